import { sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { Spoken } from "#platform/i18n";
import type { TopicId } from "#topics";
import type { AgendaKind, AgendaStep, CrewRole, StepId } from "./shared.ts";

type StepRow = {
  id: StepId;
  authority_id: string;
  meeting_id: MeetingId;
  position: number;
  key: string;
  kind: AgendaKind;
  title: Spoken;
  minutes: number;
  question: Spoken | null;
  group_min: number | null;
  group_max: number | null;
  notice_seconds: number;
};
type Tables = {
  agenda_step: StepRow;
  agenda_placement: {
    topic_id: TopicId;
    authority_id: string;
    step_id: StepId;
    host_person_id: PersonId | null;
    placed_at: Date;
  };
  agenda_crew: { meeting_id: MeetingId; person_id: PersonId; authority_id: string; role: CrewRole; since: Date };
};
const own = (db: Database) => db.$extendTables<Tables>();

export type Placement = { topicId: TopicId; stepId: StepId; hostPersonId: PersonId | null };
export type CrewMember = { personId: PersonId; role: CrewRole };

const presentStep = (row: StepRow): AgendaStep => ({
  stepId: row.id,
  key: row.key,
  kind: row.kind,
  title: row.title,
  minutes: row.minutes,
  round:
    row.question && row.group_min !== null && row.group_max !== null
      ? { question: row.question, min: row.group_min, max: row.group_max }
      : null,
  noticeSeconds: row.notice_seconds,
});

export async function listSteps(db: Database, meetingId: MeetingId): Promise<AgendaStep[]> {
  const rows = await own(db)
    .selectFrom("agenda_step")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .orderBy("position")
    .execute();
  return rows.map(presentStep);
}

/** The meeting's steps, locked: two who change them wait for each other. */
export async function lockSteps(trx: Transaction, meetingId: MeetingId): Promise<AgendaStep[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`agenda ${meetingId}`}, 0))`.execute(trx);
  return listSteps(trx, meetingId);
}

export async function findStep(db: Database, stepId: StepId): Promise<(AgendaStep & { meetingId: MeetingId }) | undefined> {
  const row = await own(db).selectFrom("agenda_step").selectAll().where("id", "=", stepId).executeTakeFirst();
  return row && { ...presentStep(row), meetingId: row.meeting_id };
}

type Of = { meetingId: MeetingId; authorityId: AuthorityId };

/** Writes the whole run of show: steps that are not named go, the others take their place in the order given. */
export async function saveSteps(trx: Transaction, { meetingId, authorityId }: Of, steps: readonly AgendaStep[]): Promise<void> {
  const kept = steps.map(({ stepId }) => stepId);
  await own(trx)
    .deleteFrom("agenda_step")
    .where("meeting_id", "=", meetingId)
    .$if(kept.length > 0, (query) => query.where("id", "not in", kept))
    .execute();
  if (steps.length === 0) return;
  await own(trx)
    .insertInto("agenda_step")
    .values(
      steps.map((step, index) => ({
        id: step.stepId,
        authority_id: authorityId,
        meeting_id: meetingId,
        position: index + 1,
        key: step.key,
        kind: step.kind,
        title: json(step.title),
        minutes: step.minutes,
        question: step.round && json(step.round.question),
        group_min: step.round?.min ?? null,
        group_max: step.round?.max ?? null,
        notice_seconds: step.noticeSeconds,
      })),
    )
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ ref }) => ({
        position: ref("excluded.position"),
        kind: ref("excluded.kind"),
        title: ref("excluded.title"),
        minutes: ref("excluded.minutes"),
        question: ref("excluded.question"),
        group_min: ref("excluded.group_min"),
        group_max: ref("excluded.group_max"),
        notice_seconds: ref("excluded.notice_seconds"),
      })),
    )
    .execute();
}

const json = (value: Spoken) => sql<Spoken>`${JSON.stringify(value)}::jsonb`;

export async function listPlacements(db: Database, meetingId: MeetingId): Promise<Placement[]> {
  const rows = await own(db)
    .selectFrom("agenda_placement as placement")
    .innerJoin("agenda_step as step", "step.id", "placement.step_id")
    .select(["placement.topic_id", "placement.step_id", "placement.host_person_id"])
    .where("step.meeting_id", "=", meetingId)
    .orderBy("step.position")
    .orderBy("placement.placed_at")
    .execute();
  return rows.map((row) => ({ topicId: row.topic_id, stepId: row.step_id, hostPersonId: row.host_person_id }));
}

export const savePlacement = (
  trx: Transaction,
  { topicId, stepId, hostPersonId }: Placement,
  authorityId: AuthorityId,
  at: Date,
) =>
  own(trx)
    .insertInto("agenda_placement")
    .values({ topic_id: topicId, authority_id: authorityId, step_id: stepId, host_person_id: hostPersonId, placed_at: at })
    .onConflict((conflict) =>
      conflict.column("topic_id").doUpdateSet({ step_id: stepId, host_person_id: hostPersonId, placed_at: at }),
    )
    .execute();

export const deletePlacement = (trx: Transaction, topicId: TopicId) =>
  own(trx).deleteFrom("agenda_placement").where("topic_id", "=", topicId).execute();

export async function listCrew(db: Database, meetingId: MeetingId): Promise<CrewMember[]> {
  const rows = await own(db)
    .selectFrom("agenda_crew")
    .select(["person_id", "role"])
    .where("meeting_id", "=", meetingId)
    .orderBy("since")
    .execute();
  return rows.map((row) => ({ personId: row.person_id, role: row.role }));
}

/** Whether it is new. */
export async function insertCrew(
  trx: Transaction,
  { meetingId, authorityId }: Of,
  { personId, role }: CrewMember,
  since: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(trx)
    .insertInto("agenda_crew")
    .values({ meeting_id: meetingId, person_id: personId, authority_id: authorityId, role, since })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteCrew(trx: Transaction, meetingId: MeetingId, { personId, role }: CrewMember): Promise<boolean> {
  const { numDeletedRows } = await own(trx)
    .deleteFrom("agenda_crew")
    .where("meeting_id", "=", meetingId)
    .where("person_id", "=", personId)
    .where("role", "=", role)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function traceOf(
  db: Database,
  personId: string,
): Promise<{ crew: { meetingId: string; role: CrewRole }[]; hosted: string[] }> {
  const crew = await own(db)
    .selectFrom("agenda_crew")
    .select(["meeting_id", "role"])
    .where("person_id", "=", personId as PersonId)
    .execute();
  const hosted = await own(db)
    .selectFrom("agenda_placement")
    .select("topic_id")
    .where("host_person_id", "=", personId as PersonId)
    .execute();
  return { crew: crew.map((row) => ({ meetingId: row.meeting_id, role: row.role })), hosted: hosted.map((row) => row.topic_id) };
}
