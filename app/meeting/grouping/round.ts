import type { Quality } from "@radslag/group-composition";
import type { AuthorityId } from "#authorities";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { TopicId } from "#topics";
import type { GroupId, RoundId } from "./shared.ts";

export type RoundGroup = {
  groupId: GroupId;
  number: number;
  topicId: TopicId | null;
  hostPersonId: PersonId | null;
  min: number;
  max: number;
};

/** A round that has been composed and not begun: nothing of it is stored. */
export type ComposedRound = {
  roundId: RoundId;
  meetingId: MeetingId;
  authorityId: AuthorityId;
  stepId: string;
  groups: RoundGroup[];
  seats: Map<PersonId, GroupId>;
  seed: number;
  /** How good the mix is, each figure beside the best there could be. */
  quality: Quality;
  /** Topics placed in this round for which there were too few groups. */
  leftOut: TopicId[];
  /** The plan it was made from; null: composed when it was asked for. */
  plan: { variant: number; version: number } | null;
};

export type Group = RoundGroup & { closedAt: Date | null; mergedInto: GroupId | null };

/** A round that has begun. `number` counts from 1 in the meeting. */
export type Round = {
  roundId: RoundId;
  meetingId: MeetingId;
  stepId: string;
  number: number;
  quality: Quality;
  startedAt: Date;
  closedAt: Date | null;
  groups: Group[];
};

export type AssignmentReason = "composed" | "late" | "moved" | "merged" | "mended";

/** One row of the log (G3). */
export type Assignment = {
  roundId: RoundId;
  personId: PersonId;
  groupId: GroupId;
  at: Date;
  actor: string;
  why: AssignmentReason;
};
