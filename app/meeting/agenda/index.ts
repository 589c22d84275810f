import type { Dialogues, Meeting, MeetingId } from "#dialogues";
import type { Ledger } from "#ledger";
import type { PersonId } from "#people";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { MoveOutcome, TopicId, Topics } from "#topics";
import { type ChangeOutcome, type TakeOverOutcome, changeStep, moveStep, takeOver } from "./change-steps.ts";
import { type PlaceOutcome, type TopicPlace, placeTopic, undoPlacing, withdrawTopic } from "./place-topic.ts";
import type { AgendaStep, StepId } from "./shared.ts";
import type { StepChange } from "./step.ts";
import {
  type CrewMember,
  type Placement,
  deleteCrew,
  findStep,
  insertCrew,
  listCrew,
  listPlacements,
  listSteps,
} from "./store.ts";

export type { ChangeOutcome, TakeOverOutcome } from "./change-steps.ts";
export type { PlaceOutcome, TopicPlace } from "./place-topic.ts";
export type { AgendaKind, AgendaStep, CrewRole, StepId } from "./shared.ts";
export type { StepChange } from "./step.ts";
export type { CrewMember, Placement } from "./store.ts";
export { informationClasses, personData } from "./records.ts";

export type AgendaNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Pick<Ledger, "append">;
  dialogues: Pick<Dialogues, "ofMeeting">;
  topics: Pick<Topics, "find" | "move">;
};

export type Agenda = {
  /** Makes the dialogue's file the run of show; a step keeps its id by its key. Call it in the transaction of an import. */
  takeOver(trx: Transaction, meeting: Meeting, actor: string): Promise<TakeOverOutcome>;
  /** In order. */
  runOfShow(meetingId: MeetingId, db?: Database): Promise<AgendaStep[]>;
  step(stepId: StepId, db?: Database): Promise<(AgendaStep & { meetingId: MeetingId }) | undefined>;
  changeStep(stepId: StepId, change: StepChange, actor: string): Promise<ChangeOutcome>;
  /** Puts a step right before another one; `before` null: last. */
  moveStep(stepId: StepId, before: StepId | null, actor: string): Promise<ChangeOutcome>;
  placeTopic(trx: Transaction, place: TopicPlace, actor: string): Promise<PlaceOutcome>;
  withdrawTopic(trx: Transaction, topicId: TopicId, actor: string): Promise<{ outcome: "withdrawn" | "not-placed" }>;
  /** Takes back the last move of a topic on the agenda, its table with it, while that can be undone. */
  undoPlacing(trx: Transaction, topicId: TopicId, actor: string): Promise<MoveOutcome>;
  /** The topics with tables of their own, in the order of steps and of placing. */
  placements(meetingId: MeetingId, db?: Database): Promise<Placement[]>;
  /** A person may have several roles. */
  crew(meetingId: MeetingId, db?: Database): Promise<CrewMember[]>;
  addCrew(
    trx: Transaction,
    meeting: Pick<Meeting, "id" | "authorityId" | "dialogueId">,
    member: CrewMember,
    actor: string,
  ): Promise<void>;
  removeCrew(
    trx: Transaction,
    meeting: Pick<Meeting, "id" | "authorityId" | "dialogueId">,
    member: CrewMember,
    actor: string,
  ): Promise<void>;
};

export function openAgenda(needs: AgendaNeeds): Agenda {
  const { database, clock, ledger } = needs;
  const inTransaction = <Result>(work: (trx: Transaction) => Promise<Result>) => database.transaction().execute(work);
  const recordCrew = (
    trx: Transaction,
    meeting: Pick<Meeting, "id" | "authorityId" | "dialogueId">,
    happened: "added" | "removed",
    member: { personId: PersonId; role: string },
    actor: string,
  ) =>
    ledger.append(trx, {
      chain: { authorityId: meeting.authorityId, dialogueId: meeting.dialogueId },
      type: `crew.${happened}`,
      actor,
      subject: { kind: "meeting", id: meeting.id },
      class: "agenda.crew",
      content: { personId: member.personId, role: member.role },
    });
  return {
    takeOver: (trx, meeting, actor) => takeOver(needs, trx, meeting, actor),
    runOfShow: (meetingId, db = database) => listSteps(db, meetingId),
    step: (stepId, db = database) => findStep(db, stepId),
    changeStep: (stepId, change, actor) => inTransaction((trx) => changeStep(needs, trx, stepId, change, actor)),
    moveStep: (stepId, before, actor) => inTransaction((trx) => moveStep(needs, trx, stepId, before, actor)),
    placeTopic: (trx, place, actor) => placeTopic(needs, trx, place, actor),
    undoPlacing: (trx, topicId, actor) => undoPlacing(needs, trx, topicId, actor),
    withdrawTopic: (trx, topicId, actor) => withdrawTopic(needs, trx, topicId, actor),
    placements: (meetingId, db = database) => listPlacements(db, meetingId),
    crew: (meetingId, db = database) => listCrew(db, meetingId),
    async addCrew(trx, meeting, member, actor) {
      const isNew = await insertCrew(trx, { meetingId: meeting.id, authorityId: meeting.authorityId }, member, clock.civil());
      if (isNew) await recordCrew(trx, meeting, "added", member, actor);
    },
    async removeCrew(trx, meeting, member, actor) {
      if (await deleteCrew(trx, meeting.id, member)) await recordCrew(trx, meeting, "removed", member, actor);
    },
  };
}
