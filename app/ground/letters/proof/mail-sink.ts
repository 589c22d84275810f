import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/**
 * What the mail server does with a letter: takes it · says "later" or "never" before it has read it · reads all of it and then
 * never answers, or hangs up.
 */
export type Manner = "accept" | "defer" | "refuse" | "hang" | "drop";

/** The steps at which a test may interfere. "read": the whole letter is here and not yet answered. */
export type Step = "connect" | "sender" | "recipient" | "data" | "read" | "answered";

export type MailSink = {
  url: string;
  /** Every letter that was read to its end, whatever was answered: a recipient may have got it. */
  letters: ParsedMail[];
  /** The same to the byte. */
  raw: Buffer[];
  close(): Promise<void>;
};

type Wanted = {
  /** Called with the recipient's address, once per attempt. */
  manner?: (to: string) => Manner;
  /** Called at each step and awaited, so that a test can hold the server up there. */
  onStep?: (step: Step, to: string | undefined) => void | Promise<void>;
};

const answer = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

/** A real SMTP server on a free port of this machine. */
export async function openMailSink({ manner = () => "accept", onStep = () => {} }: Wanted = {}): Promise<MailSink> {
  const letters: ParsedMail[] = [];
  const raw: Buffer[] = [];
  const sockets = new Map<number, Socket>();
  const recipient = (session: SMTPServerSession) => session.envelope.rcptTo[0]?.address ?? "";
  const manners = new Map<string, Manner>();

  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    // It would ask the machine's name server about every connection before it greets.
    disableReverseLookup: true,
    async onConnect(_session, done) {
      await onStep("connect", undefined);
      done();
    },
    async onMailFrom(_from, _session, done) {
      await onStep("sender", undefined);
      done();
    },
    async onRcptTo({ address }, session, done) {
      const how = manner(address);
      manners.set(session.id, how);
      await onStep("recipient", address);
      if (how === "defer") done(answer(451, "greylisted"));
      else if (how === "refuse") done(answer(550, "no such mailbox"));
      else done();
    },
    async onData(stream, session, done) {
      const to = recipient(session);
      await onStep("data", to);
      const bytes = await buffer(stream).catch(() => undefined);
      // The sender was gone before the end of the letter.
      if (!bytes) return;
      raw.push(bytes);
      letters.push(await simpleParser(bytes));
      await onStep("read", to);
      const how = manners.get(session.id);
      if (how === "hang") return;
      if (how === "drop") return void sockets.get(session.remotePort)?.destroy();
      done();
      await onStep("answered", to);
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket.on("error", () => {}).on("close", () => sockets.delete(port)));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    raw,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.values()) socket.destroy();
        server.close(resolve);
      }),
  };
}
