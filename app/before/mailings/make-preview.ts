import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { readAudience } from "./audience.ts";
import type { Audience, MailingKind, MailingNeeds, Preview, PreviewId } from "./index.ts";
import { preparationLetter } from "./letters/preparation.ts";
import { insertPreview } from "./store.ts";

type Wish = { dialogueId: DialogueId; authorityId: AuthorityId; kind: MailingKind; audience: Audience; by: PersonId };

/** A preview is a working note: no event before it is sent. */
export async function makePreview(needs: MailingNeeds, trx: Transaction, wish: Wish): Promise<Preview | undefined> {
  const dialogue = await needs.dialogues.find(wish.dialogueId, trx);
  if (dialogue?.authorityId !== wish.authorityId) return undefined;
  const meetings = dialogue.meetings.filter(({ id }) => wish.audience.meetingIds.includes(id));
  const preview: Preview = {
    id: needs.ids.next() as PreviewId,
    ...wish,
    letter: { sv: preparationLetter("sv", dialogue, meetings), en: preparationLetter("en", dialogue, meetings), fi: preparationLetter("fi", dialogue, meetings) },
    ...(await readAudience(needs, trx, wish)),
    madeAt: needs.clock.civil(),
  };
  await insertPreview(trx, preview);
  return preview;
}
