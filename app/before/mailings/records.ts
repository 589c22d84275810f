import type { InformationClass, PersonData } from "#ledger";
import { countOf } from "./store.ts";

export const informationClasses: InformationClass[] = [
  { name: "mailings.mailing", what: "A letter to many as it was written, and the list it went to", holds: "person", retention: "P1Y" },
];

/** The letters themselves are in the room letters; here is only that a person stood on a list. */
export const personData: PersonData = {
  room: "mailings",
  find: async (db, personId) => ({ lists: await countOf(db, personId) }),
  export: async (db, personId) => ({ lists: await countOf(db, personId) }),
};
