import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { readMail } from "#platform/inbox/read-mail";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { AuthorityId } from "#authorities";
import { type Rooms, openRooms, saveExample } from "../proof/rooms.ts";
import { readReport } from "./report.ts";
import { letterReturned, returnAddress } from "./return-address.ts";

let fresh: FreshDatabase;
let rooms: Rooms;
let authorityId: AuthorityId;
beforeAll(async () => {
  fresh = await freshDatabase();
  rooms = openRooms(fresh.database, stoppedClock(new Date("2020-10-20T07:30:00Z")), { to: "nowhere" });
  authorityId = await saveExample(rooms);
});
afterAll(() => fresh.drop());

const inbox = "svar@skane.example";
const queue = (to: string, batchId?: string) =>
  fresh.database.transaction().execute((trx) => rooms.letters.queue(trx, { authorityId, to, batchId, purpose: "receipt", version: randomIds.next(), subject: "Kvitto", text: "Hej", language: "sv" }));

type Report = { to: string; action?: string; status?: string; diagnostic?: string; enclosed?: string };
/** As Postfix writes it. */
const report = ({ to, action = "failed", status = "5.1.1", diagnostic = "smtp; 550 5.1.1 <x@y.example>: Recipient\r\n    address rejected", enclosed = "" }: Report) =>
  readMail(
    new TextEncoder().encode(
      [
        "Return-Path: <>",
        "From: MAILER-DAEMON@mx.example (Mail Delivery System)",
        `To: ${to}`,
        "Subject: Undelivered Mail Returned to Sender",
        "Message-ID: <1@mx.example>",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "MIME-Version: 1.0",
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "I am sorry to have to inform you that your message could not be delivered.",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.example",
        "Arrival-Date: Tue, 20 Oct 2020 09:30:00 +0200",
        "",
        "Final-Recipient: rfc822; x@y.example",
        `Action: ${action}`,
        `Status: ${status}`,
        `Diagnostic-Code: ${diagnostic}`,
        "--b",
        "Content-Type: text/rfc822-headers",
        "",
        enclosed,
        "--b--",
        "",
      ].join("\r\n"),
    ),
  );

describe("a letter that comes back (RFC 3464, M2)", () => {
  test("is found by the address it came back to, says so in the mail server's words, once, and marks its address", async () => {
    const { letterId } = await queue("Fel@y.example");
    const mail = await report({ to: returnAddress(letterId, inbox) });
    expect(await rooms.letters.takeBounce(mail)).toEqual({ outcome: "bounced" });
    expect(await rooms.letters.takeBounce(mail)).toEqual({ outcome: "already" });
    expect(await rooms.letters.badAddresses(authorityId, ["fel@Y.example", "annan@y.example"])).toEqual(["fel@y.example"]);
    expect(await rooms.letters.badAddresses(randomIds.next() as AuthorityId, ["fel@y.example"])).toEqual([]);
  });

  test("or by the Message-ID of what is enclosed, and stands beside the letter", async () => {
    const batchId = randomIds.next();
    const { letterId } = await queue("borta@y.example", batchId);
    await queue("kvar@y.example", batchId);
    const mail = await report({ to: "dialog@skane.example", status: "5.2.2", enclosed: `Subject: Kvitto\r\nMessage-ID: <${letterId}@dialog.skane.example>` });
    expect(await rooms.letters.takeBounce(mail)).toEqual({ outcome: "bounced" });
    const bounced = { status: "5.2.2", words: "550 5.1.1 <x@y.example>: Recipient address rejected", at: new Date("2020-10-20T07:30:00Z") };
    expect((await rooms.letters.of({ batchId })).map((letter) => letter.bounced)).toEqual([bounced, undefined]);
  });

  test("late is not lost; a stranger's report and one about nothing of ours change nothing", async () => {
    const { letterId } = await queue("sen@y.example");
    expect(await rooms.letters.takeBounce(await report({ to: returnAddress(letterId, inbox), action: "delayed", status: "4.4.1" }))).toEqual({ outcome: "not-final" });
    expect(await rooms.letters.takeBounce(await report({ to: returnAddress(randomIds.next(), inbox) }))).toEqual({ outcome: "not-ours" });
    expect(await rooms.letters.takeBounce(await report({ to: "svar+abc@skane.example" }))).toEqual({ outcome: "not-ours" });
    expect(await rooms.letters.takeBounce(await report({ to: "a@b.example", enclosed: `Message-ID: <${letterId}@elsewhere.example>` }))).toEqual({ outcome: "not-ours" });
    expect(await rooms.letters.badAddresses(authorityId, ["sen@y.example"])).toEqual([]);
  });
});

describe("reading a report", () => {
  test("folded lines, other orders, no diagnostic, several recipients", () => {
    expect(readReport("Reporting-MTA: x\n\nAction: Failed\nDiagnostic-Code: smtp; 550\n  no such\n\tuser\nStatus: 5.1.1 (bad)")).toEqual({ status: "5.1.1", words: "550 no such user" });
    expect(readReport("a: b\r\n\r\naction: failed")).toEqual({ status: "5.0.0", words: "" });
    expect(readReport("a: b\n\nAction: delivered\n\nAction: failed\nStatus: 5.7.1")).toEqual({ status: "5.7.1", words: "" });
    for (const none of ["", "hello", "Action: delayed\nStatus: 4.0.0", "\u0000\u0001: \n\n\n"]) expect(readReport(none)).toBeUndefined();
  });

  test("the address fits: 60 characters before the @ with the longest inbox name", () => {
    const id = randomIds.next();
    const address = returnAddress(id, `${"a".repeat(20)}@skane.example`);
    expect(address.split("@")[0]).toHaveLength(60);
    expect(letterReturned([address.toUpperCase()], "", "x")).toBe(id);
  });
});
