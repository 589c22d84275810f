import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OutgoingLetter, type Signing, openMailTransport } from "#platform/mail-transport";
import { type CalendarEvent, calendarFile, calendarUid } from "./calendar.ts";
import type { CalendarMethod } from "./letter.ts";
import { type Judge, openJudge } from "./proof/judge/judge.ts";
import { type MailSink, openMailSink } from "./proof/mail-sink.ts";

let sink: MailSink;
const judge = await openJudge();
beforeAll(async () => {
  sink = await openMailSink();
});
afterAll(() => sink.close());

const stamp = new Date("2020-10-20T07:30:00Z");
const words = "När salongerna tystnade; konst, kultur och en rubrik som är så lång att den måste delas på flera rader: åäö ÅÄÖ";
const event = (startsLocal: string, endsLocal: string, sequence = 1): CalendarEvent => ({
  uid: calendarUid("r1", "m1", "dialog.skane.example"),
  sequence,
  startsLocal,
  endsLocal,
  zone: "Europe/Stockholm",
  summary: words,
  description: `${words}\nAndra raden`,
  url: "https://dialog.skane.example/dialog/rum",
  organiser: { name: "Karin Möller", email: "dialog@kultur.example" },
  attendee: { email: "asa@exempel.example" },
});

/** The bytes as a mail server got them. */
async function handedOver(letter: Partial<OutgoingLetter>, signing?: Signing): Promise<Buffer> {
  const transport = openMailTransport({ url: sink.url, from: "Kulturnämnden <dialog@skane.example>", signing });
  const whole = { messageId: "<1@dialog.skane.example>", to: "asa@exempel.example", subject: `Påminnelse: ${words}`, text: "Hej Åsa\n\n- kl. 13.00–16.00\n.\n", language: "sv", replyTo: "svar@skane.example" };
  expect(await transport.send({ ...whole, ...letter })).toMatchObject({ outcome: "accepted" });
  return sink.raw.at(-1)!;
}

const withCalendar = (method: CalendarMethod, ...events: CalendarEvent[]) => handedOver({ calendar: calendarFile(method, events, stamp) });

/** The days of B4; summer time ends in the night to the 25th. */
const days = Array.from({ length: 19 }, (_, day) => new Date(Date.UTC(2020, 9, 24 + day)).toISOString().slice(0, 10));
const utc = (day: string) => (day === "2020-10-24" ? [`${day}T11:00Z`, `${day}T14:00Z`] : [`${day}T12:00Z`, `${day}T15:00Z`]);

