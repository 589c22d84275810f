import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId } from "#dialogues";
import type { GroupId } from "#grouping/shared";
import type { PersonId } from "#people";
import type { NoteId, NoteKind } from "./shared.ts";

/** What notes must know of a group. `questions` are the keys of its steps in the run of show; `number` is what people call it. */
export type NotesGroup = {
  id: GroupId;
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  meetingId: MeetingId;
  number: number;
  questions: readonly string[];
  /** Groups that were merged into this one: it reads their notes and confirms them. */
  mergedFrom: readonly GroupId[];
};

/** A note as kept in rows, for the wall and all that builds on it. `at` is civil time, `number` its order in the notebook. */
export type Note = {
  id: NoteId;
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  meetingId: MeetingId;
  groupId: GroupId;
  question: string;
  number: number;
  kind: NoteKind;
  text: string;
  authorId: PersonId;
  hidden: boolean;
  at: Date;
};

/** Who of the group has confirmed what its notebooks say now. */
export type Confirmation = { groupId: GroupId; question: string; closed: boolean; confirmedBy: PersonId[] };
