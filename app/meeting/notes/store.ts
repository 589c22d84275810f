import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId } from "#dialogues";
import type { GroupId } from "#grouping/shared";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { Note } from "./note.ts";
import type { NoteId, NoteKind } from "./shared.ts";

type Place = { group_id: string; question: string };
type Tables = {
  notes_notebook: Place & {
    authority_id: string;
    dialogue_id: string;
    meeting_id: string;
    sequence: number;
    closed_at: Date | null;
  };
  notes_update: Place & { sequence: number; authority_id: string; person_id: string | null; at: Date; payload: Uint8Array };
  notes_note: Place & {
    note_id: string;
    authority_id: string;
    number: number;
    author_id: string;
    kind: NoteKind;
    text: string;
    hidden: boolean;
    at: Date;
  };
  notes_confirmation: Place & { person_id: string; authority_id: string; sequence: number; at: Date };
};

const own = (db: Database) => db.$extendTables<Tables>();

export type NotebookRow = Tables["notes_notebook"];
export type NoteRow = Tables["notes_note"];
type UpdateRow = Tables["notes_update"];

export const listUpdates = (db: Database, { group_id, question }: Place): Promise<UpdateRow[]> =>
  own(db).selectFrom("notes_update").selectAll().where("group_id", "=", group_id).where("question", "=", question).orderBy("sequence").execute();

/**
 * Counts the notebook on by `by` updates and holds its row; the first update makes the row. Undefined: it is closed.
 * The row is what writers of one notebook queue at, also across processes.
 */
