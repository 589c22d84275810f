import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { languages } from "#platform/i18n";
import { dialogueOf } from "../dialogue.ts";
import { readDialogueFile } from "../file/read-file.ts";
import { calendarFeed } from "./feed.ts";

const read = readDialogueFile(readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8"));
if (read.outcome === "refused") throw new Error(JSON.stringify(read.reasons));
const { file } = read;
type HeadOfTest = Parameters<typeof dialogueOf>[0];
const head = { id: "d", authorityId: "a", state: "published", version: 3, meetingIds: new Map([[1, "m1"], [2, "m2"]]) } as unknown as HeadOfTest;
const feed = (language: (typeof languages)[number], moved = file) =>
  calendarFeed(dialogueOf(head, moved), { language, origin: new URL("https://dialog.region.example"), at: new Date("2020-10-01T08:00:00Z") });

describe("the calendar feed (I3)", () => {
  test.each(languages)("in %s: an independent reader finds both dates at 13 to 16, Swedish time, with the page to go to", (language) => {
    const calendar = new ICAL.Component(ICAL.parse(feed(language)));
    const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    expect(events.map(({ uid, sequence, startDate, endDate }) => `${uid} ${sequence} ${startDate.toString()} ${endDate.toString()} ${startDate.zone.tzid}`)).toEqual([
      "m1@dialog.region.example 2 2020-11-03T13:00:00 2020-11-03T16:00:00 Europe/Stockholm",
      "m2@dialog.region.example 2 2020-11-10T13:00:00 2020-11-10T16:00:00 Europe/Stockholm",
    ]);
    expect(events[0]?.summary).toBe(`${file.title[language]}: ${file.meetings[0]?.title[language]}`);
    expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe(file.title[language]);
    expect(events[0]?.component.getFirstPropertyValue("url")).toBe(`https://dialog.region.example${language === "sv" ? "" : `/${language}`}/dialog/nar-salongerna-tystnade`);
    expect(feed(language)).not.toMatch(/ATTENDEE|mitt\//);
  });

  test.each(languages)("in %s it is this text", async (language) => {
    // For a file that git and people read; the ends of lines are looked at below.
    await expect(feed(language).replaceAll("\r\n", "\n")).toMatchFileSnapshot(`golden/feed.${language}.ics`);
    expect(feed(language).replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("with a date on each day from 24 October to 11 November it differs in nothing but the days", () => {
    const [first] = file.meetings;
    const on = (day: string) => ({ ...file, meetings: [{ ...first!, starts: `${day}T13:00`, ends: `${day}T16:00` }] });
    const golden = feed("sv", on("2020-11-03"));
    for (let at = 0; at < 19; at += 1) {
      const day = new Date(Date.UTC(2020, 9, 24 + at)).toISOString().slice(0, 10);
      expect(feed("sv", on(day))).toBe(golden.replaceAll("20201103T", `${day.replaceAll("-", "")}T`));
    }
  });

  test("a date that was moved keeps its UID", () => {
    const uids = (text: string) => [...text.matchAll(/^UID:.*$/gm)].map(([line]) => line);
    const moved = { ...file, meetings: file.meetings.map((meeting) => ({ ...meeting, starts: "2020-12-01T13:00", ends: "2020-12-01T16:00" })) };
    expect(uids(feed("sv", moved))).toEqual(uids(feed("sv")));
    expect(feed("sv", moved)).not.toBe(feed("sv"));
  });
});
