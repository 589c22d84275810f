import { createContext } from "react-router";
import type { OpenHouse } from "../open-house.ts";

/**
 * The use cases that pages may call. Pages import this context and only *types* of rooms: main.ts opened each room once
 * and handed it in here, so that nothing exists a second time in the page bundle.
 */
export type House = OpenHouse;

export const house = createContext<House>();
