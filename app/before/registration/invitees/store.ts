import { sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { Database, Transaction } from "#platform/database";
import type { InviteeState } from "../shared.ts";

export type Tables = {
  registration_invitee: {
    id: string;
    authority_id: string;
    dialogue_id: string;
    address: string;
    name: string;
    source: string;
    imported_at: Date;
    unsubscribed_at: Date | null;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

export type InviteesOf = { dialogueId: DialogueId; authorityId: AuthorityId };
type NewRow = Omit<Tables["registration_invitee"], "unsubscribed_at">;

/** Those that were not there yet; the answer counts them. */
export async function insertInvitees(trx: Transaction, rows: readonly NewRow[]): Promise<number> {
  let added = 0;
  // A row has seven values, and PostgreSQL takes 65,535 in a statement.
  for (let from = 0; from < rows.length; from += 5_000) {
    const { numInsertedOrUpdatedRows = 0n } = await own(trx)
      .insertInto("registration_invitee")
      .values(rows.slice(from, from + 5_000).map((row) => ({ ...row, unsubscribed_at: null })))
      .onConflict((conflict) => conflict.expression(sql`dialogue_id, lower(address)`).doNothing())
      .executeTakeFirst();
    added += Number(numInsertedOrUpdatedRows);
  }
  return added;
}

/** `words` are of the address, the name or the source. */
export type InviteeSearch = { words?: string | undefined; state?: InviteeState | undefined; page?: { size: number; number: number } | undefined };

type FoundRow = Pick<Tables["registration_invitee"], "id" | "address" | "name" | "source"> & { unsubscribed: boolean; registered: boolean; total: number };

/** In Swedish order of name, then address. `registered` are addresses in lower case; `total` counts all that were found. */
export async function searchInvitees(db: Database, { dialogueId, authorityId }: InviteesOf, { words = "", state, page }: InviteeSearch, registered: readonly string[]): Promise<FoundRow[]> {
  const like = `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const states = { registered: sql`registered`, unsubscribed: sql`unsubscribed`, silent: sql`not registered and not unsubscribed` };
  const { rows } = await sql<FoundRow>`
    with invitee as (
      select id, address, name, source, unsubscribed_at is not null as unsubscribed, mailbox is not null as registered
      from registration_invitee left join unnest(${registered}::text[]) as known (mailbox) on mailbox = lower(address)
      where dialogue_id = ${dialogueId} and authority_id = ${authorityId}
    )
    select invitee.*, count(*) over ()::int as total from invitee
    where ${state ? states[state] : sql`true`} and ${words ? sql`(address ilike ${like} or name ilike ${like} or source ilike ${like})` : sql`true`}
    order by name collate "sv-SE-x-icu", address
    ${page ? sql`limit ${page.size} offset ${page.size * (page.number - 1)}` : sql``}`.execute(db);
  return rows;
}

export async function countInvitees(db: Database, { dialogueId, authorityId }: InviteesOf, registered: readonly string[]): Promise<{ all: number; registered: number; unsubscribed: number }> {
  const { rows } = await sql<{ all: number; registered: number; unsubscribed: number }>`
    select count(*)::int as all, count(mailbox)::int as registered, count(unsubscribed_at)::int as unsubscribed
    from registration_invitee left join unnest(${registered}::text[]) as known (mailbox) on mailbox = lower(address)
    where dialogue_id = ${dialogueId} and authority_id = ${authorityId}`.execute(db);
  return rows[0] ?? { all: 0, registered: 0, unsubscribed: 0 };
}

/** In Swedish order of name, then address. */
export const listInvitees = (db: Database, { dialogueId, authorityId }: InviteesOf) =>
  own(db)
    .selectFrom("registration_invitee")
    .select(["id", "address", "name", "source", "unsubscribed_at"])
    .where("dialogue_id", "=", dialogueId)
    .where("authority_id", "=", authorityId)
    .orderBy(sql`name collate "sv-SE-x-icu"`)
    .orderBy("address")
    .execute();

export const findInvitee = (db: Database, id: string) =>
  own(db).selectFrom("registration_invitee").select(["dialogue_id", "authority_id", "address", "unsubscribed_at"]).where("id", "=", id).executeTakeFirst();

/** Two who press send at once come one after the other, and nobody unsubscribes in between. */
export async function lockInvitees(trx: Transaction, { dialogueId, authorityId }: InviteesOf): Promise<void> {
  await own(trx).selectFrom("registration_invitee").select("id").where("dialogue_id", "=", dialogueId).where("authority_id", "=", authorityId).orderBy("id").forUpdate().execute();
}

/** Whether this was the first time. */
export async function saveUnsubscribed(trx: Transaction, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await own(trx)
    .updateTable("registration_invitee")
    .set({ unsubscribed_at: at })
    .where("id", "=", id)
    .where("unsubscribed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteInvitees(trx: Transaction, { dialogueId, authorityId }: InviteesOf): Promise<number> {
  const { numDeletedRows } = await own(trx).deleteFrom("registration_invitee").where("dialogue_id", "=", dialogueId).where("authority_id", "=", authorityId).executeTakeFirst();
  return Number(numDeletedRows);
}
