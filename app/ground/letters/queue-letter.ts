import type { Clock } from "#platform/clock";
import type { Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { Jobs } from "#platform/jobs";
import { type LetterId, type LetterKey, type NewLetter, type Queued, type SkippedLetter, personalLinkPlaceholder } from "./letter.ts";
import { type NewRow, findTwin, insertLetters, isStopped } from "./store.ts";

export const alarm = "letters.send";

type Written = Pick<NewRow, "subject" | "text" | "calendar" | "language" | "not_before" | "reply_to" | "unsubscribe" | "state" | "because">;

/** One address, or the mail server would be handed a list (M5). */
const oneAddress = /^[^\s,;<>"]+@[^\s,;<>"@]+$/;

/** It goes into a header between < and >. */
const oneUrl = /^https?:\/\/[\x21-\x3b\x3d\x3f-\x7e]+$/;

export function openQueue({ ids, clock, jobs }: { ids: Ids; clock: Clock; jobs: Pick<Jobs, "send" | "bell"> }) {
  /** The moments that a transaction has set the alarm for already: a batch of 500 needs one, not 500. */
  const set = new WeakMap<Transaction, Set<number>>();

  async function setAlarm(trx: Transaction, notBefore: Date): Promise<void> {
    const moments = set.get(trx) ?? new Set();
    set.set(trx, moments);
    if (moments.has(notBefore.getTime())) return;
    moments.add(notBefore.getTime());
    await jobs.send(trx, alarm, {}, { dueCivil: notBefore });
  }

  const rowOf = (key: LetterKey, rest: Written): NewRow => ({
    letter_id: ids.next() as LetterId,
    authority_id: key.authorityId,
    dialogue_id: key.dialogueId ?? null,
    person_id: key.personId ?? null,
    to_address: key.to,
    purpose: key.purpose,
    version: key.version,
    batch_id: key.batchId ?? null,
    queued_at: clock.civil(),
    ...rest,
  });

  async function insert(trx: Transaction, rows: readonly NewRow[]): Promise<Queued[]> {
    const inserted = await insertLetters(trx, rows, jobs.bell(alarm));
    const queued: Queued[] = [];
    for (const row of rows) {
      if (inserted.has(row.letter_id)) queued.push({ outcome: "queued", letterId: row.letter_id });
      else queued.push({ outcome: "already-queued", letterId: (await findTwin(trx, row)).letter_id });
    }
    return queued;
  }

  async function queueAll(trx: Transaction, letters: readonly NewLetter[]): Promise<Queued[]> {
    if (letters.length === 0) return [];
    const stopped = new Map<string | undefined, boolean>();
    for (const { batchId } of letters) if (!stopped.has(batchId)) stopped.set(batchId, await isStopped(trx, batchId ?? null));
    const rows = letters.map((letter) => {
      const { subject, text, language, calendar, notBefore, personId, batchId, replyTo, unsubscribe } = letter;
      if (!oneAddress.test(letter.to)) throw new Error("A letter goes to one address");
      if (text.includes(personalLinkPlaceholder) && !personId) throw new Error("A personal link needs a person");
      if (unsubscribe !== undefined && !oneUrl.test(unsubscribe)) throw new Error("One address to unsubscribe by");
      const state = stopped.get(batchId) ? ("stopped" as const) : ("queued" as const);
      const rest = { subject, text, language, calendar: calendar ?? null, not_before: notBefore ?? null, reply_to: replyTo ?? null, unsubscribe: unsubscribe ?? null };
      return rowOf(letter, { ...rest, state, because: null });
    });
    const queued = await insert(trx, rows);
    for (const [at, { state, not_before }] of rows.entries()) {
      if (queued[at]?.outcome === "queued" && state === "queued" && not_before) await setAlarm(trx, not_before);
    }
    return queued;
  }

  return {
    async queue(trx: Transaction, letter: NewLetter): Promise<Queued> {
      const [queued] = await queueAll(trx, [letter]);
      return queued as Queued;
    },
    queueAll,
    async skip(trx: Transaction, { because, ...key }: SkippedLetter): Promise<Queued> {
      const nothing = { subject: "", text: "", language: "sv" as const, calendar: null, not_before: null, reply_to: null, unsubscribe: null };
      const [skipped] = await insert(trx, [rowOf(key, { ...nothing, state: "skipped", because })]);
      return skipped as Queued;
    },
  };
}
