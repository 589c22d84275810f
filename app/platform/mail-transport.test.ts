import { createHash, createPublicKey, createVerify, generateKeyPairSync } from "node:crypto";
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

test("a letter is returned to an address of its own, when it is given one; what the recipient sees stays the same", async () => {
  const senders: (string | false)[] = [];
  const { url, received } = await mailServer({
    onMailFrom: ({ address }, _session, done) => {
      senders.push(address);
      done();
    },
  });
  const transport = openMailTransport({ url, from, patience });
  await transport.send({ ...letter, returnTo: "svar+bounce-1@example.se" });
  await transport.send(letter);
  expect(senders).toEqual(["svar+bounce-1@example.se", "dialog@example.se"]);
  expect(received.map((one) => one.from?.text)).toEqual(Array(2).fill(`"Barnombudet" <dialog@example.se>`));
});

/** Verifies a DKIM signature by RFC 6376 (relaxed/relaxed, rsa-sha256), without the code that made it. The answer names the signed fields. */
function verifyDkim(raw: string, publicKey: string): string[] {
  const at = raw.indexOf("\r\n\r\n");
  const fields = raw.slice(0, at).replaceAll(/\r\n(?=[ \t])/g, "").split("\r\n");
  const relaxed = (field: string) => field.replace(/^([^:]+?)\s*:\s*/, (_, name: string) => `${name.toLowerCase()}:`).replaceAll(/[ \t]+/g, " ").trimEnd();
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? "";
  const tags = new Map(signature.replace(/^[^:]*:/, "").split(";").map((tag) => [tag.slice(0, tag.indexOf("=")).trim(), tag.slice(tag.indexOf("=") + 1).replaceAll(/\s/g, "")]));
  const body = raw.slice(at + 4).replaceAll(/[ \t]+/g, " ").replaceAll(/ \r\n/g, "\r\n").replace(/(\r\n)*$/, "\r\n");
  if (createHash("sha256").update(body, "latin1").digest("base64") !== tags.get("bh")) throw new Error("the body was changed");
  const names = (tags.get("h") ?? "").toLowerCase().split(":");
  const signed = names.flatMap((name) => fields.filter((field) => field.toLowerCase().startsWith(`${name}:`)).slice(-1)).map((field) => `${relaxed(field)}\r\n`);
  const verifier = createVerify("RSA-SHA256").update(signed.join("") + relaxed(signature).replace(/\bb=[^;]*$/, "b="), "latin1");
  if (!verifier.verify(createPublicKey(publicKey), tags.get("b") ?? "", "base64")) throw new Error("the signature does not hold");
  if (tags.get("d") !== "example.se" || tags.get("s") !== "radslag") throw new Error("another domain's key");
  return names;
}

test("with a key a letter is signed for the sender's domain, its unsubscribe fields too (RFC 8058), and a changed one is found out", async () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
  const raws: string[] = [];
  const { url } = await mailServer({
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        raws.push(Buffer.concat(chunks).toString("latin1"));
        done();
      });
    },
  });
  const headers = { "List-Unsubscribe": "<https://example.se/avboj/1>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
  const transport = openMailTransport({ url, from, patience, signing: { selector: "radslag", privateKey } });
  expect(await transport.send({ ...letter, text: "Hej!  Å ä ö \n.\n\n\n", headers })).toMatchObject({ outcome: "accepted" });
  const [raw = ""] = raws;
  expect(verifyDkim(raw, publicKey)).toEqual(expect.arrayContaining(["from", "to", "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post"]));
  expect(() => verifyDkim(raw.replace("avboj/1", "avboj/2"), publicKey)).toThrow("signature");
  expect(() => verifyDkim(raw.replace(/\r\n\r\n(.)/, "\r\n\r\n$1$1"), publicKey)).toThrow("body");
});
