import type { AuthorityId } from "#authorities";
import type { Dialogue, DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import { readAudience } from "./audience.ts";
import type { Audience, MailingNeeds, Preview, PreviewId, Recipient } from "./index.ts";
import type { MailingKind } from "./kinds.ts";
import { wordsOf } from "./keep-wording.ts";
import { type Wording, writeOut } from "./letters/wording.ts";
import { insertPreview } from "./store.ts";

export type PreviewWish = { dialogueId: DialogueId; authorityId: AuthorityId; kind: MailingKind; audience: Audience; by: PersonId | "system" };

/** A preview is a working note: no event before it is sent. `found` is its audience, when that has been read already. */
export async function makePreview(needs: MailingNeeds, trx: Transaction, wish: PreviewWish, found?: Awaited<ReturnType<typeof readAudience>>): Promise<Preview | undefined> {
  const dialogue = await needs.dialogues.find(wish.dialogueId, trx);
  if (dialogue?.authorityId !== wish.authorityId) return undefined;
  const { recipients, skipped } = found ?? (await readAudience(needs, trx, wish));
  const preview: Preview = {
    id: needs.ids.next() as PreviewId,
    ...wish,
    letter: await writeLetter(needs, trx, dialogue, wish),
    version: dialogue.version,
    recipients: recipients.map(asListed),
    skipped,
    madeAt: needs.clock.civil(),
  };
  await insertPreview(trx, preview);
  return preview;
}

/** What a letter of this kind to this audience says at this moment. */
export async function writeLetter({ origin }: Pick<MailingNeeds, "origin">, db: Database, dialogue: Dialogue, { audience, ...of }: Pick<PreviewWish, "dialogueId" | "authorityId" | "kind" | "audience">): Promise<Wording> {
  const { wording } = await wordsOf(db, of);
  return writeOut(wording, { dialogue, meetings: dialogue.meetings.filter(({ id }) => audience.meetingIds.includes(id)), origin: origin() });
}

/** The line of a frozen list: nothing that changes with the registration. */
export const asListed = ({ personId, name, email, language, protected: hidden }: Recipient): Recipient => ({ personId, name, email, language, protected: hidden });
