import { sql } from "kysely";
import type { Quality } from "@radslag/group-composition";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { TopicId } from "#topics";
import type { Assignment, AssignmentReason, ComposedRound, Group, Round } from "./round.ts";
import type { GroupId, RoundId } from "./shared.ts";

type Tables = {
  grouping_round: {
    id: RoundId;
    authority_id: string;
    meeting_id: MeetingId;
    step_id: string;
    number: number;
    seed: number;
    quality: Quality;
    plan_variant: number | null;
    plan_version: number | null;
    started_at: Date;
    closed_at: Date | null;
  };
  grouping_group: {
    id: GroupId;
    authority_id: string;
    round_id: RoundId;
    number: number;
    topic_id: TopicId | null;
    host_person_id: PersonId | null;
    size_min: number;
    size_max: number;
    closed_at: Date | null;
    merged_into: GroupId | null;
  };
  grouping_assignment: {
    round_id: RoundId;
    person_id: PersonId;
    turn: number;
    group_id: GroupId;
    authority_id: string;
    at: Date;
    actor: string;
    why: AssignmentReason;
  };
  grouping_seat: { round_id: RoundId; person_id: PersonId; group_id: GroupId; authority_id: string; at: Date };
};
const own = (db: Database) => db.$extendTables<Tables>();

export type Deed = { at: Date; actor: string };

export async function insertRound(trx: Transaction, round: ComposedRound, { at, actor }: Deed): Promise<void> {
  const { roundId, authorityId, meetingId } = round;
  const { last } = await own(trx)
    .selectFrom("grouping_round")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("meeting_id", "=", meetingId)
    .executeTakeFirstOrThrow();
  await own(trx)
    .insertInto("grouping_round")
    .values({
      id: roundId,
      authority_id: authorityId,
      meeting_id: meetingId,
      step_id: round.stepId,
      number: (last ?? 0) + 1,
      seed: round.seed,
      quality: sql<Quality>`${JSON.stringify(round.quality)}::jsonb`,
      plan_variant: round.plan?.variant ?? null,
      plan_version: round.plan?.version ?? null,
      started_at: at,
      closed_at: null,
    })
    .execute();
  await own(trx)
    .insertInto("grouping_group")
    .values(
      round.groups.map((group) => ({
        id: group.groupId,
        authority_id: authorityId,
        round_id: roundId,
        number: group.number,
        topic_id: group.topicId,
        host_person_id: group.hostPersonId,
        size_min: group.min,
        size_max: group.max,
        closed_at: null,
        merged_into: null,
      })),
    )
    .execute();
  await sql`
    insert into grouping_assignment (round_id, person_id, turn, group_id, authority_id, at, actor, why)
    select ${roundId}::uuid, person, 1, seat, ${authorityId}::uuid, ${at}, ${actor}, 'composed'
    from unnest(${[...round.seats.keys()]}::uuid[], ${[...round.seats.values()]}::uuid[]) as plan (person, seat)`.execute(trx);
}

export async function insertAssignment(
  trx: Transaction,
  { roundId, personId, groupId, why, at, actor }: Assignment,
): Promise<void> {
  await sql`
    insert into grouping_assignment (round_id, person_id, turn, group_id, authority_id, at, actor, why)
    select id, ${personId}::uuid,
      1 + (select count(*) from grouping_assignment where round_id = ${roundId} and person_id = ${personId}),
      ${groupId}::uuid, authority_id, ${at}, ${actor}, ${why}
    from grouping_round where id = ${roundId}`.execute(trx);
}

export async function mergeGroups(
  trx: Transaction,
  { from, into }: { from: GroupId; into: GroupId },
  { at, actor }: Deed,
): Promise<void> {
  await own(trx).updateTable("grouping_group").set({ closed_at: at, merged_into: into }).where("id", "=", from).execute();
  await sql`
    insert into grouping_assignment (round_id, person_id, turn, group_id, authority_id, at, actor, why)
    select seat.round_id, seat.person_id,
      1 + (select count(*) from grouping_assignment one where one.round_id = seat.round_id and one.person_id = seat.person_id),
      ${into}::uuid, seat.authority_id, ${at}, ${actor}, 'merged'
    from grouping_seat seat where seat.group_id = ${from}`.execute(trx);
}

export const closeGroups = (trx: Transaction, groupIds: readonly GroupId[], at: Date) =>
  own(trx)
    .updateTable("grouping_group")
    .set({ closed_at: at })
    .where("id", "in", groupIds)
    .where("closed_at", "is", null)
    .execute();

export const closeRound = (trx: Transaction, roundId: RoundId, at: Date) =>
  own(trx).updateTable("grouping_round").set({ closed_at: at }).where("id", "=", roundId).execute();

