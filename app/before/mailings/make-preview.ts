import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { readAudience } from "./audience.ts";
import type { Audience, MailingNeeds, Preview, PreviewId, Recipient } from "./index.ts";
import type { MailingKind } from "./kinds.ts";
import { wordsOf } from "./keep-wording.ts";
import { writeOut } from "./letters/wording.ts";
import { insertPreview } from "./store.ts";

export type PreviewWish = { dialogueId: DialogueId; authorityId: AuthorityId; kind: MailingKind; audience: Audience; by: PersonId | "system" };

/** A preview is a working note: no event before it is sent. `found` is its audience, when that has been read already. */
export async function makePreview(needs: MailingNeeds, trx: Transaction, wish: PreviewWish, found?: Awaited<ReturnType<typeof readAudience>>): Promise<Preview | undefined> {
  const dialogue = await needs.dialogues.find(wish.dialogueId, trx);
  if (dialogue?.authorityId !== wish.authorityId) return undefined;
  const meetings = dialogue.meetings.filter(({ id }) => wish.audience.meetingIds.includes(id));
  const { wording } = await wordsOf(trx, wish);
  const { recipients, skipped } = found ?? (await readAudience(needs, trx, wish));
  const preview: Preview = {
    id: needs.ids.next() as PreviewId,
    ...wish,
    letter: writeOut(wording, { dialogue, meetings, origin: needs.origin() }),
    recipients: recipients.map(asListed),
    skipped,
    madeAt: needs.clock.civil(),
  };
  await insertPreview(trx, preview);
  return preview;
}

/** The line of a frozen list: nothing that changes with the registration. */
export const asListed = ({ personId, name, email, language }: Recipient): Recipient => ({ personId, name, email, language });
