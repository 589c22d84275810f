import { toLocal } from "#platform/civil-time";
import { say } from "#platform/i18n";
import type { Authority } from "#authorities";
import type { Dialogue } from "#dialogues";
import type { FeedbackNeeds } from "./index.ts";
import { receiptLetter } from "./letters/receipt.ts";
import { type FeedbackFault, type FeedbackForm, faultsOf, feedbackForm, slugOf } from "./message.ts";
import { type MessageRow, findByKey, insertMessage, setDiaryNumber } from "./store.ts";

/** `number` is the message's in the diary. */
export type ReceiveOutcome = { outcome: "received"; receipt: Receipt } | { outcome: "invalid"; faults: FeedbackFault[] } | { outcome: "nobody" };
export type Receipt = { number: number; receivedAt: Date; byLetter: boolean };

/** Where a message belongs: the dialogue of the page, else the authority that answers for the installation. */
export type Addressee = { authority: Authority; dialogue: Dialogue | undefined };

/** Takes in one message: its row, its diary entry and its receipt, in one transaction; the same form twice is one message. */
export async function receiveMessage(needs: FeedbackNeeds, posted: unknown): Promise<ReceiveOutcome> {
  const read = feedbackForm.safeParse(posted);
  if (!read.success) return { outcome: "invalid", faults: faultsOf(read.error) };
  const to = await addresseeOf(needs, read.data.page);
  if (!to) return { outcome: "nobody" };
  const row = rowOf(needs, read.data, to);
  const receipt = await needs.database.transaction().execute(async (trx): Promise<Receipt> => {
    if (!(await insertMessage(trx, row))) {
      const before = await findByKey(trx, row.idempotency_key);
      return { number: before?.diary_number ?? 0, receivedAt: before?.received_at ?? row.received_at, byLetter: Boolean(before?.email) };
    }
    const { diaryNumber = 0 } = await needs.ledger.append(trx, {
      chain: { authorityId: to.authority.id, dialogueId: to.dialogue?.id },
      type: "feedback.received",
      actor: "public",
      subject: { kind: "feedback", id: row.id },
      class: "feedback.message",
      content: { page: row.page, found: row.found },
      diary: { direction: "in", title: "Synpunkt på en webbsida" },
    });
    await setDiaryNumber(trx, row.id, diaryNumber);
    if (row.email) await sendReceipt(needs, trx, to, row, diaryNumber);
    return { number: diaryNumber, receivedAt: row.received_at, byLetter: row.email !== null };
  });
  return { outcome: "received", receipt };
}

export async function addresseeOf({ dialogues, authorities }: FeedbackNeeds, page: string): Promise<Addressee | undefined> {
  const slug = slugOf(page);
  const dialogue = slug ? await dialogues.bySlug(slug) : undefined;
  const authority = dialogue ? await authorities.find(dialogue.authorityId) : (await authorities.all())[0];
  return authority && { authority, dialogue: dialogue?.state === "draft" ? undefined : dialogue };
}

function rowOf({ ids, clock }: FeedbackNeeds, { key, page, found, text, email, language }: FeedbackForm, { authority, dialogue }: Addressee): MessageRow {
  return {
    id: ids.next(),
    authority_id: authority.id,
    dialogue_id: dialogue?.id ?? null,
    idempotency_key: key,
    page,
    found: found === undefined ? null : found === "yes",
    text,
    email: email ?? null,
    language,
    received_at: clock.civil(),
    diary_number: null,
  };
}

async function sendReceipt({ letters }: FeedbackNeeds, trx: Parameters<FeedbackNeeds["letters"]["queue"]>[0], { authority, dialogue }: Addressee, row: MessageRow, number: number): Promise<void> {
  const language = row.language;
  const receivedLocal = toLocal(row.received_at, dialogue?.zone ?? "Europe/Stockholm");
  await letters.queue(trx, {
    authorityId: authority.id,
    dialogueId: dialogue?.id,
    to: row.email ?? "",
    purpose: "feedback-receipt",
    version: row.id,
    ...receiptLetter(language, { number, authority: say(authority.name, language), page: row.page, text: row.text, found: row.found, receivedLocal }),
    language,
  });
}
