import { sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { Database, Transaction } from "#platform/database";

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
