import type { AuthorityId } from "#authorities";
import type { DialogueFile } from "./file/dialogue-file.ts";
import { type Funding, fundingOf } from "./funding.ts";
import type { ExtraQuestion } from "./file/question-file.ts";
import type { MeetingFile } from "./file/meeting-file.ts";
import type { DialogueId, MeetingId, Role, StepPlan } from "./shared.ts";
import type { Head } from "./store.ts";

export type DialogueState = "draft" | "published" | "closed";

/** One date of a dialogue. Local times are what the wall clock says in the dialogue's zone: "2020-11-03T13:00". */
export type Meeting = {
  id: MeetingId;
  dialogueId: DialogueId;
  authorityId: AuthorityId;
  number: number;
  title: MeetingFile["title"];
  /** Why it will not be held. */
  calledOff: MeetingFile["calledOff"];
  startsLocal: string;
  endsLocal: string;
  lobbyOpensLocal: string;
  capacity: number;
  /** With fewer registered it may be called off. */
  minimum: number | undefined;
  roleCapacity: Partial<Record<Role, number>>;
  runOfShow: StepPlan[];
};

/** `version` counts the texts a dialogue has had; `closesExclusive` is the first moment at which registration is closed. */
export type Dialogue = Omit<DialogueFile, "format" | "authority" | "registration" | "meetings" | "funding"> & {
  id: DialogueId;
  authorityId: AuthorityId;
  state: DialogueState;
  version: number;
  opens: string;
  closesExclusive: string;
  funding?: Funding;
  /** How long an offered place is held; undefined: places are given outright. */
  offerHours: number | undefined;
  /** What its form asks beside what every form asks; most ask nothing more. */
  extraQuestions: readonly ExtraQuestion[];
  meetings: Meeting[];
};

/** A dialogue from what stands in its rows and the file of that version. */
export function dialogueOf({ id, authorityId, state, version, meetingIds }: Head, file: DialogueFile): Dialogue {
  const { format: _format, authority: _authority, registration, meetings, funding, ...texts } = file;
  return {
    ...texts,
    id,
    authorityId,
    state,
    version,
    opens: registration.opens,
    closesExclusive: registration.closes,
    ...(funding ? { funding: fundingOf(funding) } : {}),
    offerHours: registration.offerHours,
    extraQuestions: registration.questions ?? [],
    meetings: meetings.map((meeting) => meetingOf(meeting, { id, authorityId, meetingIds })),
  };
}

function meetingOf(file: MeetingFile, { id: dialogueId, authorityId, meetingIds }: Pick<Head, "id" | "authorityId" | "meetingIds">): Meeting {
  const id = meetingIds.get(file.number);
  if (!id) throw new Error(`Meeting ${file.number} of dialogue ${dialogueId} has no row`);
  return {
    id,
    dialogueId,
    authorityId,
    number: file.number,
    title: file.title,
    calledOff: file.calledOff,
    startsLocal: file.starts,
    endsLocal: file.ends,
    lobbyOpensLocal: file.lobbyOpens,
    capacity: file.capacity,
    minimum: file.minimum,
    roleCapacity: file.roleCapacity ?? {},
    runOfShow: file.runOfShow,
  };
}
