import { type ComposeAnswer, type Instance, composeInWorker } from "@radslag/group-composition";
import type { Agenda } from "#agenda";
import type { Dialogues, MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { RegistrationRoom } from "#registration";
import { type ComposeOutcome, type ComposeWish, composeRound } from "./compose-round.ts";
import type { Assignment, ComposedRound, Round } from "./round.ts";
import type { GroupId, RoundId } from "./shared.ts";
import { type Deed, closeGroups, closeRound, findGroup, insertAssignment, insertRound, listAssignments, listMembers, listRounds, mergeGroups } from "./store.ts";

export type { ComposeOutcome, ComposeWish } from "./compose-round.ts";
export type { Assignment, AssignmentReason, ComposedRound, Group, Round, RoundGroup } from "./round.ts";
export { bestTable } from "./shared.ts";
export type { Attributes, GroupId, MergeProposal, RoundId, Table } from "./shared.ts";
export { informationClasses, personData } from "./records.ts";

export type GroupingNeeds = {
  database: Database;
  ids: Ids;
  dialogues: Pick<Dialogues, "ofMeeting">;
  registration: Pick<RegistrationRoom, "participants">;
  agenda: Pick<Agenda, "step" | "placements" | "crew">;
  compose: (instance: Instance, seed: number) => Promise<ComposeAnswer>;
};

/** The engine in a thread of its own, with so many milliseconds to think: the live meeting goes on meanwhile. */
export const composeFor =
  (milliseconds: number): GroupingNeeds["compose"] =>
  (instance, seed) =>
    composeInWorker(instance, { seed, budget: { milliseconds } }).answer;

export type FoundGroup = NonNullable<Awaited<ReturnType<typeof findGroup>>>;

export type Grouping = {
  compose(wish: ComposeWish): Promise<ComposeOutcome>;
  /** Stores a composed round with its groups and first assignments. */
  begin(trx: Transaction, round: ComposedRound, deed: Deed): Promise<void>;
  /** One more row of the log: someone came late, or was moved. */
  assign(trx: Transaction, assignment: Assignment): Promise<void>;
  /** Everyone of one group goes to the other; what was written stays with its group, which remembers where they went. */
  merge(trx: Transaction, groups: { from: GroupId; into: GroupId }, deed: Deed): Promise<void>;
  close(trx: Transaction, what: { groupIds: readonly GroupId[] } | { roundId: RoundId }, at: Date): Promise<void>;
  /** In order of number, with their groups. */
  rounds(meetingId: MeetingId, db?: Database): Promise<Round[]>;
  group(groupId: GroupId, db?: Database): Promise<FoundGroup | undefined>;
  /** Who sits in a group, or sat there last when it closed. */
  members(groupId: GroupId, db?: Database): Promise<PersonId[]>;
  /** Every assignment ever made in a meeting (G3), round by round. */
  assignments(meetingId: MeetingId, db?: Database): Promise<Assignment[]>;
};

export function openGrouping(needs: GroupingNeeds): Grouping {
  const { database } = needs;
  return {
    compose: (wish) => composeRound(needs, wish),
    begin: (trx, round, deed) => insertRound(trx, round, deed),
    assign: (trx, assignment) => insertAssignment(trx, assignment),
    merge: (trx, groups, deed) => mergeGroups(trx, groups, deed),
    async close(trx, what, at) {
      if ("roundId" in what) await closeRound(trx, what.roundId, at);
      else if (what.groupIds.length > 0) await closeGroups(trx, what.groupIds, at);
    },
    rounds: (meetingId, db = database) => listRounds(db, meetingId),
    group: (groupId, db = database) => findGroup(db, groupId),
    members: (groupId, db = database) => listMembers(db, groupId),
    assignments: (meetingId, db = database) => listAssignments(db, meetingId),
  };
}
