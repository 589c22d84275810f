import type { Person } from "./person.ts";
import type { PersonRow } from "./store.ts";

/** What leaves the room of a person, field by field (house rule 14): the generation of the link stays here. */
export function presentPerson(row: PersonRow): Person {
  return {
    id: row.person_id,
    authorityId: row.authority_id,
    ...(row.dialogue_id === null ? {} : { dialogueId: row.dialogue_id }),
    name: row.name,
    ...(row.email === null ? {} : { email: row.email }),
    language: row.language,
    protected: row.protected_identity,
  };
}
