import type { Language } from "#platform/i18n";
import type { Database, Transaction } from "#platform/database";
import { type Generated, type GeneratedAlways, sql } from "kysely";
import { asJson } from "#platform/as-json";
import { compiledOnce } from "#platform/compiled-once";
import type { Bell } from "#platform/jobs";
import type { AuthorityId } from "#authorities";
import type { PersonId } from "#people";
import type { Attempted, Settled } from "./attempt.ts";
import type { CalendarPart, LetterId, LetterKind, LetterState } from "./letter.ts";

type Tables = {
  letters_letter: {
    letter_id: LetterId;
    place: GeneratedAlways<number>;
    authority_id: AuthorityId;
    dialogue_id: string | null;
    person_id: PersonId | null;
    to_address: string;
    recipient: GeneratedAlways<string>;
    purpose: string;
    version: string;
    batch_id: string | null;
    subject: string;
    text: string;
    calendar: CalendarPart | null;
    language: Language;
    not_before: Date | null;
    unsubscribe: string | null;
    reply_to: string | null;
    queued_at: Date;
    state: LetterState;
    because: string | null;
    reply: Generated<string | null>;
    attempt: Generated<number>;
    first_attempt_at: Generated<Date | null>;
    next_attempt_at: Generated<Date | null>;
    lease_until: Generated<Date | null>;
    taken_at: Generated<Date | null>;
    declined: Generated<boolean>;
  };
  letters_delivery: {
    letter_id: LetterId;
    attempt: number;
    authority_id: AuthorityId;
    started_at: Date;
    ended_at: Generated<Date | null>;
    outcome: Generated<Attempted["outcome"] | null>;
    reply: Generated<string | null>;
  };
  letters_stop: { batch_id: string; authority_id: AuthorityId; stopped_at: Date };
  letters_pause: { batch_id: string; authority_id: AuthorityId; paused_at: Date };
};

const own = (db: Database) => db.$extendTables<Tables>();

export type NewRow = Omit<
  Tables["letters_letter"],
  "place" | "recipient" | "reply" | "attempt" | "first_attempt_at" | "next_attempt_at" | "lease_until" | "taken_at" | "declined"
>;

/** The texts of a large batch need not all be there twice. */
const atOnce = 1000;

/**
 * In the order of `rows`, and rings `bell` when one of them may go at once. The answer has the ids of those that are new, and not of
 * a letter that has a row already.
 */
export async function insertLetters(trx: Transaction, rows: readonly NewRow[], bell: Bell): Promise<Set<LetterId>> {
  const fresh = new Set<LetterId>();
  for (let at = 0; at < rows.length; at += atOnce) {
    const inserted = await insertGiven(trx, asJson(rows.slice(at, at + atOnce)), bell.channel, bell.payload);
    for (const { letter_id } of inserted) fresh.add(letter_id);
  }
  return fresh;
}

const insertGiven = compiledOnce(
  (_db, letters: string, channel: string, payload: string) => sql<{ letter_id: LetterId }>`
    insert into letters_letter (letter_id, authority_id, dialogue_id, person_id, to_address, purpose, version, batch_id, queued_at, subject, text,
      language, calendar, not_before, reply_to, unsubscribe, state, because)
    select letter_id, authority_id, dialogue_id, person_id, to_address, purpose, version, batch_id, queued_at, subject, text,
      language, calendar, not_before, reply_to, unsubscribe, state, because
    from json_to_recordset(${letters}) as letter (letter_id uuid, authority_id uuid, dialogue_id uuid, person_id uuid, to_address text, purpose text,
      version text, batch_id uuid, queued_at timestamptz, subject text, text text, language text, calendar jsonb, not_before timestamptz,
      reply_to text, unsubscribe text, state text, because text)
    on conflict do nothing
    returning letter_id, case when state = 'queued' and not_before is null then pg_notify(${channel}, ${payload}) end as rung`,
);

export const findTwin = (db: Database, row: NewRow) =>
  own(db)
    .selectFrom("letters_letter")
    .select("letter_id")
    .where(sql`coalesce(dialogue_id, authority_id)`, "=", row.dialogue_id ?? row.authority_id)
    .where("recipient", "=", row.person_id ?? sql<string>`lower(${row.to_address})`)
    .where("purpose", "=", row.purpose)
    .where("version", "=", row.version)
    .executeTakeFirstOrThrow();

