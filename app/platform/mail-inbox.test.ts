import { afterEach, describe, expect, test } from "vitest";
import { openImapServer } from "./inbox/proof/imap-server.ts";
import { openPop3Server } from "./inbox/proof/pop3-server.ts";
import { openTornLine } from "./inbox/proof/torn-line.ts";
import { type InboxMemory, type IncomingMail, openMailInbox } from "./mail-inbox.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Real ones, each on a free port. */
const servers = { imap: openImapServer, pop3: openPop3Server };

function memoryOf(): InboxMemory {
  const taken = new Set<string>();
  return {
    fresh: (mailbox, ids) => Promise.resolve(ids.filter((id) => !taken.has(`${mailbox} ${id}`))),
    taken: (mailbox, id) => Promise.resolve(void taken.add(`${mailbox} ${id}`)),
  };
}

const letter = (number: number, text = "Ja, gärna på måndag.\u0000", type = "text/plain; charset=utf-8") =>
  Buffer.from(
    [
      `Message-ID: <${number}@exempel.example>`,
      "From: =?utf-8?Q?=C3=85sa_Lindh=C3=A9?= <Asa@Exempel.example>",
      "To: Region <svar+abc@Region.example>",
      "Delivered-To: <brevlada@region.example>",
      `Subject: Sv: brev ${number}`,
      `Content-Type: ${type}`,
      "Content-Transfer-Encoding: 8bit",
      "",
      text,
      "",
    ].join("\r\n"),
  );

const numbersOf = (mails: readonly IncomingMail[]) => mails.map(({ messageId }) => Number(/\d+/.exec(messageId)?.[0]));

