import { sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { MeetingId } from "#dialogues";
import type { Database, Transaction } from "#platform/database";
import type { LiveEvent, LiveState } from "./decider/index.ts";

type Tables = {
  live_meeting: { meeting_id: MeetingId; authority_id: AuthorityId; sequence: number; phase: LiveState["phase"] };
  live_event: {
    meeting_id: MeetingId;
    sequence: number;
    authority_id: string;
    command_id: string;
    part: number;
    actor: string;
    event: LiveEvent;
  };
};
const own = (db: Database) => db.$extendTables<Tables>();

export type LiveMeetingOf = { meetingId: MeetingId; authorityId: AuthorityId };

/** One line of the log. `actor` is a person's id or "system". */
export type LogEntry = { sequence: number; actor: string; event: LiveEvent };

/** Locks the meeting's head until the transaction ends; the answer is the last sequence. */
export async function lockHead(trx: Transaction, { meetingId, authorityId }: LiveMeetingOf): Promise<number> {
  const head = () =>
    own(trx).selectFrom("live_meeting").select("sequence").where("meeting_id", "=", meetingId).forUpdate().executeTakeFirst();
  const found = await head();
  if (found) return found.sequence;
  await own(trx)
    .insertInto("live_meeting")
    .values({ meeting_id: meetingId, authority_id: authorityId, sequence: 0, phase: "planned" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await head())?.sequence ?? 0;
}

/** The entries after a sequence, in order. */
export async function listEntries(db: Database, meetingId: MeetingId, after: number): Promise<LogEntry[]> {
  return own(db)
    .selectFrom("live_event")
    .select(["sequence", "actor", "event"])
    .where("meeting_id", "=", meetingId)
    .where("sequence", ">", after)
    .orderBy("sequence")
    .execute();
}

/** The last sequence of a command that has been stored, if it has. */
export async function findCommand(db: Database, meetingId: MeetingId, commandId: string): Promise<number | undefined> {
  const row = await own(db)
    .selectFrom("live_event")
    .select(({ fn }) => fn.max("sequence").as("last"))
    .where("meeting_id", "=", meetingId)
    .where("command_id", "=", commandId)
    .executeTakeFirst();
  return row?.last ?? undefined;
}

/**
 * Stores a command's entries, moves the head, and tells the other processes when the transaction commits: one round trip.
 * A command that was stored before breaks the unique key (`isRepeated`).
 */
export async function appendEntries(
  trx: Transaction,
  { meetingId, authorityId }: LiveMeetingOf,
  { commandId, entries, phase }: { commandId: string; entries: readonly LogEntry[]; phase: LiveState["phase"] },
): Promise<void> {
  const last = entries.at(-1)?.sequence;
  await sql`
    with appended as (
      insert into live_event (meeting_id, sequence, authority_id, command_id, part, actor, event)
      select ${meetingId}::uuid, entry.sequence, ${authorityId}::uuid, ${commandId}::uuid, entry.part, entry.actor, entry.event
      from unnest(${entries.map((entry) => entry.sequence)}::int[], ${entries.map((_, part) => part)}::int[],
        ${entries.map((entry) => entry.actor)}::text[], ${entries.map((entry) => JSON.stringify(entry.event))}::jsonb[])
        as entry (sequence, part, actor, event)
    ), head as (
      update live_meeting set sequence = ${last}, phase = ${phase} where meeting_id = ${meetingId}
    )
    select pg_notify(${channel}, ${JSON.stringify({ meetingId, sequence: last })})`.execute(trx);
}

/** Other processes hear on this channel how far a meeting's log has grown. */
export const channel = "live";

export function isRepeated(fault: unknown): boolean {
  return fault instanceof Error && "constraint" in fault && fault.constraint === "live_event_meeting_id_command_id_part_key";
}

/** The meetings that are under way: their clocks have to be kept. */
export async function listUnderWay(db: Database): Promise<LiveMeetingOf[]> {
  const rows = await own(db)
    .selectFrom("live_meeting")
    .select(["meeting_id", "authority_id"])
    .where("phase", "in", ["lobby", "running"])
    .execute();
  return rows.map((row) => ({ meetingId: row.meeting_id, authorityId: row.authority_id }));
}

export async function traceOf(db: Database, personId: string): Promise<{ meetingId: string; event: LiveEvent }[]> {
  const rows = await own(db)
    .selectFrom("live_event")
    .select(["meeting_id", "event"])
    .where((where) => where.or([where("actor", "=", personId), where(sql<string>`event ->> 'personId'`, "=", personId)]))
    .orderBy("meeting_id")
    .orderBy("sequence")
    .execute();
  return rows.map((row) => ({ meetingId: row.meeting_id, event: row.event }));
}