export const findLetter = (db: Database, letterId: string) =>
  own(db).selectFrom("letters_letter").selectAll().where("letter_id", "=", letterId as LetterId).executeTakeFirst();

export type LetterRow = NonNullable<Awaited<ReturnType<typeof findLetter>>>;

const summary = ["letter_id", "person_id", "to_address", "purpose", "version", "subject", "state", "because", "reply", "attempt", "queued_at", "taken_at"] as const;
export type SummaryRow = Pick<LetterRow, (typeof summary)[number]>;

/** `to`: of a batch the letters to these addresses only, in lower case. */
export type Whose = { personId: string } | { batchId: string; to?: readonly string[] | undefined };

/** Without the texts: a batch may be thousands of letters. */
export function listLetters(db: Database, whose: Whose): Promise<SummaryRow[]> {
  const letters = own(db).selectFrom("letters_letter").select(summary).orderBy("place");
  if ("personId" in whose) return letters.where("person_id", "=", whose.personId as PersonId).execute();
  const batch = letters.where("batch_id", "=", whose.batchId);
  return (whose.to ? batch.where(sql`lower(to_address)`, "=", sql`any(${whose.to}::text[])`) : batch).execute();
}

/** All that is kept of the letters to one person, texts too. */
export const listWhole = (db: Database, personId: string): Promise<LetterRow[]> =>
  own(db).selectFrom("letters_letter").selectAll().where("person_id", "=", personId as PersonId).orderBy("place").execute();

export const listSent = (db: Database, limit: number) =>
  own(db).selectFrom("letters_letter").selectAll().where("state", "=", "accepted").orderBy("place", "desc").limit(limit).execute();

export const countStates = (db: Database, batchId: string) =>
  own(db)
    .selectFrom("letters_letter")
    .select(["state", ({ fn }) => fn.countAll<number>().as("letters")])
    .where("batch_id", "=", batchId)
    .groupBy("state")
    .execute();

type Moment = { civil: Date; machine: Date; leaseUntil: Date };

/**
 * Takes the first letter that is due: from here it is "sending", with the attempt's own row. One letter at a time, past those
 * that others are taking, none of a batch that was stopped or is paused, and none that was declined.
 */
