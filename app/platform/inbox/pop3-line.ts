import { type Socket, connect, isIP } from "node:net";
import { connect as connectSecurely } from "node:tls";
import type { Patience } from "../mail-inbox.ts";

/** The talk with a POP3 server, one question at a time. No package on npm keeps a letter's bytes as they are and ends when the server hangs up. */
export type Pop3Line = {
  ask(command: string): Promise<{ ok: boolean; text: string }>;
  /** For an answer of many lines: its first `keep` bytes, the rest is read and let go. Nothing when the server says no. */
  askForMany(command: string, keep: number): Promise<Buffer | undefined>;
  /** From here on nobody in between reads along. Throws when the server's certificate is not good for its name. */
  encrypt(): Promise<void>;
  hangUp(): void;
};

const [lineEnd, carriageReturn, dot] = [10, 13, 46];
/** Of an answer of one line. */
const answerLimit = 1024;
const none = Buffer.alloc(0);

export async function dialPop3({ host, port, secure }: { host: string; port: number; secure: boolean }, { silence, round }: Patience): Promise<Pop3Line> {
  const names = { host, servername: isIP(host) ? "" : host };
  let socket: Socket;
  let unread: Buffer = none;
  let wake = () => {};
  const listenTo = (next: Socket) => {
    socket = next.setTimeout(silence, () => next.destroy(new Error("The mail server is silent")));
    for (const event of ["readable", "end", "close", "error"]) next.on(event, () => wake());
  };
  listenTo(secure ? connectSecurely({ ...names, port }) : connect({ host, port }));
  const limit = setTimeout(() => socket.destroy(new Error("The mail server takes too long")), round);
  const hangUp = () => {
    clearTimeout(limit);
    socket.destroy();
  };

  async function more(): Promise<Buffer> {
    for (;;) {
      const chunk = socket.read() as Buffer | null;
      if (chunk) return chunk;
      if (socket.errored) throw socket.errored;
      if (socket.destroyed || socket.readableEnded) throw new Error("The mail server hung up");
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  /** Without its end. Of a longer one about `keep` bytes. */
  async function readLine(keep: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let kept = 0; ; ) {
      if (unread.length === 0) unread = await more();
      const end = unread.indexOf(lineEnd);
      const part = end < 0 ? unread : unread.subarray(0, end);
      unread = end < 0 ? none : unread.subarray(end + 1);
      if (kept < keep) parts.push(part);
      kept += part.length;
      if (end < 0) continue;
      const line = Buffer.concat(parts);
      return line.at(-1) === carriageReturn ? line.subarray(0, -1) : line;
    }
  }

  async function readAnswer(): Promise<{ ok: boolean; text: string }> {
    const [, sign, text = ""] = /^(\+OK|-ERR)(.*)$/s.exec((await readLine(answerLimit)).toString()) ?? [];
    if (!sign) throw new Error("What answers there is no POP3 server");
    return { ok: sign === "+OK", text };
  }

  /** Up to the line of a dot alone; a dot at the beginning of any other line was put there for that. */
  async function readMany(keep: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let kept = 0; ; ) {
      const line = await readLine(keep);
      if (line.length === 1 && line[0] === dot) return Buffer.concat(parts).subarray(0, keep);
      if (kept < keep) parts.push(line[0] === dot ? line.subarray(1) : line, Buffer.from("\r\n"));
      kept += line.length + 2;
    }
  }

  async function ask(command: string): Promise<{ ok: boolean; text: string }> {
    if (/[\r\n\0]/.test(command)) throw new Error("A name or password for POP3 is one line");
    socket.write(`${command}\r\n`);
    return readAnswer();
  }

  try {
    const greeting = await readAnswer();
    if (!greeting.ok) throw new Error("The mail server lets nobody in");
  } catch (fault) {
    hangUp();
    throw fault;
  }
  return {
    ask,
    askForMany: async (command, keep) => ((await ask(command)).ok ? readMany(keep) : undefined),
    async encrypt() {
      // What came in clear text behind the answer would be taken for words of the server's.
      if (unread.length > 0 || socket.read()) throw new Error("Somebody speaks between us and the mail server");
      const plain = socket.setTimeout(0);
      plain.removeAllListeners("readable");
      const secured = connectSecurely({ ...names, socket: plain });
      listenTo(secured);
      await new Promise<void>((resolve, reject) => void secured.once("secureConnect", resolve).once("error", reject).once("close", () => reject(new Error("The mail server hung up"))));
    },
    hangUp,
  };
}
