import { openImap } from "./inbox/imap.ts";
import { type IncomingMail, readMail } from "./inbox/read-mail.ts";
import { openPop3 } from "./inbox/pop3.ts";

export type { IncomingMail } from "./inbox/read-mail.ts";

/** What became of a round. Each fault is of one letter: one that cannot be read at all is not tried again, every other is. */
export type Handed = { taken: number; faults: Error[] };

export type MailInbox = {
  /**
   * Hands over each letter that nobody has taken, oldest first, one at a time. A letter counts as taken once `take` has come
   * back, so it may be handed over again when the process dies in between: `take` keeps message ids. What goes wrong with one
   * letter does not hold up the others; that letter comes last in the next round. Throws when the mailbox itself cannot be
   * read to the end.
   */
  readNew(take: (mail: IncomingMail) => Promise<void>): Promise<Handed>;
};

/** Which letters have been taken, for a mailbox that cannot say so itself (POP3). Ids are the mailbox' own. */
export type InboxMemory = {
  /** Those not taken yet, in their order. What is not among `ids` has left the mailbox and is forgotten. */
  fresh(mailbox: string, ids: readonly string[]): Promise<string[]>;
  taken(mailbox: string, id: string): Promise<void>;
};

/** A mailbox while we are connected; both protocols come down to this. Every step may throw: then the connection is lost. */
export type OpenInbox = {
  /** The letters nobody has taken, oldest first. */
  fresh(): Promise<string[]>;
  /** Nothing when the server does not give it out. */
  fetch(id: string): Promise<Uint8Array | undefined>;
  settle(id: string): Promise<void>;
  leave(): Promise<void>;
};

/** A letter of a person is some kilobytes; what is bigger is cut here, and only its attachments lose by it. */
export const sizeLimit = 5 * 1024 * 1024;
/** A round takes so many, the next the rest: an inbox that was flooded does not hold the process. */
const roundLimit = 200;

/** Milliseconds without a word from the server, and for a whole round by POP3. */
export type Patience = { silence: number; round: number };
const defaultPatience: Patience = { silence: 60_000, round: 600_000 };

/**
 * A mailbox as imaps://user:password@host/INBOX or pop3s://user:password@host; imap:// and pop3:// turn to encryption before
 * the password, and must on another machine. One connection a round. Letters stay where they are, since they are public
 * records and we keep only their words: by IMAP they are marked as read, by POP3 `memory` knows them. The mailbox should be
 * the house's own: what a person has opened there by IMAP is not read again.
 */
export function openMailInbox(address: string, memory: InboxMemory, patience = defaultPatience): MailInbox {
  const url = new URL(address);
  const server = {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || undefined,
    secure: url.protocol.endsWith("s:"),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || "INBOX",
  };
  const open = url.protocol.startsWith("pop3") ? () => openPop3(server, memory, patience) : () => openImap(server, patience);
  /** Letters that something went wrong with, so that the others go first: one may be what the connection breaks at. */
  const troubled = new Set<string>();
  return {
    async readNew(take) {
      const inbox = await open();
      try {
        return await handOver(inbox, troubled, take);
      } finally {
        await inbox.leave();
      }
    },
  };
}

/** Where the mailbox is and who we are there. No port: the protocol's own. */
export type InboxServer = { host: string; port: number | undefined; secure: boolean; user: string; password: string; folder: string };

async function handOver(inbox: OpenInbox, troubled: Set<string>, take: (mail: IncomingMail) => Promise<void>): Promise<Handed> {
  const fresh = await inbox.fresh();
  const round = [...fresh.filter((id) => !troubled.has(id)), ...fresh.filter((id) => troubled.has(id))].slice(0, roundLimit);
  const handed: Handed = { taken: 0, faults: [] };
  for (const id of round) {
    troubled.add(id);
    const raw = await inbox.fetch(id);
    const { settled, fault } = await takeOne(raw, take);
    if (fault) handed.faults.push(fault);
    if (!settled) continue;
    await inbox.settle(id);
    troubled.delete(id);
    if (!fault) handed.taken += 1;
  }
  return handed;
}

/** Settled: not to be handed over again. */
async function takeOne(raw: Uint8Array | undefined, take: (mail: IncomingMail) => Promise<void>): Promise<{ settled: boolean; fault?: Error }> {
  if (!raw) return { settled: false, fault: new Error("The mail server lists a letter and does not give it out") };
  let mail: IncomingMail;
  try {
    mail = await readMail(raw);
  } catch (cause) {
    return { settled: true, fault: new Error("A letter in the inbox cannot be read; it stays there", { cause }) };
  }
  try {
    await take(mail);
    return { settled: true };
  } catch (fault) {
    return { settled: false, fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }
}
