import type { Database } from "#platform/database";
import type { MailTransport, OutgoingLetter } from "#platform/mail-transport";
import type { LetterId, LetterSummary } from "./letter.ts";
import { type Writing, outgoing, presentLetter } from "./present.ts";
import { findLetter, listSent } from "./store.ts";

export type MailboxLetter = OutgoingLetter & { letterId: LetterId; at: Date };

/** The letters that "went out" while no mail server is configured: as a transport would have been handed them, links and all. */
export type Mailbox = {
  /** Newest first, at most 200. */
  list(): Promise<LetterSummary[]>;
  one(letterId: string): Promise<MailboxLetter | undefined>;
};

export const mailboxTransport: MailTransport = {
  send: () => Promise.resolve({ outcome: "accepted", reply: "kept in the mailbox of this machine" }),
};

/** Nothing is kept twice: a letter is written again when it is looked at, just as it was for sending. */
export function openMailbox({ database, ...writing }: Writing & { database: Database }): Mailbox {
  return {
    list: async () => (await listSent(database, 200)).map((row) => presentLetter(row)),
    async one(letterId) {
      const row = await findLetter(database, letterId);
      if (row?.state !== "accepted" || !row.taken_at) return undefined;
      return { ...(await outgoing(row, writing)), letterId: row.letter_id, at: row.taken_at };
    },
  };
}
