import type { PersonData } from "#ledger";
import { findPerson, findStaff } from "./store.ts";

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
