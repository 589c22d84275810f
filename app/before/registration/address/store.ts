import type { AuthorityId } from "#authorities";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";

type Tables = {
  registration_new_address: { person_id: string; authority_id: string; address: string; code_hash: Buffer; tries: number; expires_at: Date };
};

const own = (db: Database) => db.$extendTables<Tables>();

type NewAddress = { personId: PersonId; authorityId: AuthorityId; address: string; codeHash: Buffer; expiresAt: Date };

/** The last wish counts: an earlier code stops working. */
export function saveNewAddress(trx: Transaction, { personId, authorityId, address, codeHash, expiresAt }: NewAddress) {
  const wish = { address, code_hash: codeHash, tries: 0, expires_at: expiresAt };
  return own(trx)
    .insertInto("registration_new_address")
    .values({ person_id: personId, authority_id: authorityId, ...wish })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(wish))
    .execute();
}

/** Counts a try and answers the wish, its row locked: of many who guess at once each is counted. */
export const tryNewAddress = (trx: Transaction, personId: PersonId) =>
  own(trx)
    .updateTable("registration_new_address")
    .set(({ eb }) => ({ tries: eb("tries", "+", 1) }))
    .where("person_id", "=", personId)
    .returningAll()
    .executeTakeFirst();

export const deleteNewAddress = (trx: Transaction, personId: PersonId) =>
  own(trx).deleteFrom("registration_new_address").where("person_id", "=", personId).execute();
