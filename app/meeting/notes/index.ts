import type { DialogueId, MeetingId } from "#dialogues";
import type { GroupId } from "#grouping/shared";
import type { Ledger } from "#ledger";
import type { PersonId } from "#people";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Log } from "#platform/log";
import { type ConfirmOutcome, closeNotes, confirmNotes } from "./close-notes.ts";
import type { Confirmation, Note, NotesGroup } from "./note.ts";
import { type NotesServer, serveNotes } from "./serve-notes.ts";
import { notebookName } from "./shared.ts";
import { countNotes, listConfirmations, listNotebooks, listNotesOfDialogue, listNotesOfGroups, writtenSoFar } from "./store.ts";

export type { ConfirmOutcome } from "./close-notes.ts";
export type { Confirmation, Note, NotesGroup } from "./note.ts";
export type { NoteId, NoteKind } from "./shared.ts";
export { accessByGroups } from "./group-access.ts";
export { informationClasses, personData } from "./records.ts";

export type NotesNeeds = {
  database: Database;
  clock: Clock;
  log: Log;
  ledger: Ledger;
  /** `accessByGroups` gives these four; the live meeting may widen them for staff who visit. */
  group(id: GroupId, db?: Database): Promise<NotesGroup | undefined>;
  /** In the group now, and the group is open. */
  mayWrite(personId: PersonId, groupId: GroupId): Promise<boolean>;
  /** In the group now or before, or in the group it was merged into, or staff who may visit. */
  mayRead(personId: PersonId, groupId: GroupId): Promise<boolean>;
  /** In the group when it closed, or now; staff are not. */
  mayConfirm(personId: PersonId, groupId: GroupId, db?: Database): Promise<boolean>;
};

/** What a browser opens; `own` is false for the notes of a group that was merged in, which are for reading. */
export type NotebookToOpen = { name: string; groupId: GroupId; question: string; own: boolean };

export type Notes = NotesServer & {
  /** Takes an upgrade request to /notes for somebody whose session is known; the Origin has been checked. */
  accept: NotesServer["accept"];
  /** Call after the commit of whatever moved people or closed groups: open connections are turned to reading, or back. */
  accessChanged: NotesServer["accessChanged"];
  notebooksOf(groupId: GroupId): Promise<NotebookToOpen[]>;
  /** In the transaction that closes the group. */
  close(trx: Transaction, groupId: GroupId, actor: string): Promise<void>;
  confirm(groupId: GroupId, personId: PersonId, trx?: Transaction): Promise<ConfirmOutcome>;
  /** One entry per notebook that something was written in. */
  confirmations(groupIds: readonly GroupId[], db?: Database): Promise<Confirmation[]>;
  /** In the order they were written, hidden ones too. */
  ofDialogue(dialogueId: DialogueId, db?: Database): Promise<Note[]>;
  ofGroups(groupIds: readonly GroupId[], db?: Database): Promise<Note[]>;
  /** Notes that can be read, by group; a group without any is left out. */
  counts(meetingId: MeetingId): Promise<Map<GroupId, number>>;
  /** A number that grows whenever something is written in the dialogue. */
  writtenSoFar(dialogueId: DialogueId): Promise<number>;
};

export function openNotes(needs: NotesNeeds): Notes {
  const { database } = needs;
  return {
    ...serveNotes(needs),
    async notebooksOf(groupId) {
      const group = await needs.group(groupId);
      const groups = group ? [group, ...(await Promise.all(group.mergedFrom.map((id) => needs.group(id))))] : [];
      return groups.flatMap((one) =>
        (one?.questions ?? []).map((question) => ({ name: notebookName(one!.id, question), groupId: one!.id, question, own: one === group })),
      );
    },
    close: (trx, groupId, actor) => closeNotes(needs, trx, groupId, actor),
    confirm: (groupId, personId, given) =>
      given ? confirmNotes(needs, given, groupId, personId) : database.transaction().execute((trx) => confirmNotes(needs, trx, groupId, personId)),
    async confirmations(groupIds, db = database) {
      if (groupIds.length === 0) return [];
      const confirmed = await listConfirmations(db, groupIds);
      return (await listNotebooks(db, groupIds)).map(({ group_id, question, closed_at }) => ({
        groupId: group_id as GroupId,
        question,
        closed: closed_at !== null,
        confirmedBy: confirmed.filter((one) => one.group_id === group_id && one.question === question).map(({ person_id }) => person_id as PersonId),
      }));
    },
    ofDialogue: (dialogueId, db = database) => listNotesOfDialogue(db, dialogueId),
    ofGroups: async (groupIds, db = database) => (groupIds.length > 0 ? listNotesOfGroups(db, groupIds) : []),
    counts: async (meetingId) => new Map((await countNotes(database, meetingId)).map(({ group_id, count }) => [group_id as GroupId, count])),
    writtenSoFar: (dialogueId) => writtenSoFar(database, dialogueId),
  };
}
