import { sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";

type Tables = {
  attendance_visit: {
    id: string;
    authority_id: string;
    meeting_id: MeetingId;
    person_id: PersonId;
    process_id: string;
    arrived_at: Date;
    left_at: Date | null;
  };
  attendance_watch: { meeting_id: MeetingId; process_id: string; authority_id: string; seen_at: Date; alive_until: Date };
};
const own = (db: Database) => db.$extendTables<Tables>();

export type Of = { meetingId: MeetingId; authorityId: AuthorityId };
/** A stay of a person in a meeting; `leftAt` null: still here. Civil times. */
export type Visit = { personId: PersonId; arrivedAt: Date; leftAt: Date | null };
export type Arrival = { visitId: string; personId: PersonId; at: Date };

export async function insertVisits(
  trx: Transaction,
  { meetingId, authorityId }: Of,
  processId: string,
  arrivals: readonly Arrival[],
): Promise<void> {
  if (arrivals.length === 0) return;
  await own(trx)
    .insertInto("attendance_visit")
    .values(
      arrivals.map(({ visitId, personId, at }) => ({
        id: visitId,
        authority_id: authorityId,
        meeting_id: meetingId,
        person_id: personId,
        process_id: processId,
        arrived_at: at,
        left_at: null,
      })),
    )
    .execute();
}

export async function endVisits(trx: Transaction, departures: readonly { visitId: string; at: Date }[]): Promise<void> {
  if (departures.length === 0) return;
  await sql`
    update attendance_visit set left_at = departure.at
    from unnest(${departures.map(({ visitId }) => visitId)}::uuid[], ${departures.map(({ at }) => at)}::timestamptz[]) as departure (id, at)
    where attendance_visit.id = departure.id`.execute(trx);
}

/** This process says that it is alive. */
export async function saveWatch(
  db: Database,
  { meetingId, authorityId }: Of,
  processId: string,
  seenAt: Date,
  aliveUntil: Date,
): Promise<void> {
  await own(db)
    .insertInto("attendance_watch")
    .values({ meeting_id: meetingId, process_id: processId, authority_id: authorityId, seen_at: seenAt, alive_until: aliveUntil })
    .onConflict((conflict) =>
      conflict.columns(["meeting_id", "process_id"]).doUpdateSet({ seen_at: seenAt, alive_until: aliveUntil }),
    )
    .execute();
}

/** Ends the visits that dead processes left open, at the moment these were last seen. */
export async function endLostVisits(db: Database, meetingId: MeetingId, machineNow: Date): Promise<void> {
  await sql`
    with dead as (
      delete from attendance_watch where meeting_id = ${meetingId} and alive_until < ${machineNow} returning process_id, seen_at
    )
    update attendance_visit set left_at = greatest(arrived_at, dead.seen_at)
    from dead
    where attendance_visit.process_id = dead.process_id and meeting_id = ${meetingId} and left_at is null`.execute(db);
}

/** Who is here by what other processes wrote, by process. */
export async function listOthers(db: Database, meetingId: MeetingId, processId: string): Promise<Map<string, PersonId[]>> {
  const rows = await own(db)
    .selectFrom("attendance_visit")
    .select(["process_id", "person_id"])
    .where("meeting_id", "=", meetingId)
    .where("process_id", "!=", processId)
    .where("left_at", "is", null)
    .execute();
  const byProcess = Map.groupBy(rows, (row) => row.process_id);
  return new Map([...byProcess].map(([process, visits]) => [process, visits.map((visit) => visit.person_id)]));
}

export async function listVisits(db: Database, meetingId: MeetingId): Promise<Visit[]> {
  const rows = await own(db)
    .selectFrom("attendance_visit")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .orderBy("arrived_at")
    .execute();
  return rows.map((row) => ({ personId: row.person_id, arrivedAt: row.arrived_at, leftAt: row.left_at }));
}

export async function visitsOf(db: Database, personId: string) {
  return own(db)
    .selectFrom("attendance_visit")
    .select(["meeting_id", "arrived_at", "left_at"])
    .where("person_id", "=", personId as PersonId)
    .orderBy("arrived_at")
    .execute();
}
