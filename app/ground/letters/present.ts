import type { OutgoingLetter } from "#platform/mail-transport";
import type { Authorities } from "#authorities";
import type { People } from "#people";
import { returnAddress } from "./bounces/return-address.ts";
import { type LetterSummary, personalLinkPlaceholder } from "./letter.ts";
import type { LetterRow, SummaryRow } from "./store.ts";

/** What staff see of a letter, field by field (house rule 14): not its text. */
export function presentLetter(row: SummaryRow, bounce?: { status: string; words: string; bounced_at: Date }): LetterSummary {
  return {
    letterId: row.letter_id,
    ...(row.person_id === null ? {} : { personId: row.person_id }),
    to: row.to_address,
    purpose: row.purpose,
    version: row.version,
    subject: row.subject,
    state: row.state,
    ...(row.because === null ? {} : { because: row.because }),
    ...(row.reply === null ? {} : { reply: row.reply }),
    attempts: row.attempt,
    queuedAt: row.queued_at,
    ...(row.taken_at === null ? {} : { takenAt: row.taken_at }),
    ...(bounce ? { bounced: { status: bounce.status, words: bounce.words, at: bounce.bounced_at } } : {}),
  };
}

/** What it takes to write a letter out. `origin` is PUBLIC_ORIGIN; its host makes the Message-ID ours. */
export type Writing = { authorities: Authorities; people: People; origin: () => URL; inboxAddress?: string | undefined };

/** The letter as it goes out, the same at every attempt. The link is filled in here and stored nowhere. */
export async function outgoing(row: LetterRow, { authorities, people, origin, inboxAddress }: Writing): Promise<OutgoingLetter> {
  const replyTo = row.reply_to ?? (await authorities.find(row.authority_id))?.email;
  return {
    messageId: `<${row.letter_id}@${origin().hostname}>`,
    to: row.to_address,
    subject: row.subject,
    text: await withLink(row, people),
    language: row.language,
    ...(replyTo && { replyTo }),
    ...(inboxAddress && { returnTo: returnAddress(row.letter_id, inboxAddress) }),
    ...(row.calendar && { calendar: row.calendar }),
    ...(row.unsubscribe && {
      headers: { "List-Unsubscribe": `<${row.unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    }),
  };
}

async function withLink({ text, person_id }: LetterRow, people: People): Promise<string> {
  if (person_id === null || !text.includes(personalLinkPlaceholder)) return text;
  const link = await people.links.personalLink(person_id);
  return text.replaceAll(personalLinkPlaceholder, () => link);
}
