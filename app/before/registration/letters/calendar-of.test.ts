import { describe, expect, test } from "vitest";
import { calendarOf, cancelledCalendarOf, requestedCalendarOf } from "./calendar-of.ts";
import { dialogue, first, movedTo, second } from "./proof/reference.ts";
import type { Standing } from "../places/places.ts";
import type { RegistrationId } from "../shared.ts";

const needs = { origin: () => new URL("https://dialog.region.example") };
type Of = Pick<Standing, "meetingId" | "status" | "revision">;
const wanted = { registrationId: "r1" as RegistrationId, language: "sv" as const, at: new Date("2020-10-20T07:30:00Z"), email: "asa@exempel.example" };
const standing = (revision: number, status: Of["status"] = "registered", { id } = first): Of => ({ meetingId: id, status, revision });

/** What a calendar is handed in the life of one registration, in this order. */
const kinds = {
  /** The receipt, and the person's own page. */
  download: (of: typeof dialogue) => calendarOf(needs, { ...wanted, dialogue: of, standings: [standing(0), standing(0, "registered", second)] }),
  request: (of: typeof dialogue) => requestedCalendarOf(needs, { ...wanted, dialogue: of, standings: [standing(0)] }),
  /** The dialogue's file has a new version, with another hour. */
  update: (of: typeof dialogue) => requestedCalendarOf(needs, { ...wanted, dialogue: { ...of, version: of.version + 1 }, standings: [standing(0)] }),
  cancel: (of: typeof dialogue) => cancelledCalendarOf(needs, { ...wanted, dialogue: { ...of, version: of.version + 1 }, standings: [standing(1, "cancelled")] }),
};
const names = Object.keys(kinds) as (keyof typeof kinds)[];
const days = Array.from({ length: 19 }, (_, day) => new Date(Date.UTC(2020, 9, 24 + day)).toISOString().slice(0, 10));
const lines = (text: string, name: string) => [...text.matchAll(new RegExp(`^${name}[;:].*`, "gm"))].map(([line]) => line.trim());

describe("calendars of a registration, to the byte (B4, M1)", () => {
  test.each(names)("%s", async (kind) => {
    // For a file that git and people read: the ends of lines are looked at by the other tests.
    await expect(kinds[kind](dialogue)!.content.replaceAll("\r\n", "\n")).toMatchFileSnapshot(`golden/${kind}.ics`);
  });

  test.each(names)("%s on each date from 24 October to 11 November is the same but for the date", (kind) => {
    const golden = kinds[kind](dialogue)!.content;
    for (const day of days) expect(kinds[kind](movedTo(day).dialogue)!.content).toBe(golden.replaceAll("20201103T", `${day.replaceAll("-", "")}T`));
  });

  test("one entry through its life: the same UID, a higher number each time, cancelled in the end; another date another UID", () => {
    const life = [kinds.request, kinds.update, kinds.cancel].map((kind) => kind(dialogue)!.content);
    expect(new Set(life.flatMap((text) => lines(text, "UID")))).toEqual(new Set(["UID:r1.m1@dialog.region.example"]));
    expect(life.flatMap((text) => lines(text, "SEQUENCE"))).toEqual(["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"]);
    expect(life.flatMap((text) => [...lines(text, "METHOD"), ...lines(text, "STATUS")])).toEqual(["METHOD:REQUEST", "STATUS:CONFIRMED", "METHOD:REQUEST", "STATUS:CONFIRMED", "METHOD:CANCEL", "STATUS:CANCELLED"]);
    expect(lines(kinds.download(dialogue)!.content, "UID")).toEqual(["UID:r1.m1@dialog.region.example", "UID:r1.m2@dialog.region.example"]);
  });
});
