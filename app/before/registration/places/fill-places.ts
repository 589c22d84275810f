import type { DialogueId } from "#dialogues";
import type { Transaction } from "#platform/database";
import type { RegistrationNeeds } from "../index.ts";
import { announceMoved, moveUpOn } from "./move-up.ts";
import { lockDates, saveDates } from "../store.ts";

/** After more places were made (a new version of the dialogue): those who wait move up. */
export async function fillPlaces(needs: RegistrationNeeds, trx: Transaction, dialogueId: DialogueId): Promise<number> {
  const dialogue = await needs.dialogues.find(dialogueId, trx);
  if (!dialogue) return 0;
  const states = await lockDates(trx, dialogue, dialogue.meetings.map(({ id }) => id), true);
  const steps = [];
  for (const state of states) steps.push(await moveUpOn(needs, trx, dialogue, state));
  await saveDates(trx, steps.map(({ date }) => date));
  const moved = steps.flatMap((step) => step.moved);
  await announceMoved(needs, trx, dialogue, moved);
  return moved.length;
}
