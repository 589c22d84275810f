import type { Database, Transaction } from "#platform/database";
import type { LetterId, LetterState, LetterSummary, MailboxLetter, NewLetter, Queued, SkippedLetter } from "./letter.ts";

export type {
  CalendarMethod,
  CalendarPart,
  LetterId,
  LetterKey,
  LetterState,
  LetterSummary,
  MailboxLetter,
  NewLetter,
  Purpose,
  Queued,
  SkippedLetter,
} from "./letter.ts";
export { letterStates, personalLinkPlaceholder } from "./letter.ts";
export { informationClasses } from "./classes.ts";

export type LettersOf = { personId: string } | { batchId: string };

/** The letters that "went out" while no mail server is configured: exactly as they would have, links and all. */
export type Mailbox = {
  /** Newest first, at most 200. */
  list(): Promise<LetterSummary[]>;
  one(letterId: string): Promise<MailboxLetter | undefined>;
};

export type Letters = {
  /** Writes the letter's row in the caller's transaction and rings the alarm after it. Never a second row for the same letter. */
  queue(trx: Transaction, letter: NewLetter): Promise<Queued>;
  /** A row that says why this person gets no such letter. */
  skip(trx: Transaction, letter: SkippedLetter): Promise<Queued>;
  /** In the order of queueing. */
  of(whose: LettersOf, db?: Database): Promise<LetterSummary[]>;
  counts(batchId: string, db?: Database): Promise<Record<LetterState, number>>;
  /** The stop button: nothing more of the batch is taken from this moment. The answer counts the letters that it stopped. */
  stopBatch(batchId: string): Promise<{ stopped: number }>;
  /** A human's decision about a letter that is "unknown" or "refused": it is queued again, at the risk of arriving twice. */
  resend(trx: Transaction, letterId: LetterId): Promise<{ outcome: "queued" } | { outcome: "not-stuck"; state: LetterState } | { outcome: "unknown-letter" }>;
  /** Sends what is due, until nothing is or `signal` aborts. The answer counts the letters tried. Several processes may do it at once. */
  sendDue(signal?: AbortSignal): Promise<number>;
  /** Present only while no mail server is configured. */
  mailbox: Mailbox | undefined;
};
