import { sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { Database, Transaction } from "#platform/database";
import type { LetterId } from "../letter.ts";

type Tables = {
  letters_bounce: { letter_id: LetterId; authority_id: AuthorityId; address: string; status: string; words: string; bounced_at: Date };
};

const own = (db: Database) => db.$extendTables<Tables>();

/** False when this letter had come back before: reports may come twice. */
export async function insertBounce(trx: Transaction, row: Tables["letters_bounce"]): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await own(trx)
    .insertInto("letters_bounce")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

export const listBounces = (db: Database, letterIds: readonly LetterId[]) =>
  own(db).selectFrom("letters_bounce").selectAll().where("letter_id", "=", sql<LetterId>`any(${letterIds})`).execute();

/** Which of these addresses (lower case) a letter of the authority ever came back from. */
export async function listBad(db: Database, authorityId: AuthorityId, addresses: readonly string[]): Promise<string[]> {
  const rows = await own(db)
    .selectFrom("letters_bounce")
    .select("address")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("address", "=", sql<string>`any(${addresses})`)
    .execute();
  return rows.map(({ address }) => address);
}
