import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { AuthorityId } from "#authorities";
import type { Ledger } from "#ledger";
import type { NewStaffMember, PersonId, StaffMember, StaffRole } from "./person.ts";
import { insertPeople, insertStaff, listStaff } from "./store.ts";

export type Staff = {
  /** The authority's chain must be open. Throws when the sign-in name is taken. */
  add(trx: Transaction, member: NewStaffMember): Promise<PersonId>;
  list(authorityId: AuthorityId, db?: Database): Promise<StaffMember[]>;
  /** Those of a role whom a letter reaches. */
  reached(authorityId: AuthorityId, role: StaffRole, db?: Database): Promise<{ personId: PersonId; name: string; email: string }[]>;
};

export function openStaff({ database, ids, ledger }: { database: Database; ids: Ids; ledger: Ledger }): Staff {
  return {
    async add(trx, { authorityId, name, email, signInName, roles }) {
      const personId = ids.next() as PersonId;
      await insertPeople(trx, [{
        person_id: personId,
        authority_id: authorityId,
        dialogue_id: null,
        name,
        email: email ?? null,
        language: "sv",
        protected_identity: false,
        link_generation: 1,
      }]);
      await insertStaff(trx, { person_id: personId, authority_id: authorityId, sign_in_name: signInName, roles });
      await ledger.append(trx, {
        chain: { authorityId },
        type: "staff.added",
        actor: "system",
        subject: { kind: "staff", id: personId },
        class: "people.staff",
        content: { roles },
      });
      return personId;
    },
    async list(authorityId, db = database) {
      const rows = await listStaff(db, authorityId);
      return rows.map((row) => ({ personId: row.person_id, name: row.name, signInName: row.sign_in_name, roles: row.roles }));
    },
    async reached(authorityId, role, db = database) {
      const rows = await listStaff(db, authorityId);
      return rows.flatMap(({ person_id: personId, name, email, roles }) => (email && roles.includes(role) ? [{ personId, name, email }] : []));
    },
  };
}
