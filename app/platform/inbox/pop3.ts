import { isLoopback } from "../loopback.ts";
import { type InboxMemory, type InboxServer, type OpenInbox, type Patience, sizeLimit } from "../mail-inbox.ts";
import { type Pop3Line, dialPop3 } from "./pop3-line.ts";

/** A list of a hundred thousand letters is some megabytes. */
const listLimit = 16 * 1024 * 1024;

/**
 * A mailbox by POP3 (RFC 1939). Its letters have no marks, so `memory` holds the ids (UIDL) of those taken. Nothing is deleted
 * there. Most servers let one in at a time: a second process of ours is told so, and tries again.
 */
export async function openPop3(server: InboxServer, memory: InboxMemory, patience: Patience): Promise<OpenInbox> {
  const mailbox = `${server.user}@${server.host}`;
  const line = await dialPop3({ ...server, port: server.port ?? (server.secure ? 995 : 110) }, patience);
  /** A letter's number, which holds for this connection only. */
  const numbers = new Map<string, string>();
  try {
    if (!server.secure) await encrypt(line, server.host);
    await logIn(line, server);
  } catch (fault) {
    line.hangUp();
    throw fault;
  }
  return {
    async fresh() {
      const list = await line.askForMany("UIDL", listLimit);
      if (!list) throw new Error("The mail server gives its letters no ids (UIDL), and without them none can be known again");
      for (const row of list.toString("latin1").split("\r\n")) {
        const [, number, id] = /^(\d+) (\S{1,255})\s*$/.exec(row) ?? [];
        if (number && id) numbers.set(id, number);
      }
      return memory.fresh(mailbox, [...numbers.keys()]);
    },
    fetch: (id) => line.askForMany(`RETR ${numbers.get(id)}`, sizeLimit),
    settle: (id) => memory.taken(mailbox, id),
    async leave() {
      await line.ask("QUIT").catch(() => {});
      line.hangUp();
    },
  };
}

/** Where the server can. It says so in clear text, so somebody in between can take it away: then the password stays here. */
async function encrypt(line: Pop3Line, host: string): Promise<void> {
  const abilities = (await line.askForMany("CAPA", 65_536))?.toString("latin1").toUpperCase().split("\r\n") ?? [];
  if (abilities.includes("STLS") && (await line.ask("STLS")).ok) return line.encrypt();
  if (!isLoopback(host)) throw new Error("The mail server offers no encryption, and a password goes to no other machine without");
}

/** Only the code of a refusal is told on: some servers repeat the line that they refuse, which is the password. */
async function logIn(line: Pop3Line, { user, password }: InboxServer): Promise<void> {
  for (const command of [`USER ${user}`, `PASS ${password}`]) {
    const { ok, text } = await line.ask(command);
    if (!ok) throw new Error(`The mail server refuses the name or the password${/^ \[[A-Z/-]+\]/.exec(text)?.[0] ?? ""}`);
  }
}
