import type { Browser } from "playwright-core";
import type { Cast } from "../cast.ts";
import type { House } from "../house.ts";
import type { MediaRooms } from "../media-rooms.ts";
import type { Programme } from "../programme.ts";
import { addressOf } from "../registrations.ts";
import type { Visitor } from "../visitor.ts";

/** What the chapters of the journey hand on to each other. */
export type World = {
  house: House;
  browser: Browser;
  cast: Cast;
  rooms: MediaRooms;
  /** Karin answers topics and writes letters; Anna leads at a page, Samir on the line alone. */
  karin: Visitor;
  anna: Visitor;
  samir: Programme;
  /** Names of those in `pages`. */
  names: string[];
  /** Four with camera and microphone, the first of them the proposer, and one in text. */
  pages: Visitor[];
  text: Visitor;
};

export const topic = "Låt tomma scener bli öppna replokaler";
export const amira = { name: "Amira Holst", email: addressOf("Amira Holst") };
