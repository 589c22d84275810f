import { expect, test } from "vitest";
import { readMail } from "./read-mail.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a letter in HTML alone is read as text, one without an id gets the same id each time, broken bytes make no fault", async () => {
  const raw = bytes("From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>Hej &amp; tack</p><p>rad <b>två</b></p>");
  const mail = await readMail(raw);
  expect(mail.text.trim()).toBe("Hej & tack\nrad två");
  const again = bytes(`X-UIDL: 7\r\nStatus: RO\r\n${new TextDecoder().decode(raw)}`);
  expect(mail.messageId).toMatch(/@no-message-id>$/);
  expect((await readMail(again)).messageId, "also when the server has added to its head in between").toBe(mail.messageId);
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
  const { attachments } = await readMail(bytes(report));
  const status = attachments.find(({ type }) => type === "message/delivery-status");
  expect(new TextDecoder().decode(status?.bytes)).toContain("Status: 5.1.1");
});