export async function advance(trx: Transaction, notebook: Omit<NotebookRow, "sequence" | "closed_at">, by: number): Promise<number | undefined> {
  const row = await own(trx)
    .insertInto("notes_notebook")
    .values({ ...notebook, sequence: by, closed_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(["group_id", "question"])
        .doUpdateSet((up) => ({ sequence: up("notes_notebook.sequence", "+", by) }))
        .where("notes_notebook.closed_at", "is", null),
    )
    .returning("sequence")
    .executeTakeFirst();
  return row?.sequence;
}

export const insertUpdates = (trx: Transaction, rows: UpdateRow[]) => own(trx).insertInto("notes_update").values(rows).execute();

export const insertNotes = (trx: Transaction, rows: NoteRow[]) => own(trx).insertInto("notes_note").values(rows).execute();

export const updateNote = (trx: Transaction, { note_id, kind, text, hidden }: Pick<NoteRow, "note_id" | "kind" | "text" | "hidden">) =>
  own(trx).updateTable("notes_note").set({ kind, text, hidden }).where("note_id", "=", note_id).execute();

/** Those of the ids that some notebook holds already. */
export async function takenIds(db: Database, ids: readonly NoteId[]): Promise<string[]> {
  const rows = await own(db).selectFrom("notes_note").select("note_id").where("note_id", "in", ids).execute();
  return rows.map(({ note_id }) => note_id);
}

export const listNotebooks = (db: Database, groupIds: readonly GroupId[]): Promise<NotebookRow[]> =>
  own(db).selectFrom("notes_notebook").selectAll().where("group_id", "in", groupIds).orderBy("group_id").orderBy("question").execute();

/** The rows locked, so that nothing is written while the notebooks are closed or confirmed. */
export const lockNotebooks = (trx: Transaction, groupIds: readonly GroupId[]): Promise<NotebookRow[]> =>
  own(trx).selectFrom("notes_notebook").selectAll().where("group_id", "in", groupIds).orderBy("group_id").orderBy("question").forUpdate().execute();

export const setClosed = (trx: Transaction, { group_id, question }: Place, at: Date) =>
  own(trx).updateTable("notes_notebook").set({ closed_at: at }).where("group_id", "=", group_id).where("question", "=", question).execute();

export const saveConfirmation = (trx: Transaction, row: Tables["notes_confirmation"]) =>
  own(trx)
    .insertInto("notes_confirmation")
    .values(row)
    .onConflict((conflict) => conflict.columns(["group_id", "question", "person_id"]).doUpdateSet({ sequence: row.sequence, at: row.at }))
    .execute();

/** Confirmations of what the notebooks say now. */
export const listConfirmations = (db: Database, groupIds: readonly GroupId[]) =>
  own(db)
    .selectFrom("notes_confirmation as confirmation")
    .innerJoin("notes_notebook as notebook", (join) =>
      join
        .onRef("notebook.group_id", "=", "confirmation.group_id")
        .onRef("notebook.question", "=", "confirmation.question")
        .onRef("notebook.sequence", "=", "confirmation.sequence"),
    )
    .select(["confirmation.group_id", "confirmation.question", "confirmation.person_id"])
    .where("confirmation.group_id", "in", groupIds)
    .orderBy("confirmation.at")
    .execute();

/** One row in the place of all that came before it. */
export async function replaceUpdates(trx: Transaction, place: Place, row: UpdateRow): Promise<void> {
  await own(trx).deleteFrom("notes_update").where("group_id", "=", place.group_id).where("question", "=", place.question).execute();
  await own(trx).insertInto("notes_update").values(row).execute();
}

const noteRows = (db: Database) =>
  own(db)
    .selectFrom("notes_note as note")
    .innerJoin("notes_notebook as notebook", (join) =>
      join.onRef("notebook.group_id", "=", "note.group_id").onRef("notebook.question", "=", "note.question"),
    )
    .selectAll("note")
    .select(["notebook.dialogue_id", "notebook.meeting_id"])
    .orderBy("note.at")
    .orderBy("note.group_id")
    .orderBy("note.number");

function presentNote(row: NoteRow & Pick<NotebookRow, "dialogue_id" | "meeting_id">): Note {
  return {
    id: row.note_id as NoteId,
    authorityId: row.authority_id as AuthorityId,
    dialogueId: row.dialogue_id as DialogueId,
    meetingId: row.meeting_id as MeetingId,
    groupId: row.group_id as GroupId,
    question: row.question,
    number: row.number,
    kind: row.kind,
    text: row.text,
    authorId: row.author_id as PersonId,
    hidden: row.hidden,
    at: row.at,
  };
}

export const listNotesOfDialogue = async (db: Database, dialogueId: DialogueId): Promise<Note[]> =>
  (await noteRows(db).where("notebook.dialogue_id", "=", dialogueId).execute()).map(presentNote);

export const listNotesOfGroups = async (db: Database, groupIds: readonly GroupId[]): Promise<Note[]> =>
  (await noteRows(db).where("note.group_id", "in", groupIds).execute()).map(presentNote);

export const listNotesOfPerson = async (db: Database, personId: string): Promise<Note[]> =>
  (await noteRows(db).where("note.author_id", "=", personId).execute()).map(presentNote);

export const countConfirmationsOf = async (db: Database, personId: string): Promise<number> =>
  (await own(db).selectFrom("notes_confirmation").select(({ fn }) => fn.countAll<number>().as("count")).where("person_id", "=", personId).executeTakeFirstOrThrow()).count;

/** Notes that can be read, by group. */
export const countNotes = (db: Database, meetingId: MeetingId) =>
  own(db)
    .selectFrom("notes_note as note")
    .innerJoin("notes_notebook as notebook", (join) =>
      join.onRef("notebook.group_id", "=", "note.group_id").onRef("notebook.question", "=", "note.question"),
    )
    .select(({ fn }) => ["note.group_id", fn.countAll<number>().as("count")])
    .where("notebook.meeting_id", "=", meetingId)
    .where("note.hidden", "=", false)
    .groupBy("note.group_id")
    .execute();

/** Grows with every stored update of the dialogue: whoever looks again need read the notes only when it has. */
export const writtenSoFar = async (db: Database, dialogueId: DialogueId): Promise<number> =>
  Number((await own(db).selectFrom("notes_notebook").select(({ fn }) => fn.sum("sequence").as("sum")).where("dialogue_id", "=", dialogueId).executeTakeFirst())?.sum ?? 0);
