import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { type Checked, type Refusal, applyChecked, stamp } from "./check-update.ts";
import type { NotesNeeds } from "./index.ts";
import type { Notebook } from "./notebooks.ts";
import { type NoteId, type SharedNote, notebookName, readNote, stampsOf } from "./shared.ts";
import { type NoteRow, advance, insertNotes, insertUpdates, takenIds, updateNote } from "./store.ts";

/** `stamp` is the server's own addition to the document, for everybody. */
export type Written =
  | { outcome: "stored"; stamp?: Uint8Array }
  | { outcome: "nothing-new" }
  | { outcome: "closed" }
  | { outcome: "refused"; because: Refusal };

/**
 * Takes one Yjs update from a member: judged, then stored together with the rows of its notes, the stamps and the events, in
 * one transaction. The rows are in the same transaction because a killed server must leave no note on paper that is not on
 * the wall, nor the other way round; they are few (the notes touched), so it costs one more statement per update.
 * After any outcome but "stored" and "nothing-new" the notebook is spoilt.
 */
export async function writeNotes(needs: NotesNeeds, notebook: Notebook, person: PersonId, sent: Uint8Array): Promise<Written> {
  const first = stampsOf(notebook.doc).size === 0;
  const checked = applyChecked(notebook.doc, notebook.owners, person, sent);
  if (checked.outcome !== "accepted") return checked;
  const at = needs.clock.civil();
  const stamped = stamp(notebook.doc, checked.added, person, at);
  return needs.database.transaction().execute(async (trx): Promise<Written> => {
    if (checked.added.length > 0 && (await takenIds(trx, checked.added)).length > 0) return { outcome: "refused", because: "taken" };
    const updates = [{ payload: checked.update, person_id: person as string | null }, ...(stamped ? [{ payload: stamped, person_id: null }] : [])];
    const place = { group_id: notebook.group.id, question: notebook.question, authority_id: notebook.group.authorityId };
    const sequence = await advance(trx, { ...place, dialogue_id: notebook.group.dialogueId, meeting_id: notebook.group.meetingId }, updates.length);
    if (sequence === undefined) return { outcome: "closed" };
    await insertUpdates(trx, updates.map((update, at_) => ({ ...place, ...update, sequence: sequence - updates.length + 1 + at_, at })));
    const rows = (ids: readonly NoteId[]) => ids.flatMap((id) => rowOf(notebook, readNote(notebook.doc, id)) ?? []);
    if (checked.added.length > 0) await insertNotes(trx, rows(checked.added));
    for (const row of rows(checked.changed)) await updateNote(trx, row);
    await announce(needs, trx, notebook, person, { first, checked });
    return { outcome: "stored", ...(stamped && { stamp: stamped }) };
  });
}

function rowOf({ group, question }: Notebook, note: SharedNote | undefined): NoteRow | undefined {
  if (!note?.stamp) return undefined;
  return {
    note_id: note.id,
    group_id: group.id,
    question,
    authority_id: group.authorityId,
    number: note.stamp.number,
    author_id: note.stamp.author,
    kind: note.kind,
    text: storable(note.text),
    hidden: note.hidden,
    at: new Date(note.stamp.at),
  };
}

/** PostgreSQL holds neither the null character nor half a surrogate pair, and a browser can paste both. */
const storable = (text: string) => text.replaceAll("\0", "").toWellFormed();

type What = { first: boolean; checked: Extract<Checked, { outcome: "accepted" }> };

async function announce({ ledger }: NotesNeeds, trx: Transaction, { group, question }: Notebook, actor: PersonId, { first, checked }: What): Promise<void> {
  const chain = { authorityId: group.authorityId, dialogueId: group.dialogueId };
  if (first && checked.added.length > 0) {
    await ledger.append(trx, {
      chain,
      type: "notes.begun",
      actor,
      subject: { kind: "notebook", id: notebookName(group.id, question) },
      class: "notes.note",
      content: { meetingId: group.meetingId, group: group.number, question },
      diary: { direction: "drawn-up", title: `Anteckningar från grupp ${group.number} (${question})` },
    });
  }
  for (const [type, ids] of [["note.hidden", checked.hidden], ["note.shown", checked.shown]] as const) {
    for (const id of ids) await ledger.append(trx, { chain, type, actor, subject: { kind: "note", id }, class: "notes.note", content: {} });
  }
}
