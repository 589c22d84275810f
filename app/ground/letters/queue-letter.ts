import type { Clock } from "#platform/clock";
import type { Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { Jobs } from "#platform/jobs";
import { type LetterId, type LetterKey, type NewLetter, type Queued, type SkippedLetter, personalLinkPlaceholder } from "./letter.ts";
import { type NewRow, findTwin, insertLetter, isStopped } from "./store.ts";

export const alarm = "letters.send";

type Written = Pick<NewRow, "subject" | "text" | "calendar" | "language" | "not_before" | "reply_to" | "unsubscribe" | "state" | "because">;

/** One address, or the mail server would be handed a list (M5). */
const oneAddress = /^[^\s,;<>"]+@[^\s,;<>"@]+$/;

/** It goes into a header between < and >. */
const oneUrl = /^https?:\/\/[\x21-\x3b\x3d\x3f-\x7e]+$/;

export function openQueue({ ids, clock, jobs }: { ids: Ids; clock: Clock; jobs: Pick<Jobs, "send"> }) {
  /** What a transaction has rung for already: a batch of 500 needs one alarm, not 500. */
  const rung = new WeakMap<Transaction, Set<number>>();

  async function ring(trx: Transaction, notBefore: Date | undefined): Promise<void> {
    const moments = rung.get(trx) ?? new Set();
    rung.set(trx, moments);
    const moment = notBefore?.getTime() ?? 0;
    if (moments.has(moment)) return;
    moments.add(moment);
    await jobs.send(trx, alarm, {}, notBefore ? { dueCivil: notBefore } : {});
  }

  async function insert(trx: Transaction, key: LetterKey, rest: Written): Promise<Queued> {
    const row = {
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
    };
    const inserted = await insertLetter(trx, row);
    if (inserted) return { outcome: "queued", letterId: inserted.letter_id };
    return { outcome: "already-queued", letterId: (await findTwin(trx, row)).letter_id };
  }

  return {
    async queue(trx: Transaction, letter: NewLetter): Promise<Queued> {
      const { subject, text, language, calendar, notBefore, personId, batchId, replyTo, unsubscribe } = letter;
      if (!oneAddress.test(letter.to)) throw new Error("A letter goes to one address");
      if (text.includes(personalLinkPlaceholder) && !personId) throw new Error("A personal link needs a person");
      if (unsubscribe !== undefined && !oneUrl.test(unsubscribe)) throw new Error("One address to unsubscribe by");
      const state = (await isStopped(trx, batchId ?? null)) ? "stopped" : "queued";
      const rest = { subject, text, language, calendar: calendar ?? null, not_before: notBefore ?? null, reply_to: replyTo ?? null, unsubscribe: unsubscribe ?? null, because: null };
      const queued = await insert(trx, letter, { ...rest, state });
      if (queued.outcome === "queued" && state === "queued") await ring(trx, notBefore);
      return queued;
    },
    skip(trx: Transaction, { because, ...key }: SkippedLetter): Promise<Queued> {
      const nothing = { subject: "", text: "", language: "sv" as const, calendar: null, not_before: null, reply_to: null, unsubscribe: null };
      return insert(trx, key, { ...nothing, state: "skipped", because });
    },
  };
}
