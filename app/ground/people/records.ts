import type { InformationClass, PersonData } from "#ledger";
import { findPerson, findStaff } from "./store.ts";

export const informationClasses: InformationClass[] = [
  { name: "people.person", what: "Name, e-mail and language of someone who registered, as they are now", holds: "person", retention: "P2Y" },
  { name: "people.staff", what: "Who works with the authority's dialogues, and in which roles", holds: "person", retention: "archive" },
  { name: "people.session", what: "Open sessions and sign-in links, as hashes; deleted a day after their end", holds: "person", retention: "P1D" },
];

export const personData: PersonData = {
  room: "people",
  async find(db, personId) {
    const [person, staff] = [await findPerson(db, personId), await findStaff(db, personId)];
    return { person: person ? 1 : 0, staff: staff ? 1 : 0 };
  },
  async export(db, personId) {
    const [person, staff] = [await findPerson(db, personId), await findStaff(db, personId)];
    if (!person) return null;
    return {
      name: person.name,
      email: person.email,
      language: person.language,
      protectedIdentity: person.protected_identity,
      ...(staff && { signInName: staff.sign_in_name, roles: staff.roles }),
    };
  },
};
