import type { Database, Transaction } from "#platform/database";
import { prefixOf } from "#platform/i18n";
import { type LinkTokens, linkTokens } from "./link-token.ts";
import type { PersonId } from "./person.ts";
import { deleteSessionsOf, findPerson, lockPerson, updatePerson } from "./store.ts";

export type OpenedLink = { outcome: "valid"; personId: PersonId } | { outcome: "unknown" } | { outcome: "revoked" };

export type Links = {
  token(personId: PersonId, generation: number): string;
  /** The absolute address of a person's own page, in the person's language. In a transaction pass it, or a new person is not seen. */
  personalLink(personId: PersonId, db?: Database): Promise<string>;
  /** Looks, consumes nothing: a mail scanner may call it as often as it likes. */
  open(token: string): Promise<OpenedLink>;
  /** A new generation: every link sent so far stops working, and every session that one opened ends. */
  revoke(trx: Transaction, personId: PersonId): Promise<void>;
};

export function openLinks({ database, key, origin }: { database: Database; key: Buffer; origin: () => URL }): Links {
  const tokens: LinkTokens = linkTokens(key);
  return {
    token: tokens.token,
    async personalLink(personId, db = database) {
      const person = await findPerson(db, personId);
      if (!person) throw new Error(`No person ${personId} to link to`);
      return new URL(`${prefixOf(person.language)}/mitt/${tokens.token(personId, person.link_generation)}`, origin()).href;
    },
    async open(token) {
      const read = tokens.read(token);
      if (!read) return { outcome: "unknown" };
      const person = await findPerson(database, read.personId);
      if (!person) return { outcome: "unknown" };
      return person.link_generation === read.generation ? { outcome: "valid", personId: person.person_id } : { outcome: "revoked" };
    },
    async revoke(trx, personId) {
      const person = await lockPerson(trx, personId);
      if (!person) throw new Error(`No person ${personId} whose link could be revoked`);
      await updatePerson(trx, personId, { link_generation: person.link_generation + 1 });
      await deleteSessionsOf(trx, personId, "participant");
    },
  };
}
