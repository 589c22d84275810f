import * as Y from "yjs";
import type { AuthorityId } from "#authorities";
import type { GroupId } from "#grouping/shared";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { NotesNeeds } from "./index.ts";
import { notebookName } from "./shared.ts";
import { type NotebookRow, listConfirmations, listUpdates, lockNotebooks, replaceUpdates, saveConfirmation, setClosed } from "./store.ts";

export type ConfirmOutcome = { outcome: "confirmed" } | { outcome: "not-a-member" } | { outcome: "nothing-written" };

/** From now on the group's notes can be read and confirmed, not written. Deletes nothing; closing twice is closing once. */
export async function closeNotes({ clock, ledger }: NotesNeeds, trx: Transaction, groupId: GroupId, actor: string): Promise<void> {
  for (const notebook of await lockNotebooks(trx, [groupId])) {
    if (notebook.closed_at) continue;
    const at = clock.civil();
    await setClosed(trx, notebook, at);
    if ((await listConfirmations(trx, [groupId])).some(({ question }) => question === notebook.question)) await compact(trx, notebook, at);
    await ledger.append(trx, event("notes.closed", notebook, actor));
  }
}

/** One member says for the group that the notes are right: its own, and those of groups merged into it (N4, house rule 6). */
export async function confirmNotes(needs: NotesNeeds, trx: Transaction, groupId: GroupId, personId: PersonId): Promise<ConfirmOutcome> {
  const group = await needs.group(groupId, trx);
  if (!group || !(await needs.mayConfirm(personId, groupId, trx))) return { outcome: "not-a-member" };
  const notebooks = await lockNotebooks(trx, [group.id, ...group.mergedFrom]);
  const at = needs.clock.civil();
  for (const notebook of notebooks) {
    const { group_id, question, authority_id, sequence } = notebook;
    await saveConfirmation(trx, { group_id, question, person_id: personId, authority_id, sequence, at });
    if (notebook.closed_at) await compact(trx, notebook, at);
    await needs.ledger.append(trx, event("notes.confirmed", notebook, personId));
  }
  return notebooks.length > 0 ? { outcome: "confirmed" } : { outcome: "nothing-written" };
}

const event = (type: string, { authority_id, dialogue_id, group_id, question, sequence }: NotebookRow, actor: string) => ({
  chain: { authorityId: authority_id as AuthorityId, dialogueId: dialogue_id },
  type,
  actor,
  subject: { kind: "notebook", id: notebookName(group_id, question) },
  class: "notes.note",
  content: { sequence },
});

/**
 * Confirmed and closed, the notes are drawn up, and what was typed on the way there is no longer needed: one update that
 * makes the same document takes the place of all, without the letters that were taken back.
 */
async function compact(trx: Transaction, notebook: NotebookRow, at: Date): Promise<void> {
  const updates = await listUpdates(trx, notebook);
  if (updates.length < 2) return;
  const doc = new Y.Doc();
  for (const { payload } of updates) Y.applyUpdate(doc, payload);
  const { group_id, question, authority_id, sequence } = notebook;
  await replaceUpdates(trx, notebook, { group_id, question, authority_id, sequence, person_id: null, at, payload: Y.encodeStateAsUpdate(doc) });
}
