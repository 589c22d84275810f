import { z } from "zod";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { Jobs } from "#platform/jobs";
import type { Log } from "#platform/log";
import type { InboxMemory, IncomingMail } from "#platform/mail-inbox";
import type { MailTransport } from "#platform/mail-transport";
import type { Authorities, AuthorityId } from "#authorities";
import type { People } from "#people";
import { type LetterId, type LetterKind, type LetterState, type LetterSummary, type NewLetter, type Queued, type SkippedLetter, letterStates } from "./letter.ts";
import { type Mailbox, mailboxTransport, openMailbox } from "./mailbox.ts";
import { presentLetter } from "./present.ts";
import { listBad, listBounces } from "./bounces/store.ts";
import { type BounceOutcome, takeBounce } from "./bounces/take-bounce.ts";
import { openInboxMemory } from "./inbox/store.ts";
import { alarm, openQueue } from "./queue-letter.ts";
import { sendDue } from "./send-letters.ts";
import { type Whose, countStates, declineLetters, findLetter, isPaused, isStopped, listLetters, pauseBatch, requeue, skipDeclined, stopBatch, unpauseBatch } from "./store.ts";
import { type Worker, startWorker } from "./worker.ts";

export { type CalendarEvent, calendarFile, calendarUid } from "./calendar.ts";
export type { CalendarMethod, CalendarPart, LetterId, LetterKey, LetterState, LetterSummary, NewLetter, Purpose, Queued, SkippedLetter } from "./letter.ts";
export { letterStates } from "./letter.ts";
export type { Mailbox, MailboxLetter } from "./mailbox.ts";
export { informationClasses, personData } from "./records.ts";
export { type LetterTemplate, type Trust, fromPerson, quotedFromPerson, renderLetter } from "./template.ts";
export type { Worker } from "./worker.ts";

export type Resent = { outcome: "queued" } | { outcome: "not-stuck"; state: LetterState } | { outcome: "batch-stopped" } | { outcome: "unknown" };

export type Letters = {
  /** Writes the letter's row in the caller's transaction and rings the alarm with it. Never a second row for the same letter. */
  queue(trx: Transaction, letter: NewLetter): Promise<Queued>;
  /** Several at once, in their order. */
  queueAll(trx: Transaction, letters: readonly NewLetter[]): Promise<Queued[]>;
  /** A row that says why this person gets no such letter. */
  skip(trx: Transaction, letter: SkippedLetter): Promise<Queued>;
  /** In the order of queueing. */
  of(whose: Whose, db?: Database): Promise<LetterSummary[]>;
  counts(batchId: string, db?: Database): Promise<Record<LetterState, number>>;
  /** The stop button: no letter of the batch is taken from this moment on. `stopped` counts those that waited. */
  stopBatch(batchId: string, db?: Database): Promise<{ stopped: number }>;
  /** Whoever is written to wants no more of the kind: what waits is skipped, and what is on its way is not tried again. */
  decline(trx: Transaction, kind: LetterKind): Promise<void>;
  /** Nothing more of the batch is taken until it goes on; what waits keeps its place. */
  pauseBatch(trx: Transaction, batchId: string, authorityId: AuthorityId): Promise<void>;
  resumeBatch(trx: Transaction, batchId: string): Promise<void>;
  isPaused(batchId: string, db?: Database): Promise<boolean>;
  /** A human's decision about a letter that is "unknown" or "refused": queued again, at the risk of arriving twice. */
  resend(trx: Transaction, letterId: LetterId): Promise<Resent>;
  /** Starts sending in this process; several processes may. Without it the letters wait. */
  work(): Worker;
  /** Notes a letter that came back (RFC 3464), by the report that came into the inbox. */
  takeBounce(mail: IncomingMail): Promise<BounceOutcome>;
  /** What has been taken out of the inbox already. */
  inboxMemory: InboxMemory;
  /** Which of these addresses a letter of this authority came back from. Lower case. */
  badAddresses(authorityId: AuthorityId, addresses: readonly string[]): Promise<string[]>;
  /** Present only while letters go to the mailbox. */
  mailbox: Mailbox | undefined;
};

/** Where letters go: to a mail server, to the mailbox page (on loopback only), or nowhere yet, and then they wait. */
export type Post = { to: "server"; transport: MailTransport } | { to: "mailbox" } | { to: "nowhere" };

type Needs = {
  database: Database;
  clock: Clock;
  ids: Ids;
  log: Log;
  jobs: Pick<Jobs, "bell" | "declare" | "send" | "ring">;
  authorities: Authorities;
  people: People;
  /** PUBLIC_ORIGIN; its host stands in every Message-ID. */
  origin: () => URL;
  post: Post;
  /** The address of the house's own mailbox: letters that cannot be delivered come back to it. */
  inboxAddress?: string | undefined;
};

/** How late a deferred letter or a killed process may be noticed. */
const sweep = 20_000;

/** Declares its job, so it is opened before the jobs start. */
export function openLetters(needs: Needs): Letters {
  const { database, clock, log, jobs, post } = needs;
  const queue = openQueue(needs);
  let worker: Worker | undefined;
  jobs.declare(alarm, z.object({}), () => Promise.resolve(worker?.wake()));
  return {
    ...queue,
    async of(whose, db = database) {
      const rows = await listLetters(db, whose);
      const bounces = new Map((await listBounces(db, rows.map(({ letter_id }) => letter_id))).map((bounce) => [bounce.letter_id, bounce]));
      return rows.map((row) => presentLetter(row, bounces.get(row.letter_id)));
    },
    async counts(batchId, db = database) {
      const counted = new Map((await countStates(db, batchId)).map(({ state, letters }) => [state, letters]));
      return Object.fromEntries(letterStates.map((state) => [state, counted.get(state) ?? 0])) as Record<LetterState, number>;
    },
    stopBatch: async (batchId, db = database) => ({ stopped: await stopBatch(db, batchId, clock.machine()) }),
    async decline(trx, kind) {
      await declineLetters(trx, kind);
      await skipDeclined(trx);
    },
    pauseBatch: async (trx, batchId, authorityId) => void (await pauseBatch(trx, batchId, authorityId, clock.machine())),
    async resumeBatch(trx, batchId) {
      await unpauseBatch(trx, batchId);
      await jobs.ring(trx, alarm);
    },
    isPaused: (batchId, db = database) => isPaused(db, batchId),
    async resend(trx, letterId) {
      const row = await findLetter(trx, letterId);
      if (!row) return { outcome: "unknown" };
      if (await isStopped(trx, row.batch_id)) return { outcome: "batch-stopped" };
      if (!(await requeue(trx, letterId))) return { outcome: "not-stuck", state: row.state };
      await jobs.ring(trx, alarm);
      return { outcome: "queued" };
    },
    takeBounce: (mail) => database.transaction().execute((trx) => takeBounce(needs, trx, mail)),
    inboxMemory: openInboxMemory(database),
    badAddresses: (authorityId, addresses) => listBad(database, authorityId, addresses.map((address) => address.toLowerCase())),
    work() {
      if (worker) throw new Error("Letters are being sent in this process already");
      const transport = post.to === "server" ? post.transport : mailboxTransport;
      const send = (signal: AbortSignal) => (post.to === "nowhere" ? Promise.resolve(0) : sendDue({ ...needs, transport }, signal));
      const started = startWorker({ send, log, sweep });
      worker = started;
      return started;
    },
    mailbox: post.to === "mailbox" ? openMailbox(needs) : undefined,
  };
}
