import { sql } from "kysely";
import { compiledOnce } from "#platform/compiled-once";
import type { Database, Transaction } from "#platform/database";
import type { AuthorityId } from "#authorities";
import type { Direction } from "./event.ts";

type Tables = {
  ledger_chain: {
    chain_id: string;
    authority_id: string;
    dialogue_id: string | null;
    sequence: number;
    diary_number: number;
    hash: Buffer;
  };
  ledger_event: {
    chain_id: string;
    sequence: number;
    authority_id: string;
    at: Date;
    type: string;
    actor: string;
    subject_kind: string;
    subject_id: string;
    class: string;
    content_digest: Buffer;
    hash: Buffer;
  };
  ledger_content: { chain_id: string; sequence: number; authority_id: string; salt: Buffer; content: string };
  ledger_diary: {
    chain_id: string;
    number: number;
    sequence: number;
    authority_id: string;
    direction: Direction;
    title: string;
    counterpart: string | null;
  };
  ledger_hold: {
    hold_id: string;
    authority_id: string;
    subject_kind: string;
    subject_id: string;
    because: string;
    placed_at: Date;
    lifted_at: Date | null;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

export type ChainRow = Tables["ledger_chain"];

export const insertChain = (trx: Transaction, row: ChainRow) =>
  own(trx).insertInto("ledger_chain").values(row).onConflict((conflict) => conflict.column("chain_id").doNothing()).execute();

export const findChain = (db: Database, chainId: string, authorityId: AuthorityId) =>
  own(db).selectFrom("ledger_chain").selectAll().where("chain_id", "=", chainId).where("authority_id", "=", authorityId).executeTakeFirst();

/** How many contents and diary entries a chain has, whether or not an event of it claims them. */
export async function countParts(db: Database, chainId: string): Promise<{ contents: number; diary: number }> {
  const count = (table: "ledger_content" | "ledger_diary") =>
    own(db)
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as("rows"))
      .where("chain_id", "=", chainId)
      .executeTakeFirstOrThrow();
  return { contents: (await count("ledger_content")).rows, diary: (await count("ledger_diary")).rows };
}

export async function hasEvents(db: Database): Promise<boolean> {
  return (await own(db).selectFrom("ledger_event").select("sequence").limit(1).executeTakeFirst()) !== undefined;
}

export type AppendRow = Omit<Tables["ledger_event"], "sequence" | "content_digest" | "hash"> & {
  salt: Buffer;
  content: string;
  direction: Direction | null;
  title: string | null;
  counterpart: string | null;
};

/** One round trip; waits for the chain's head. One after the other, as they stand in `rows`, and so are the answers. */
export async function append(trx: Transaction, rows: readonly AppendRow[]): Promise<{ sequence: number; diary_number: number | null }[]> {
  return appendGiven(trx, JSON.stringify(rows.map((row) => ({ ...row, salt: `\\x${row.salt.toString("hex")}` }))));
}

const appendGiven = compiledOnce(
  (_trx, events: string) => sql<{ sequence: number; diary_number: number | null }>`
    select appended.* from json_to_recordset(${events}) as event (chain_id uuid, authority_id uuid, at timestamptz, type text, actor text,
        subject_kind text, subject_id text, class text, salt bytea, content text, direction text, title text, counterpart text),
      lateral ledger_append(chain_id, authority_id, at, type, actor, subject_kind, subject_id, class, salt, content, direction, title,
        counterpart) as appended`,
);

/** Each with its content (null when erased) and diary entry (null when it has none). */
const eventsOf = (db: Database, chainId: string) =>
  own(db)
    .selectFrom("ledger_event as event")
    .leftJoin("ledger_content as content", (join) =>
      join.onRef("content.chain_id", "=", "event.chain_id").onRef("content.sequence", "=", "event.sequence"),
    )
    .leftJoin("ledger_diary as diary", (join) =>
      join.onRef("diary.chain_id", "=", "event.chain_id").onRef("diary.sequence", "=", "event.sequence"),
    )
    .selectAll("event")
    .select(["content.salt", "content.content", "content.authority_id as content_authority_id"])
    .select(["diary.number", "diary.direction", "diary.title", "diary.counterpart", "diary.authority_id as diary_authority_id"])
    .where("event.chain_id", "=", chainId)
    .orderBy("event.sequence");

/** Events after `after`, in order. */
export const listEvents = (db: Database, chainId: string, after: number, limit: number) =>
  eventsOf(db, chainId).where("event.sequence", ">", after).limit(limit).execute();

export const listEventsAbout = (db: Database, chainId: string, subjectIds: readonly string[], limit: number) =>
  eventsOf(db, chainId).where("event.subject_id", "in", subjectIds).limit(limit).execute();

export type StoredEvent = Awaited<ReturnType<typeof listEvents>>[number];

export const listDiary = (db: Database, chainId: string) =>
  own(db)
    .selectFrom("ledger_diary as diary")
    .innerJoin("ledger_event as event", (join) =>
      join.onRef("event.chain_id", "=", "diary.chain_id").onRef("event.sequence", "=", "diary.sequence"),
    )
    .selectAll("diary")
    .select(["event.at", "event.subject_kind", "event.subject_id"])
    .where("diary.chain_id", "=", chainId)
    .orderBy("diary.number")
    .execute();

export const listHolds = (db: Database, subject: { kind: string; id: string }) =>
  own(db)
    .selectFrom("ledger_hold")
    .selectAll()
    .where("subject_kind", "=", subject.kind)
    .where("subject_id", "=", subject.id)
    .where("lifted_at", "is", null)
    .orderBy("placed_at")
    .execute();

/** What a person did, and the diary entries in which the person is sender or receiver. */
export async function traceOf(db: Database, personId: string) {
  const events = await own(db).selectFrom("ledger_event").select(["at", "type", "class"]).where("actor", "=", personId).orderBy("at").execute();
  const diary = await own(db)
    .selectFrom("ledger_diary as diary")
    .innerJoin("ledger_event as event", (join) =>
      join.onRef("event.chain_id", "=", "diary.chain_id").onRef("event.sequence", "=", "diary.sequence"),
    )
    .select(["event.at", "diary.number", "diary.direction", "diary.title"])
    .where("diary.counterpart", "=", personId)
    .orderBy("event.at")
    .execute();
  return { events, diary };
}
