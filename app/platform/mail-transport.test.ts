import { createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { type OutgoingLetter, openMailTransport } from "./mail-transport.ts";

const letter: OutgoingLetter = {
  messageId: "<1.receipt@dialog.example.se>",
  to: "ärna@example.se",
  subject: "Du är anmäld",
  text: "Hej!\n\nVälkommen den 3 november.\n",
};
const from = "Barnombudet <dialog@example.se>";
const patience = { connecting: 1_000, silence: 300 };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A mail server on a free port that does what the test wants, and keeps what it accepted. */
async function mailServer(options: SMTPServerOptions, credentials = ""): Promise<{ url: string; received: ParsedMail[] }> {
  const received: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: credentials ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    allowInsecureAuth: true,
    onData: (stream, _session, done) => {
      const keep = async () => {
        received.push(await simpleParser(stream));
        done();
      };
      void keep();
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `smtp://${credentials}127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}

/** Speaks just enough SMTP to reach one step, and does something rude there. */
async function rudeServer(step: "greeting" | "RCPT" | "DATA" | "body", rude: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    let inBody = false;
    if (step === "greeting") return rude(socket);
    socket.write("220 rude\r\n");
    socket.on("data", (chunk) => {
      const text = chunk.toString();
      if (inBody) return void (text.endsWith("\r\n.\r\n") && rude(socket));
      for (const line of text.trim().split("\r\n")) {
        if (line.startsWith(step)) return rude(socket);
        inBody = line === "DATA";
        socket.write(inBody ? "354 go on\r\n" : "250 ok\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const reply = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

test("M2: accepted, with our own Message-ID, sender, reply address, plain text and calendar", async () => {
  const { url, received } = await mailServer({});
  const full: OutgoingLetter = {
    ...letter,
    replyTo: "dialog@example.se",
    language: "sv",
    headers: { "List-Unsubscribe": "<https://dialog.example.se/av>" },
    calendar: { method: "REQUEST", content: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n" },
  };
  expect(await openMailTransport({ url, from }).send(full)).toMatchObject({
    outcome: "accepted",
    reply: expect.stringMatching(/^250/),
  });
  const [mail] = received;
  expect(mail).toMatchObject({ messageId: letter.messageId, subject: "Du är anmäld", text: letter.text, html: false });
  expect(mail?.from?.text).toBe('"Barnombudet" <dialog@example.se>');
  expect(mail?.replyTo?.text).toBe("dialog@example.se");
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.headers.get("content-language")).toBe("sv");
  expect(mail?.headerLines.some(({ line }) => line === "List-Unsubscribe: <https://dialog.example.se/av>")).toBe(true);
  expect(mail?.attachments.map(({ contentType }) => contentType)).toContain("application/ics");
});

test.each([
  ["RCPT 550", { onRcptTo: (_to, _session, done) => done(reply(550, "no such mailbox")) }, "refused", "550 no such mailbox"],
  ["RCPT 451", { onRcptTo: (_to, _session, done) => done(reply(451, "greylisted")) }, "deferred", "451 greylisted"],
  [
    "MAIL 554",
    { onMailFrom: (_from, _session, done) => done(reply(554, "sender not welcome")) },
    "refused",
    "554 sender not welcome",
  ],
  [
    "554 after the letter",
    { onData: (stream, _session, done) => void stream.resume().on("end", () => done(reply(554, "looks like spam"))) },
    "refused",
    "554 looks like spam",
  ],
  [
    "452 after the letter",
    { onData: (stream, _session, done) => void stream.resume().on("end", () => done(reply(452, "disk full"))) },
    "deferred",
    "452 disk full",
  ],
] as [string, SMTPServerOptions, string, string][])("M2: %s", async (_name, options, outcome, said) => {
  const { url } = await mailServer(options);
  expect(await openMailTransport({ url, from }).send(letter)).toEqual({ outcome, reply: said });
});

test("M2: a wrong password is our fault and not the letter's: deferred", async () => {
  const { url } = await mailServer({ onAuth: (_auth, _session, done) => done(reply(535, "who are you")) }, "user:wrong@");
  expect(await openMailTransport({ url, from }).send(letter)).toMatchObject({
    outcome: "deferred",
    reply: expect.stringContaining("535"),
  });
});

test("M2: the right password logs in", async () => {
  const { url, received } = await mailServer(
    { onAuth: ({ username, password }, _session, done) => done(null, { user: `${username} ${password}` }) },
    "user:r%C3%A4tt@",
  );
  expect(await openMailTransport({ url, from }).send(letter)).toMatchObject({ outcome: "accepted" });
  expect(received).toHaveLength(1);
});

test.each(["greeting", "RCPT", "DATA"] as const)("M2: dropped at %s: certainly not taken, so deferred", async (step) => {
  const url = await rudeServer(step, (socket) => socket.destroy());
  expect(await openMailTransport({ url, from, patience }).send(letter)).toMatchObject({ outcome: "deferred" });
});

test.each(["greeting", "RCPT", "DATA"] as const)("M2: silent at %s: deferred", async (step) => {
  const url = await rudeServer(step, () => {});
  expect(await openMailTransport({ url, from, patience }).send(letter)).toMatchObject({ outcome: "deferred" });
});

test("M2: dropped after the whole letter: unknown", async () => {
  const url = await rudeServer("body", (socket) => socket.destroy());
  expect(await openMailTransport({ url, from, patience }).send(letter)).toMatchObject({ outcome: "unknown" });
});

test("M2: silent after the whole letter: unknown", async () => {
  const url = await rudeServer("body", () => {});
  expect(await openMailTransport({ url, from, patience }).send(letter)).toMatchObject({ outcome: "unknown" });
});

test("M2: nobody there: deferred; not an address: refused", async () => {
  expect(await openMailTransport({ url: "smtp://127.0.0.1:1", from, patience }).send(letter)).toMatchObject({
    outcome: "deferred",
    reply: expect.stringContaining("ECONNREFUSED"),
  });
  const { url } = await mailServer({});
  expect(await openMailTransport({ url, from }).send({ ...letter, to: "nobody" })).toMatchObject({ outcome: "refused" });
});

test("a subject with a line break brings no header, an address with a comma no second recipient", async () => {
  const recipients: string[] = [];
  const { url, received } = await mailServer({ onRcptTo: ({ address }, _session, done) => (recipients.push(address), done()) });
  expect(await openMailTransport({ url, from }).send({ ...letter, to: "a@example.se, b@example.se" })).toMatchObject({
    outcome: "refused",
  });
  expect(recipients).toEqual([]);
  await openMailTransport({ url, from }).send({ ...letter, to: "a@example.se", subject: "Hej\r\nBcc: b@example.se" });
  expect(received[0]?.bcc).toBeUndefined();
  expect(received[0]?.headers.has("bcc")).toBe(false);
});
