import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { Database, Transaction } from "#platform/database";

type Tables = {
  registration_late_entry: {
    id: string;
    authority_id: string;
    dialogue_id: string;
    key_hash: Buffer;
    given_to: string;
    given_by: string;
    given_at: Date;
    until: Date;
    used_by: string | null;
    used_at: Date | null;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

type NewRow = Omit<Tables["registration_late_entry"], "used_by" | "used_at">;

export const insertLateEntry = (trx: Transaction, row: NewRow) =>
  own(trx).insertInto("registration_late_entry").values({ ...row, used_by: null, used_at: null }).execute();

/** One that can still be used. */
export const findLateEntry = (db: Database, keyHash: Buffer, now: Date) =>
  own(db)
    .selectFrom("registration_late_entry")
    .select(["id", "dialogue_id"])
    .where("key_hash", "=", keyHash)
    .where("used_by", "is", null)
    .where("until", ">", now)
    .executeTakeFirst();

/** Uses it up: of two who try at the same time one gets the row, the other false. */
export async function takeLateEntry(trx: Transaction, of: { keyHash: Buffer; dialogueId: DialogueId; registrationId: string; now: Date }): Promise<boolean> {
  const { numUpdatedRows } = await own(trx)
    .updateTable("registration_late_entry")
    .set({ used_by: of.registrationId, used_at: of.now })
    .where("key_hash", "=", of.keyHash)
    .where("dialogue_id", "=", of.dialogueId)
    .where("used_by", "is", null)
    .where("until", ">", of.now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Newest first. */
export const listLateEntries = (db: Database, { dialogueId, authorityId }: { dialogueId: DialogueId; authorityId: AuthorityId }) =>
  own(db)
    .selectFrom("registration_late_entry")
    .select(["id", "given_to", "given_at", "until", "used_at"])
    .where("dialogue_id", "=", dialogueId)
    .where("authority_id", "=", authorityId)
    .orderBy("given_at", "desc")
    .execute();
