import ICAL from "ical.js";
import type { AddressObject } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toInstant } from "#platform/civil-time";
import { openMailTransport } from "#platform/mail-transport";
import { readMail } from "#platform/inbox/read-mail";
import { type CalendarEvent, calendarFile, calendarUid } from "./calendar.ts";
import type { CalendarMethod } from "./letter.ts";
import { type MailSink, openMailSink } from "./proof/mail-sink.ts";

const zone = "Europe/Stockholm";
const days = Array.from({ length: 19 }, (_, day) => new Date(Date.UTC(2020, 9, 24 + day)).toISOString().slice(0, 10));
const event = (day: string, sequence: number): CalendarEvent => ({
  uid: calendarUid("r1", "m1", "dialog.skane.example"),
  sequence,
  startsLocal: `${day}T13:00`,
  endsLocal: `${day}T16:00`,
  zone,
  summary: "När salongerna tystnade",
  description: "Vad har pandemin gjort med kulturen i Skåne?",
  organiser: { name: "Karin Möller", email: "dialog@kultur.example" },
  attendee: { email: "asa@exempel.example" },
});

let sink: MailSink;
beforeAll(async () => {
  sink = await openMailSink();
});
afterAll(() => sink.close());

/** As it arrives: read by a mail parser that is not ours, and the calendar in it by a calendar parser that is not ours. */
async function arrived(method: CalendarMethod, day: string, sequence: number) {
  const transport = openMailTransport({ url: sink.url, from: "Kulturnämnden <dialog@skane.example>" });
  const sent = await transport.send({
    messageId: `<${day}.${sequence}@dialog.skane.example>`,
    to: "asa@exempel.example",
    subject: `Påminnelse: mötet den ${day}`,
    text: "Hej Åsa\n\n- kl. 13.00–16.00\n",
    calendar: calendarFile(method, [event(day, sequence)], new Date("2020-10-20T07:30:00Z")),
  });
  expect(sent.outcome).toBe("accepted");
  const mail = sink.letters.at(-1)!;
  const part = mail.attachments.find(({ contentType }) => contentType === "text/calendar");
  return { mail, part, calendar: part?.content.toString("utf8") ?? "" };
}

describe("a calendar file in a letter, for every day from 24 October to 11 November 2020 (B4)", () => {
  test.each(days)("%s: words, address and hour come through whole", async (day) => {
    const { mail, calendar } = await arrived("REQUEST", day, 1);
    expect((mail.to as AddressObject).value).toEqual([{ address: "asa@exempel.example", name: "" }]);
    expect(mail.subject).toBe(`Påminnelse: mötet den ${day}`);
    expect(mail.text).toContain("Hej Åsa\n\n- kl. 13.00–16.00");
    const component = new ICAL.Component(ICAL.parse(calendar));
    ICAL.TimezoneService.reset();
    for (const described of component.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(described);
    const found = new ICAL.Event(component.getFirstSubcomponent("vevent") ?? undefined);
    expect(found.summary).toBe("När salongerna tystnade");
    expect(new Date(found.startDate.toUnixTime() * 1000)).toEqual(toInstant({ local: `${day}T13:00`, zone }));
    expect(new Date(found.endDate.toUnixTime() * 1000)).toEqual(toInstant({ local: `${day}T16:00`, zone }));
  });

  test("the method stands in the mail's own header too, which is what makes a calendar act on it", async () => {
    for (const method of ["REQUEST", "CANCEL"] as const) {
      const { part, calendar } = await arrived(method, "2020-11-03", 2);
      expect(String((part?.headers.get("content-type") as { params?: { method?: string } } | undefined)?.params?.method)).toBe(method);
      expect(calendar).toContain(`METHOD:${method}\r\n`);
    }
  });

  test("Outlook's rule: every TZID that is used is described before it, with both halves of the year from 1970 on, under the same name", async () => {
    const { calendar } = await arrived("REQUEST", "2020-11-03", 1);
    const used = [...calendar.matchAll(/^DT(?:START|END);TZID=([^:]+):/gm)].map(([, name]) => name);
    expect(used).toEqual([zone, zone]);
    const [described = "", rest = ""] = calendar.split("END:VTIMEZONE");
    expect(rest).toContain("BEGIN:VEVENT");
    expect(described).not.toContain("BEGIN:VEVENT");
    expect(described).toContain(`TZID:${zone}\r\n`);
    for (const half of ["STANDARD", "DAYLIGHT"]) {
      const block = new RegExp(`BEGIN:${half}\\r\\n([\\s\\S]*?)END:${half}`).exec(described)?.[1] ?? "";
      for (const needed of ["TZOFFSETFROM:", "TZOFFSETTO:", "DTSTART:1970", "RRULE:FREQ=YEARLY;"]) expect(block).toContain(needed);
    }
    expect(calendar).not.toContain("TZURL");
  });

  test("a moved date and a cancelled one are the same entry with a higher number", async () => {
    const read = (calendar: string) => new ICAL.Event(new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent("vevent") ?? undefined);
    const steps = [await arrived("REQUEST", "2020-11-03", 1), await arrived("REQUEST", "2020-11-04", 2), await arrived("CANCEL", "2020-11-04", 3)];
    const events = steps.map(({ calendar }) => read(calendar));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(1);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(events.at(-1)?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  test("a second mail parser agrees with the first", async () => {
    const { mail } = await arrived("REQUEST", "2020-10-25", 1);
    const raw = mail.headerLines.map(({ line }) => line).join("\r\n");
    const again = await readMail(new TextEncoder().encode(`${raw}\r\n\r\n`));
    expect(again).toMatchObject({ from: "dialog@skane.example", to: ["asa@exempel.example"], subject: mail.subject, messageId: mail.messageId });
  });
});
