import {
  type ComposeAnswer,
  type Instance,
  type Plan as EnginePlan,
  type Quality,
  composeInWorker,
} from "@radslag/group-composition";
import type { Access } from "#access";
import type { Agenda } from "#agenda";
import type { Dialogues, MeetingId } from "#dialogues";
import type { Ledger } from "#ledger";
import type { PersonId } from "#people";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { RegistrationRoom } from "#registration";
import type { Topics } from "#topics";
import { type ComposeOutcome, type ComposeWish, composeRound } from "./making/compose-round.ts";
import type { GroupingRules } from "./making/rules.ts";
import { type PlanBoard, planBoard } from "./plans/board.ts";
import { type PlanChange, type PlanOutcome, changeRules, chooseVariant, lockSeat, undoPlan } from "./plans/change-plan.ts";
import type { Lock } from "./plans/plan.ts";
import { type PlaceTopicsOutcome, placeTopics } from "./plans/place-topics.ts";
import { type PreviewOutcome, type PreviewWish, previewPlan } from "./plans/preview-plan.ts";
import type { Assignment, ComposedRound, Round } from "./round.ts";
import { type Mending, type Running, mendGroups, placePerson } from "./running/place-people.ts";
import { type Reasons, reasonsFor } from "./running/why-here.ts";
import type { GroupId, RoundId } from "./shared.ts";
import {
  type Deed,
  closeGroups,
  closeRound,
  findGroup,
  insertAssignment,
  insertRound,
  listAssignments,
  listMembers,
  listRounds,
  mergeGroups,
} from "./store.ts";

export type { ComposeOutcome, ComposeWish } from "./making/compose-round.ts";
export type { GroupingRules, RoundRules } from "./making/rules.ts";
export type { PlannedTable } from "./making/tables.ts";
export type { PlanBoard } from "./plans/board.ts";
export type { PlanChange, PlanOutcome } from "./plans/change-plan.ts";
export type { Lock, Plan, PlanConflict, PlanReason, PlanRound } from "./plans/plan.ts";
export type { PlaceTopicsOutcome } from "./plans/place-topics.ts";
export type { PreviewOutcome, PreviewWish } from "./plans/preview-plan.ts";
export type { Assignment, AssignmentReason, ComposedRound, Group, Round, RoundGroup } from "./round.ts";
export type { Mending, Running } from "./running/place-people.ts";
export type { Reasons } from "./running/why-here.ts";
export type { ConflictCode, Goal, GroupId, Importance, RoundId, Template, Weighing } from "./shared.ts";
export { informationClasses, personData } from "./records.ts";

/** `milliseconds` of thinking instead of the usual; from a plan on the table; told of better ones; ended early by the signal. */
export type Thinking = { milliseconds?: number; start?: EnginePlan; onBetter?: (quality: Quality) => void; signal?: AbortSignal };

export type GroupingNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Pick<Ledger, "append">;
  dialogues: Pick<Dialogues, "ofMeeting">;
  registration: Pick<RegistrationRoom, "participants">;
  access: Pick<Access, "sharing">;
  agenda: Pick<Agenda, "runOfShow" | "placements" | "crew" | "placeTopic">;
  topics: Pick<Topics, "ofDialogue">;
  compose: (instance: Instance, seed: number, thinking?: Thinking) => Promise<ComposeAnswer>;
};

/** The engine in a thread of its own, with so many milliseconds to think: the live meeting goes on meanwhile. */
export const composeFor =
  (usual: number): GroupingNeeds["compose"] =>
  async (instance, seed, { milliseconds = usual, start, onBetter, signal } = {}) => {
    const composing = composeInWorker(instance, {
      seed,
      budget: { milliseconds },
      ...(start && { start }),
      ...(onBetter && { onBetter: (_plan, quality) => onBetter(quality) }),
    });
    signal?.addEventListener("abort", composing.stop, { once: true });
    return composing.answer.finally(() => signal?.removeEventListener("abort", composing.stop));
  };

export type FoundGroup = NonNullable<Awaited<ReturnType<typeof findGroup>>>;

export type Grouping = {
  /** All rounds that have not begun, composed at once and kept as a new version of a variant. */
  preview(wish: PreviewWish): Promise<PreviewOutcome>;
  /** Undefined: no such meeting. `present`: who is here now. */
  board(meetingId: MeetingId, present: ReadonlySet<PersonId>): Promise<PlanBoard | undefined>;
  lock(change: PlanChange, lock: Lock, on: boolean): Promise<PlanOutcome>;
  undo(change: PlanChange): Promise<PlanOutcome>;
  choose(choice: { meetingId: MeetingId; variant: number | null; actor: string }): Promise<PlanOutcome>;
  changeRules(change: {
    meetingId: MeetingId;
    seen: number;
    rules: GroupingRules;
    actor: string;
  }): Promise<PlanOutcome | { outcome: "unsound" }>;
  /** The marketplace of an open space: waiting topics get a time and a room each, where fewest people have to choose. */
  placeTopics(wish: { meetingId: MeetingId; actor: string }): Promise<PlaceTopicsOutcome>;

  /** A round from who is present: the chosen plan mended, else composed afresh. Nothing is stored before `begin`. */
  compose(wish: ComposeWish): Promise<ComposeOutcome>;
  /** Stores a composed round with its groups and first assignments. */
  begin(trx: Transaction, round: ComposedRound, deed: Deed): Promise<void>;
  /** The open group where a late arrival, or someone who has to move, fits best; nobody else moves. */
  place(running: Running, personId: string): Promise<GroupId | undefined>;
  /** What keeps every group large enough with as few moved as can be; null: nothing does. */
  mend(running: Running): Promise<Mending | null>;
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
  /** Why the person sits where they sit in the round under way; undefined while they have no seat. */
  reasons(meetingId: MeetingId, personId: PersonId): Promise<Reasons | undefined>;
};

export function openGrouping(needs: GroupingNeeds): Grouping {
  const { database } = needs;
  return {
    preview: (wish) => previewPlan(needs, wish),
    board: (meetingId, present) => planBoard(needs, meetingId, present),
    lock: (change, lock, on) => lockSeat(needs, change, lock, on),
    undo: (change) => undoPlan(needs, change),
    choose: (choice) => chooseVariant(needs, choice),
    changeRules: (change) => changeRules(needs, change),
    placeTopics: (wish) => placeTopics(needs, wish),

    compose: (wish) => composeRound(needs, wish),
    begin: (trx, round, deed) => insertRound(trx, round, deed),
    place: async (running, personId) => (await placePerson(needs, running, personId)) as GroupId | undefined,
    mend: (running) => mendGroups(needs, running),
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
    reasons: (meetingId, personId) => reasonsFor(needs, meetingId, personId),
  };
}