describe.each(["imap", "pop3"] as const)("an inbox by %s (T2)", (protocol) => {
  const address = (port: number, password = "testpass") => `${protocol}://testuser:${password}@127.0.0.1:${port}/INBOX`;
  async function serve(...letters: Uint8Array[]): Promise<number> {
    const server = await servers[protocol](letters);
    closing.push(() => server.close());
    return server.port;
  }
  /** Keeps what it was handed. */
  function taker() {
    const mails: IncomingMail[] = [];
    return { mails, take: (mail: IncomingMail) => Promise.resolve(void mails.push(mail)) };
  }

  test("hands over each letter once, oldest first, also when it is opened again", async () => {
    const [url, memory, { mails, take }] = [address(await serve(letter(1), letter(2))), memoryOf(), taker()];
    expect(await openMailInbox(url, memory).readNew(take)).toEqual({ taken: 2, faults: [] });
    expect(numbersOf(mails)).toEqual([1, 2]);
    expect(mails[0]).toMatchObject({ from: "asa@exempel.example", to: ["svar+abc@region.example", "brevlada@region.example"], subject: "Sv: brev 1" });
    expect(mails[0]?.text.trim()).toBe("Ja, gärna på måndag.");
    expect(await openMailInbox(url, memory).readNew(take)).toEqual({ taken: 0, faults: [] });
  });

  test("a letter that cannot be taken now holds up no other, and comes again after the rest", async () => {
    const { mails, take } = taker();
    let away = true;
    const inbox = openMailInbox(address(await serve(letter(1), letter(2))), memoryOf());
    const choosy = (mail: IncomingMail) => (away && mail.subject.endsWith("1") ? Promise.reject(new Error("the database is away")) : take(mail));
    expect(await inbox.readNew(choosy)).toEqual({ taken: 1, faults: [new Error("the database is away")] });
    away = false;
    expect(await inbox.readNew(choosy)).toEqual({ taken: 1, faults: [] });
    expect(numbersOf(mails)).toEqual([2, 1]);
  });

  test("a letter that nobody can read is told of once, and holds up no other", async () => {
    const { mails, take } = taker();
    const deep = Buffer.from(Array.from({ length: 400 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(""));
    const inbox = openMailInbox(address(await serve(deep, letter(2))), memoryOf());
    expect(await inbox.readNew(take)).toEqual({ taken: 1, faults: [new Error("A letter in the inbox cannot be read; it stays there")] });
    expect(await inbox.readNew(take)).toEqual({ taken: 0, faults: [] });
    expect(numbersOf(mails)).toEqual([2]);
  });

  test("bytes come as they were sent: another alphabet, lines of dots", async () => {
    const { mails, take } = taker();
    const text = "Hej\r\n.\r\n..\r\n.med punkt\r\nslut på åäö";
    const latin = Buffer.from(letter(1, text, "text/plain; charset=iso-8859-1").toString(), "latin1");
    await openMailInbox(address(await serve(latin)), memoryOf()).readNew(take);
    expect(mails[0]?.text.trim()).toBe(text.replaceAll("\r\n", "\n"));
  });

  test("a letter of 20 MB is cut, and the next one comes whole", async () => {
    const { mails, take } = taker();
    const big = letter(1, `Se bilagan.\r\n${`${"x".repeat(998)}\r\n`.repeat(20_000)}`);
    expect(await openMailInbox(address(await serve(big, letter(2))), memoryOf()).readNew(take)).toEqual({ taken: 2, faults: [] });
    expect(mails[0]?.text.startsWith("Se bilagan.")).toBe(true);
    expect(mails[0]!.text.length).toBeLessThan(5 * 1024 * 1024 + 1);
    expect(mails[1]?.text.trim()).toBe("Ja, gärna på måndag.");
  });

  test.each(["cut", "dead"] as const)("a line that is %s in the middle of a letter: nothing is lost, nothing comes twice", async (becomes) => {
    const { mails, take } = taker();
    const line = await openTornLine(await serve(letter(1), letter(2), letter(3)), { until: "Subject: Sv: brev 2", becomes });
    closing.push(() => line.close());
    const inbox = openMailInbox(address(line.port), memoryOf(), { silence: 500, round: 60_000 });
    await expect(inbox.readNew(take)).rejects.toThrow(Error);
    expect(line.torn()).toBe(1);
    expect(numbersOf(mails)).toEqual([1]);
    expect(await inbox.readNew(take)).toEqual({ taken: 2, faults: [] });
    expect(numbersOf(mails), "what the line broke at goes last").toEqual([1, 3, 2]);
  });

  test("a letter at which the line always breaks lets the others by", async () => {
    const { mails, take } = taker();
    const line = await openTornLine(await serve(letter(1), letter(2), letter(3)), { until: "Subject: Sv: brev 2", becomes: "cut", always: true });
    closing.push(() => line.close());
    const inbox = openMailInbox(address(line.port), memoryOf());
    for (let round = 0; round < 3; round += 1) await expect(inbox.readNew(take)).rejects.toThrow(Error);
    expect(numbersOf(mails)).toEqual([1, 3]);
  });

  test("a wrong password, a server that is away and one that says nothing are faults that name no secret", async () => {
    const port = await serve();
    const dead = await openTornLine(port, { until: "", becomes: "dead" });
    closing.push(() => dead.close());
    for (const wrong of [address(port, "hemligt"), address(1, "hemligt"), address(dead.port, "hemligt")]) {
      const reading = openMailInbox(wrong, memoryOf(), { silence: 500, round: 60_000 }).readNew(() => Promise.resolve());
      const fault: unknown = await reading.catch((caught: unknown) => caught);
      expect(fault).toBeInstanceOf(Error);
      expect(JSON.stringify(fault, Object.getOwnPropertyNames(fault))).not.toContain("hemligt");
    }
  });

  test("on another machine the password is not sent in clear text", async () => {
    // 0.0.0.0 leads to this machine, and nothing in its name says so.
    const url = address(await serve(letter(1))).replace("127.0.0.1", "0.0.0.0");
    await expect(openMailInbox(url, memoryOf()).readNew(() => Promise.resolve())).rejects.toThrow(/encrypt|STARTTLS|TLS/i);
  });
});
