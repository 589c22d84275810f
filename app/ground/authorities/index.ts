import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import { readTogether } from "#platform/read-together";
import type { Authority, AuthorityId, Organisation, RetentionDecision } from "./authority.ts";
import type { OrganisationFile } from "./organisation-file.ts";
import { type AuthorityRow, listAuthorities, listRetention, replaceRetention, saveAuthority, saveOrganisation } from "./store.ts";

export type { Addresses, Authority, AuthorityId, Brand, Organisation, RetentionDecision } from "./authority.ts";
export { type OrganisationFile, type ReadOrganisation, readOrganisationFile } from "./organisation-file.ts";
export { informationClasses, personData } from "./records.ts";
export { keptUntil } from "./kept-until.ts";
export type { Theme } from "./theme.ts";

export type Authorities = {
  find(id: AuthorityId, db?: Database): Promise<Authority | undefined>;
  bySlug(slug: string, db?: Database): Promise<Authority | undefined>;
  /** The one that answers for the installation first. Empty before the first `save`. */
  all(db?: Database): Promise<Authority[]>;
  organisation(): Promise<Organisation | undefined>;
  /** By information class; a class without a decision is kept. */
  retention(id: AuthorityId, db?: Database): Promise<RetentionDecision[]>;
  /**
   * Makes the installation what the file says. An authority keeps its id by its slug; one that the file no longer names
   * stays, since its records do. The answer is the file's authorities in order: the ledger opens a chain for each.
   */
  save(trx: Transaction, file: OrganisationFile): Promise<AuthorityId[]>;
};

export function openAuthorities({ database, ids }: { database: Database; ids: Ids }): Authorities {
  /** Every page asks who is behind it. In a transaction each reads for itself. */
  const together = readTogether<AuthorityRow[]>();
  const all = async (db: Database = database) => (await (db === database ? together("all", () => listAuthorities(db)) : listAuthorities(db))).map(present);
  return {
    find: async (id, db) => (await all(db)).find((authority) => authority.id === id),
    bySlug: async (slug, db) => (await all(db)).find((authority) => authority.slug === slug),
    all,
    async organisation() {
      const authorities = await all();
      return authorities[0] && { ...authorities[0].organisation, authorities };
    },
    retention: (id, db = database) => listRetention(db, id),
    async save(trx, file) {
      const saved: AuthorityId[] = [];
      for (const { retention, ...authority } of file.authorities) {
        const { authority_id } = await saveAuthority(trx, { authority_id: ids.next() as AuthorityId, ...authority });
        await replaceRetention(trx, authority_id, retention);
        saved.push(authority_id);
      }
      const { name, theme, addresses } = file;
      await saveOrganisation(trx, { authority_id: saved[0] as AuthorityId, name, theme, addresses });
      return saved;
    },
  };
}

/** What leaves the room of an authority, field by field. All of it is public. */
function present(row: AuthorityRow): Authority {
  return {
    id: row.authority_id,
    slug: row.slug,
    name: row.name,
    email: row.email,
    organisation: { name: row.brand, theme: row.theme, addresses: row.addresses },
  };
}
