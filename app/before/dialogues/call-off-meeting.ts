import type { Transaction } from "#platform/database";
import type { Spoken } from "#platform/i18n";
import { writeDialogueFile } from "./file/read-file.ts";
import { type ImportOutcome, importDialogue } from "./import-dialogue.ts";
import type { DialogueNeeds } from "./index.ts";
import type { DialogueId } from "./shared.ts";
import { findFile, findHeadOf } from "./store.ts";

/** `because` in every language of the dialogue; without it the meeting will be held after all. */
export type CallOffWish = { id: DialogueId; number: number; because: Spoken | undefined; actor: string };

/** A new version of the dialogue's file, in which one meeting is called off and nothing else differs. */
export async function callOffMeeting(needs: DialogueNeeds, trx: Transaction, { id, number, because, actor }: CallOffWish): Promise<ImportOutcome | { outcome: "unknown" }> {
  const head = await findHeadOf(trx, { id });
  if (!head?.meetingIds.has(number)) return { outcome: "unknown" };
  const file = await findFile(trx, head);
  const meetings = file.meetings.map((meeting) => (meeting.number === number ? { ...meeting, calledOff: because } : meeting));
  return importDialogue(needs, trx, writeDialogueFile({ ...file, meetings }), { actor, authorityId: head.authorityId, slug: file.slug, onVersion: head.version });
}
