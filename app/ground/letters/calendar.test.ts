import ICAL from "ical.js";
import { afterEach, describe, expect, test } from "vitest";
import { toInstant } from "#platform/civil-time";
import { type CalendarEvent, calendarFile, calendarUid } from "./calendar.ts";

const zone = "Europe/Stockholm";
const stamp = new Date("2020-10-20T07:30:00Z");
const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: calendarUid("r1", "m1", "dialog.skane.example"),
  sequence: 0,
  startsLocal: "2020-11-03T13:00",
  endsLocal: "2020-11-03T16:00",
  zone,
  summary: "Dialogmöte 1; konst, kultur",
  description: "Hej!\nVägen in: se ditt brev.",
  organiser: { name: "Kulturnämnden", email: "kultur@skane.example" },
  attendee: { email: "asa@exempel.example", name: "Åsa Öberg" },
  ...over,
});

/** Read by another program, with the file's own description of the zone and no other. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  ICAL.TimezoneService.reset();
  for (const described of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(described);
  const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  return { calendar, events };
}

describe("the calendar file (M1)", () => {
  test("is this text, to the byte", () => {
    expect(calendarFile("REQUEST", [event({ sequence: 2, url: "https://dialog.skane.example/dialog/rum" })], stamp)).toEqual({
      method: "REQUEST",
      content: [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Radslag//letters//SV",
        "METHOD:REQUEST",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Stockholm",
        "X-LIC-LOCATION:Europe/Stockholm",
        "BEGIN:DAYLIGHT",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:r1.m1@dialog.skane.example",
        "SEQUENCE:2",
        "DTSTAMP:20201020T073000Z",
        "DTSTART;TZID=Europe/Stockholm:20201103T130000",
        "DTEND;TZID=Europe/Stockholm:20201103T160000",
        "SUMMARY:Dialogmöte 1\\; konst\\, kultur",
        "DESCRIPTION:Hej!\\nVägen in: se ditt brev.",
        'ORGANIZER;CN="Kulturnämnden":mailto:kultur@skane.example',
        'ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE;CN="Åsa Öberg":MAILTO:asa@exemp',
        " el.example",
        "URL;VALUE=URI:https://dialog.skane.example/dialog/rum",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
      ].join("\r\n"),
    });
  });

  test("PUBLISH holds both dates, one UID each, and no attendee; CANCEL says cancelled (M5)", () => {
    const both = [event(), event({ uid: calendarUid("r1", "m2", "x.example"), startsLocal: "2020-11-10T13:00", endsLocal: "2020-11-10T16:00" })];
    const { content } = calendarFile("PUBLISH", both, stamp);
    expect(content).not.toContain("ATTENDEE");
    expect(content.match(/^BEGIN:VTIMEZONE/gm)).toHaveLength(1);
    expect(read(content).events.map(({ uid }) => uid)).toEqual(["r1.m1@dialog.skane.example", "r1.m2@x.example"]);

    const cancelled = read(calendarFile("CANCEL", [event({ sequence: 3 })], stamp).content);
    expect(cancelled.calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(cancelled.events[0]?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(cancelled.events[0]).toMatchObject({ uid: "r1.m1@dialog.skane.example", sequence: 3 });
    expect(() => calendarFile("REQUEST", both, stamp)).toThrow(RangeError);
    expect(() => calendarFile("PUBLISH", [], stamp)).toThrow(RangeError);
  });

  test("a protected identity has no name, only the address the letter goes to (R8)", () => {
    const { content } = calendarFile("REQUEST", [event({ attendee: { email: "x@exempel.example" } })], stamp);
    expect(content).not.toContain("Åsa");
    expect(content).toContain("x@exempel.example");
  });

  test("no line is longer than 75 bytes, and words come back whole", () => {
    const long = "Å".repeat(200) + "; kulturskapares villkor, " + "ö 🎭 ".repeat(60);
    const { content } = calendarFile("PUBLISH", [event({ summary: long, description: `${long}\n${long}` })], stamp);
    for (const line of content.split("\r\n")) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(read(content).events[0]).toMatchObject({ summary: long, description: `${long}\n${long}` });
  });

  test("what a person wrote cannot add a line of its own", () => {
    const { content } = calendarFile("REQUEST", [event({ summary: "x\r\nATTENDEE:mailto:evil@x.example", attendee: { email: "a@b.example", name: 'A"\r\nX-EVIL:1' } })], stamp);
    expect(content).not.toMatch(/^(ATTENDEE:|X-EVIL)/m);
    expect(read(content).events).toHaveLength(1);
  });
});

describe("the hour is right on every day around the change of 25 October 2020, whatever the server's own zone", () => {
  const serverZone = process.env["TZ"];
  afterEach(() => {
    if (serverZone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = serverZone;
  });
  const days = Array.from({ length: 19 }, (_, day) => new Date(Date.UTC(2020, 9, 24 + day)).toISOString().slice(0, 10));

  test.each(["UTC", "Europe/Stockholm", "America/New_York", "Asia/Kolkata"])("%s", (tz) => {
    process.env["TZ"] = tz;
    expect(days.at(-1)).toBe("2020-11-11");
    for (const day of days) {
      const [startsLocal, endsLocal] = [`${day}T13:00`, `${day}T16:00`];
      const [found] = read(calendarFile("REQUEST", [event({ startsLocal, endsLocal })], stamp).content).events;
      expect(found?.startDate.toString()).toBe(`${startsLocal}:00`);
      expect(new Date(found!.startDate.toUnixTime() * 1000)).toEqual(toInstant({ local: startsLocal, zone }));
      expect(new Date(found!.endDate.toUnixTime() * 1000)).toEqual(toInstant({ local: endsLocal, zone }));
    }
  });
});