export async function takeLetter(trx: Transaction, { civil, machine, leaseUntil }: Moment): Promise<LetterRow | undefined> {
  const due = await own(trx)
    .selectFrom("letters_letter as letter")
    .select(["letter.letter_id", "letter.attempt", "letter.authority_id"])
    .where("letter.state", "in", ["queued", "deferred"])
    .where("letter.declined", "=", false)
    .where((either) => either.or([either("letter.not_before", "is", null), either("letter.not_before", "<=", civil)]))
    .where((either) => either.or([either("letter.next_attempt_at", "is", null), either("letter.next_attempt_at", "<=", machine)]))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("letters_stop as stop").select("stop.batch_id").whereRef("stop.batch_id", "=", "letter.batch_id"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("letters_pause as pause").select("pause.batch_id").whereRef("pause.batch_id", "=", "letter.batch_id"))),
    )
    .orderBy("letter.place")
    .limit(1)
    .forUpdate("letter")
    .skipLocked()
    .executeTakeFirst();
  if (!due) return undefined;
  const { letter_id, authority_id } = due;
  const attempt = due.attempt + 1;
  await own(trx).insertInto("letters_delivery").values({ letter_id, attempt, authority_id, started_at: machine }).execute();
  return own(trx)
    .updateTable("letters_letter")
    .set(({ fn, val, ref }) => ({
      state: "sending",
      because: null,
      attempt,
      first_attempt_at: fn.coalesce(ref("first_attempt_at"), val(machine)),
      lease_until: leaseUntil,
      taken_at: civil,
    }))
    .where("letter_id", "=", letter_id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export const extendLease = (db: Database, { letter_id, attempt }: Pick<LetterRow, "letter_id" | "attempt">, leaseUntil: Date) =>
  own(db)
    .updateTable("letters_letter")
    .set({ lease_until: leaseUntil })
    .where("letter_id", "=", letter_id)
    .where("attempt", "=", attempt)
    .where("state", "=", "sending")
    .execute();

export async function isStopped(db: Database, batchId: string | null): Promise<boolean> {
  if (batchId === null) return false;
  return (await own(db).selectFrom("letters_stop").select("batch_id").where("batch_id", "=", batchId).executeTakeFirst()) !== undefined;
}

/**
 * Writes how an attempt ended. The attempt's number is the fence: an answer that comes after the lease had ended is still true
 * of its own attempt, and changes nothing once a human has had the letter sent again.
 */
export async function settleLetter(trx: Transaction, row: LetterRow, attempted: Attempted, settled: Settled, now: Date): Promise<void> {
  const { letter_id, attempt } = row;
  const { outcome, reply } = attempted;
  await own(trx)
    .updateTable("letters_delivery")
    .set({ outcome, reply, ended_at: now })
    .where("letter_id", "=", letter_id)
    .where("attempt", "=", attempt)
    .execute();
  await own(trx)
    .updateTable("letters_letter")
    .set({
      state: settled.state,
      because: settled.state === "deferred" ? null : (settled.because ?? null),
      reply,
      next_attempt_at: settled.state === "deferred" ? settled.at : null,
      lease_until: null,
    })
    .where("letter_id", "=", letter_id)
    .where("attempt", "=", attempt)
    .where("state", "in", ["sending", "unknown"])
    .execute();
}

/** Letters whose sender has not been heard of: nobody knows whether they went out. The answer counts them. */
export async function endLeases(db: Database, machine: Date): Promise<number> {
  const { numUpdatedRows } = await own(db)
    .updateTable("letters_letter")
    .set({ state: "unknown", because: "no-answer", lease_until: null })
    .where("state", "=", "sending")
    .where("lease_until", "<=", machine)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Marks what is not settled of it, also what a sender has in hand: it may be deferred. */
export const declineLetters = (trx: Transaction, { authorityId, dialogueId, to, purpose }: LetterKind) =>
  own(trx)
    .updateTable("letters_letter")
    .set({ declined: true })
    .where(sql`coalesce(dialogue_id, authority_id)`, "=", dialogueId ?? authorityId)
    .where("recipient", "=", sql<string>`lower(${to})`)
    .where("purpose", "=", purpose)
    .where("state", "not in", ["accepted", "skipped", "stopped"])
    .execute();

/** Declined letters that wait, or would wait again. */
export const skipDeclined = (db: Database) =>
  own(db)
    .updateTable("letters_letter")
    .set({ state: "skipped", because: "declined", next_attempt_at: null })
    .where("declined", "=", true)
    .where("state", "in", ["queued", "deferred"])
    .execute();

/** Presses the stop button of a batch, and marks what waits in it. */
export async function stopBatch(db: Database, batchId: string, now: Date): Promise<number> {
  await own(db)
    .insertInto("letters_stop")
    .columns(["batch_id", "authority_id", "stopped_at"])
    .expression((from) =>
      from
        .selectFrom("letters_letter")
        .select(({ ref, val }) => [ref("batch_id").$notNull().as("batch_id"), "authority_id", val(now).as("stopped_at")])
        .where("batch_id", "=", batchId)
        .limit(1),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { numUpdatedRows } = await own(db)
    .updateTable("letters_letter")
    .set({ state: "stopped", next_attempt_at: null })
    .where("batch_id", "=", batchId)
    .where("state", "in", ["queued", "deferred"])
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export const pauseBatch = (trx: Transaction, batchId: string, authorityId: AuthorityId, now: Date) =>
  own(trx)
    .insertInto("letters_pause")
    .values({ batch_id: batchId, authority_id: authorityId, paused_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();

export const unpauseBatch = (trx: Transaction, batchId: string) =>
  own(trx).deleteFrom("letters_pause").where("batch_id", "=", batchId).execute();

export async function isPaused(db: Database, batchId: string): Promise<boolean> {
  return (await own(db).selectFrom("letters_pause").select("batch_id").where("batch_id", "=", batchId).executeTakeFirst()) !== undefined;
}

/** Queues a letter again whose fate is unknown or that was refused; undefined when it is in another state by now. */
export const requeue = (trx: Transaction, letterId: LetterId) =>
  own(trx)
    .updateTable("letters_letter")
    .set({ state: "queued", because: null, first_attempt_at: null, next_attempt_at: null })
    .where("letter_id", "=", letterId)
    .where("state", "in", ["unknown", "refused"])
    .returning("letter_id")
    .executeTakeFirst();
