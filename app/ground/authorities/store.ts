import type { Spoken } from "#platform/i18n";
import { compiledOnce } from "#platform/compiled-once";
import type { Database, Transaction } from "#platform/database";
import type { Addresses, AuthorityId } from "./authority.ts";
import type { Theme } from "./theme.ts";

type Tables = {
  authorities_authority: { authority_id: AuthorityId; slug: string; name: Spoken; email: string };
  authorities_organisation: { singleton: boolean; authority_id: AuthorityId; name: string; theme: Theme; addresses: Addresses };
  authorities_retention: {
    authority_id: AuthorityId;
    class: string;
    number: string;
    title: string;
    decided: string;
    keep: string;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

/** The authorities with their brand, the one that answers for the installation first, then by slug. */
export const listAuthorities = compiledOnce((db) =>
  own(db)
    .selectFrom("authorities_authority as authority")
    .innerJoin("authorities_organisation as organisation", (join) => join.onTrue())
    .selectAll("authority")
    .select(["organisation.name as brand", "organisation.theme", "organisation.addresses"])
    .orderBy((order) => order("authority.authority_id", "=", order.ref("organisation.authority_id")), "desc")
    .orderBy("authority.slug"),
);

export type AuthorityRow = Awaited<ReturnType<typeof listAuthorities>>[number];

/** An authority keeps its id by its slug. */
export const saveAuthority = (trx: Transaction, row: Tables["authorities_authority"]) =>
  own(trx)
    .insertInto("authorities_authority")
    .values(row)
    .onConflict((conflict) => conflict.column("slug").doUpdateSet({ name: row.name, email: row.email }))
    .returning("authority_id")
    .executeTakeFirstOrThrow();

export const saveOrganisation = (trx: Transaction, row: Omit<Tables["authorities_organisation"], "singleton">) =>
  own(trx)
    .insertInto("authorities_organisation")
    .values({ singleton: true, ...row })
    .onConflict((conflict) => conflict.column("singleton").doUpdateSet(row))
    .execute();

export async function replaceRetention(
  trx: Transaction,
  authorityId: AuthorityId,
  rows: Omit<Tables["authorities_retention"], "authority_id">[],
): Promise<void> {
  await own(trx).deleteFrom("authorities_retention").where("authority_id", "=", authorityId).execute();
  if (rows.length === 0) return;
  const owned = rows.map((row) => ({ authority_id: authorityId, ...row }));
  await own(trx).insertInto("authorities_retention").values(owned).execute();
}

export const listRetention = (db: Database, authorityId: AuthorityId) =>
  own(db)
    .selectFrom("authorities_retention")
    .select(["class", "number", "title", "decided", "keep"])
    .where("authority_id", "=", authorityId)
    .orderBy("class")
    .execute();