export async function listRounds(db: Database, meetingId: MeetingId): Promise<Round[]> {
  const rounds = await own(db)
    .selectFrom("grouping_round")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .orderBy("number")
    .execute();
  const groups = await own(db)
    .selectFrom("grouping_group as one")
    .innerJoin("grouping_round as round", "round.id", "one.round_id")
    .selectAll("one")
    .where("round.meeting_id", "=", meetingId)
    .orderBy("one.number")
    .execute();
  const byRound = Map.groupBy(groups, (group) => group.round_id);
  return rounds.map((round) => ({
    roundId: round.id,
    meetingId: round.meeting_id,
    stepId: round.step_id,
    number: round.number,
    quality: round.quality,
    startedAt: round.started_at,
    closedAt: round.closed_at,
    groups: (byRound.get(round.id) ?? []).map(presentGroup),
  }));
}

const presentGroup = (row: Tables["grouping_group"]): Group => ({
  groupId: row.id,
  number: row.number,
  topicId: row.topic_id,
  hostPersonId: row.host_person_id,
  min: row.size_min,
  max: row.size_max,
  closedAt: row.closed_at,
  mergedInto: row.merged_into,
});

/** The group with the round and meeting it belongs to. */
export async function findGroup(db: Database, groupId: GroupId) {
  const row = await own(db)
    .selectFrom("grouping_group as one")
    .innerJoin("grouping_round as round", "round.id", "one.round_id")
    .selectAll("one")
    .select(["round.meeting_id", "round.step_id", "round.number as round_number", "round.closed_at as round_closed_at"])
    .where("one.id", "=", groupId)
    .executeTakeFirst();
  if (!row) return undefined;
  const round = { roundId: row.round_id, meetingId: row.meeting_id, stepId: row.step_id, roundNumber: row.round_number };
  return { ...presentGroup(row), ...round, authorityId: row.authority_id };
}

/** Who sits in a group now, or sat there last. */
export async function listMembers(db: Database, groupId: GroupId): Promise<PersonId[]> {
  const rows = await own(db)
    .selectFrom("grouping_seat")
    .select("person_id")
    .where("group_id", "=", groupId)
    .orderBy("at")
    .orderBy("person_id")
    .execute();
  return rows.map((row) => row.person_id);
}

export async function listAssignments(db: Database, meetingId: MeetingId): Promise<Assignment[]> {
  const rows = await own(db)
    .selectFrom("grouping_assignment as one")
    .innerJoin("grouping_round as round", "round.id", "one.round_id")
    .selectAll("one")
    .where("round.meeting_id", "=", meetingId)
    .orderBy("round.number")
    .orderBy("one.at")
    .orderBy("one.turn")
    .orderBy("one.person_id")
    .execute();
  return rows.map((row) => ({
    roundId: row.round_id,
    personId: row.person_id,
    groupId: row.group_id,
    at: row.at,
    actor: row.actor,
    why: row.why,
  }));
}

/** Who sat in a group at any of these meetings. */
export async function listSeatedAt(db: Database, meetingIds: readonly MeetingId[]): Promise<Set<PersonId>> {
  if (meetingIds.length === 0) return new Set();
  const rows = await own(db)
    .selectFrom("grouping_seat as seat")
    .innerJoin("grouping_round as round", "round.id", "seat.round_id")
    .select("seat.person_id")
    .distinct()
    .where("round.meeting_id", "in", meetingIds)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** How often each pair has sat together in these meetings, by where they sat last in each round; `before` leaves one round and what came after it out. */
export async function listMeetings(
  db: Database,
  meetingIds: readonly MeetingId[],
  before?: Date,
): Promise<[string, string, number][]> {
  const { rows } = await sql<{ one: string; other: string; times: number }>`
    select a.person_id as one, b.person_id as other, count(*) as times
    from grouping_seat a
    join grouping_seat b on b.group_id = a.group_id and b.round_id = a.round_id and b.person_id > a.person_id
    join grouping_round round on round.id = a.round_id
    where round.meeting_id = any(${meetingIds}::uuid[]) and (${before ?? null}::timestamptz is null or round.started_at < ${before ?? null})
    group by a.person_id, b.person_id`.execute(db);
  return rows.map(({ one, other, times }) => [one, other, times]);
}

export async function traceOf(db: Database, personId: string) {
  return own(db)
    .selectFrom("grouping_assignment as one")
    .innerJoin("grouping_round as round", "round.id", "one.round_id")
    .innerJoin("grouping_group as seat", "seat.id", "one.group_id")
    .select(["round.meeting_id", "round.number as round", "seat.number as group", "one.at", "one.why"])
    .where("one.person_id", "=", personId as PersonId)
    .orderBy("one.at")
    .execute();
}