describe.skipIf(!judge)("letters read by a program of another make (B4)", () => {
  const read: Judge = (...of) => judge!(...of);

  test.each(["PUBLISH", "REQUEST", "CANCEL"] as const)("%s on each day from 24 October to 11 November 2020: nothing is wrong, and the hour is the wall clock's", async (method) => {
    const raw = [];
    for (const day of days) raw.push(await withCalendar(method, event(`${day}T13:00`, `${day}T16:00`, 4)));
    const judged = await read(raw);
    expect(judged.map(({ faults }) => faults)).toEqual(days.map(() => []));
    expect(judged.map(({ calendar }) => [calendar?.events[0]?.starts, calendar?.events[0]?.ends])).toEqual(days.map(utc));
    const status = method === "CANCEL" ? "CANCELLED" : "CONFIRMED";
    const told = { uid: "r1.m1@dialog.skane.example", sequence: 4, status, summary: words, description: `${words}\nAndra raden` };
    for (const { calendar } of judged) expect(calendar).toMatchObject({ method, events: [told] });
    expect(judged[0]).toMatchObject({ to: ["asa@exempel.example"], subject: `Påminnelse: ${words}`, replyTo: "svar@skane.example", language: "sv", unsubscribe: null });
    expect(judged[0]?.text.replaceAll("\r\n", "\n")).toBe("Hej Åsa\n\n- kl. 13.00–16.00\n.\n");
  });

  test("a calendar that programs follow, with two dates", async () => {
    const both = [event("2020-11-03T13:00", "2020-11-03T16:00"), { ...event("2020-11-10T13:00", "2020-11-10T16:00"), uid: "m2@dialog.skane.example" }];
    const [judged] = await read([await handedOver({ calendar: calendarFile("PUBLISH", both, stamp, { name: words }) })]);
    expect(judged?.faults).toEqual([]);
    expect(judged?.calendar?.events.map(({ uid, starts }) => `${uid} ${starts}`)).toEqual(["r1.m1@dialog.skane.example 2020-11-03T12:00Z", "m2@dialog.skane.example 2020-11-10T12:00Z"]);
  });

  test("through the night when the clock goes back, around midnight, and on the days around both changes of 2020, 2026 and 2027", async () => {
    const spans: [string, string, string, string][] = [
      ["2020-10-24T23:00", "2020-10-25T04:00", "2020-10-24T21:00Z", "2020-10-25T03:00Z"],
      ["2020-10-30T22:00", "2020-10-31T00:00", "2020-10-30T21:00Z", "2020-10-30T23:00Z"],
      ["2020-10-31T23:30", "2020-11-01T00:30", "2020-10-31T22:30Z", "2020-10-31T23:30Z"],
      ["2020-03-28T13:00", "2020-03-29T13:00", "2020-03-28T12:00Z", "2020-03-29T11:00Z"],
      ["2026-03-28T13:00", "2026-03-29T13:00", "2026-03-28T12:00Z", "2026-03-29T11:00Z"],
      ["2026-10-24T13:00", "2026-10-25T13:00", "2026-10-24T11:00Z", "2026-10-25T12:00Z"],
      ["2027-03-27T13:00", "2027-03-28T13:00", "2027-03-27T12:00Z", "2027-03-28T11:00Z"],
      ["2027-10-30T13:00", "2027-10-31T13:00", "2027-10-30T11:00Z", "2027-10-31T12:00Z"],
    ];
    const raw = [];
    for (const [starts, ends] of spans) raw.push(await withCalendar("REQUEST", event(starts, ends)));
    const judged = await read(raw);
    expect(judged.map(({ faults }) => faults)).toEqual(spans.map(() => []));
    expect(judged.map(({ calendar }) => [calendar?.events[0]?.starts, calendar?.events[0]?.ends])).toEqual(spans.map(([, , starts, ends]) => [starts, ends]));
  });

  test("the controls: each thing that is broken by hand is found", async () => {
    const good = (await withCalendar("REQUEST", event("2020-11-03T13:00", "2020-11-03T16:00"))).toString("latin1");
    /** Changes the calendar that programs act on, and writes it back. */
    const inCalendar = (change: (calendar: string) => string) =>
      good.replace(/(Content-Type: text\/calendar[^\r]*\r\n)Content-Transfer-Encoding: quoted-printable\r\n\r\n([\s\S]*?)(?=\r\n--)/, (_whole, type: string, encoded: string) => {
        const calendar = encoded.replaceAll("=\r\n", "").replace(/=([0-9A-F]{2})/g, (_mark, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
        expect(change(calendar)).not.toBe(calendar);
        const written = Buffer.from(change(calendar), "latin1").toString("base64");
        return `${type}Content-Transfer-Encoding: base64\r\n\r\n${(written.match(/.{1,76}/g) ?? []).join("\r\n")}\r\n`;
      });
    const unchanged = Buffer.from(inCalendar((calendar) => `${calendar}\r\n`), "latin1");
    expect((await read([unchanged])).map(({ faults }) => faults)).toEqual([[]]);
    const broken: [string, RegExp][] = [
      [inCalendar((calendar) => calendar.replace(/BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE\r\n/, "")), /time zone that is not described/],
      [inCalendar((calendar) => calendar.replaceAll("TZOFFSETTO:+0100", "TZOFFSETTO:+0200")), /another hour than the clock shows/],
      [inCalendar((calendar) => calendar.replace(/(BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE\r\n)(BEGIN:VEVENT[\s\S]*END:VEVENT\r\n)/, "$2$1")), /before its time zone/],
      [inCalendar((calendar) => calendar.replace(/BEGIN:DAYLIGHT[\s\S]*END:DAYLIGHT\r\n/, "")), /the time zone has/],
      [inCalendar((calendar) => calendar.replace("DTSTAMP:20201020T073000Z", "DTSTAMP:20201020T073000")), /DTSTAMP is not in UTC/],
      [inCalendar((calendar) => calendar.replace("METHOD:REQUEST", "METHOD:CANCEL")), /METHOD is CANCEL, the letter says REQUEST/],
      [inCalendar((calendar) => calendar.replace("asa@", "bo@")), /somebody else than the receiver/],
      [inCalendar((calendar) => calendar.replaceAll("\r\n ", "")), /longer than 75 octets/],
      [inCalendar((calendar) => calendar.replaceAll("\r\n", "\n")), /CRLF/],
      [inCalendar((calendar) => calendar.replace("/dialog/rum", "/mitt/abc")), /personal link/],
      [good.replace("\r\nTo: ", "\r\nTo: bo@exempel.example, "), /2 receivers/],
      [good.replace("\r\nTo: ", "\r\nTo: bo@exempel.example\r\nTo: "), /To stands there 2 times/],
      [good.replace("\r\nTo: ", "\r\nBcc: bo@exempel.example\r\nTo: "), /Bcc/],
      [good.replace("Auto-Submitted: auto-generated", "Auto-Submitted: no"), /a machine/],
      [good.replace("Subject: ", "Subject: å"), /not ASCII/],
      [good.replace("\r\n\r\n", "\n\n"), /CRLF/],
    ];
    const judged = await read(broken.map(([letter]) => Buffer.from(letter, "latin1")));
    for (const [at, [, fault]] of broken.entries()) expect(judged[at]?.faults.join("\n"), String(fault)).toMatch(fault);
  });

  test("DKIM: an invitation's signature holds and covers both fields of declining with one press; a changed one does not hold (C-11)", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const keys = { "radslag2026._domainkey.skane.example": `v=DKIM1; k=rsa; p=${publicKey.export({ type: "spki", format: "der" }).toString("base64")}` };
    const signing = { selector: "radslag2026", privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
    const unsubscribe = "https://dialog.skane.example/avsluta-inbjudan/abc";
    const headers = { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
    const signed = await handedOver({ headers }, signing);
    const elsewhere = Buffer.from(signed.toString("latin1").replace(unsubscribe, "https://annan.example/"), "latin1");
    const [good, changed, without] = await read([signed, elsewhere, await handedOver({}, signing)], keys);
    expect(good).toMatchObject({ faults: [], signature: { holds: true }, unsubscribe: [`<${unsubscribe}>`, "List-Unsubscribe=One-Click"] });
    for (const field of ["from", "to", "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post"]) expect(good?.signature?.covers).toContain(field);
    expect(changed?.signature?.holds).toBe(false);
    expect(without).toMatchObject({ faults: [], signature: { holds: true }, unsubscribe: null });
  });
});
