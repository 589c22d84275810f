import { createContext } from "react-router";
import type { Authorities } from "#authorities";
import type { Dialogues } from "#dialogues";
import type { Topics } from "#topics";
import type { RegistrationRoom } from "#registration";

/**
 * The use cases that pages may call. Pages import this context and only *types* of rooms: main.ts opened each room once
 * and handed it in here, so that nothing exists a second time in the page bundle.
 */
export type House = {
  authorities: Authorities;
  dialogues: Dialogues;
  topics: Topics;
  registration: RegistrationRoom;
};

export const house = createContext<House>();
