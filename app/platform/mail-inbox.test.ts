import type { AddressInfo } from "node:net";
import hoodiecrow from "hoodiecrow-imap";
import { afterEach, expect, test } from "vitest";
import { type IncomingMail, openMailInbox, readMail } from "./mail-inbox.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A real IMAP server on a free port, with these letters in its INBOX. */
async function imapServer(...letters: string[]): Promise<string> {
  const server = hoodiecrow({ storage: { INBOX: { messages: letters.map((letter) => ({ raw: Buffer.from(letter).toString("binary") })) } } });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return `imap://testuser:testpass@127.0.0.1:${(server.server.address() as AddressInfo).port}/INBOX`;
}

const letter = (number: number) =>
  [
    `Message-ID: <${number}@exempel.example>`,
    "From: =?utf-8?Q?=C3=85sa_Lindh=C3=A9?= <Asa@Exempel.example>",
    "To: Region <svar+abc@Region.example>",
    "Delivered-To: <brevlada@region.example>",
    `Subject: Sv: brev ${number}`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    "Ja, gärna på måndag.\u0000",
    "",
  ].join("\r\n");

test("an inbox hands over each unread letter once, oldest first, and marks it as read (T2)", async () => {
  const inbox = openMailInbox(await imapServer(letter(1), letter(2)));
  const taken: IncomingMail[] = [];
  const take = (mail: IncomingMail) => Promise.resolve(void taken.push(mail));
  expect(await inbox.readNew(take)).toBe(2);
  expect(taken.map(({ messageId }) => messageId)).toEqual(["<1@exempel.example>", "<2@exempel.example>"]);
  expect(taken[0]).toMatchObject({ from: "asa@exempel.example", to: ["svar+abc@region.example", "brevlada@region.example"], subject: "Sv: brev 1" });
  expect(taken[0]?.text.trim()).toBe("Ja, gärna på måndag.");
  expect(await inbox.readNew(take)).toBe(0);
});

test("what could not be taken is handed over again", async () => {
  const inbox = openMailInbox(await imapServer(letter(1)));
  await expect(inbox.readNew(() => Promise.reject(new Error("the database is away")))).rejects.toThrow("away");
  expect(await inbox.readNew(() => Promise.resolve())).toBe(1);
});

test("a wrong password and a server that is away are faults that name no secret", async () => {
  const address = await imapServer();
  for (const wrong of [address.replace("testpass", "hemligt"), "imap://a:hemligt@127.0.0.1:1/INBOX"]) {
    const fault: unknown = await openMailInbox(wrong).readNew(() => Promise.resolve()).catch((caught: unknown) => caught);
    expect(fault).toBeInstanceOf(Error);
    expect(String(fault)).not.toContain("hemligt");
  }
});

test("a letter in HTML alone is read as text, one without an id gets the same id each time, broken bytes make no fault", async () => {
  const raw = new TextEncoder().encode("From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>Hej &amp; tack</p><p>rad <b>två</b></p>");
  const mail = await readMail(raw);
  expect(mail.text.trim()).toBe("Hej & tack\nrad två");
  expect(mail.messageId).toBe((await readMail(raw)).messageId);
  expect(await readMail(new Uint8Array([0, 255, 254, 10, 13, 0]))).toMatchObject({ from: undefined, to: [] });
});

test("a delivery report comes with its machine-readable part", async () => {
  const report = [
    "From: MAILER-DAEMON@mx.example",
    "To: svar@region.example",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
    "",
    "--x",
    "Content-Type: text/plain",
    "",
    "Sorry.",
    "--x",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    "",
    "Final-Recipient: rfc822; borta@exempel.example",
    "Action: failed",
    "Status: 5.1.1",
    "--x--",
  ].join("\r\n");
  const { attachments } = await readMail(new TextEncoder().encode(report));
  const status = attachments.find(({ type }) => type === "message/delivery-status");
  expect(new TextDecoder().decode(status?.bytes)).toContain("Status: 5.1.1");
});
