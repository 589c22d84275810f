import type { InformationClass, PersonData } from "#ledger";
import { findMeasures } from "./store.ts";

export const informationClasses: InformationClass[] = [
  { name: "access.need", what: "What a person needs to be able to take part: measures, never reasons", holds: "sensitive", retention: "P1M" },
];

export const personData: PersonData = {
  room: "access",
  find: async (db, personId) => ({ needs: (await findMeasures(db, personId)) ? 1 : 0 }),
  export: async (db, personId) => (await findMeasures(db, personId)) ?? null,
};
