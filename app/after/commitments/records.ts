import type { InformationClass, PersonData } from "#ledger";
import { countUpdatesBy } from "./store.ts";

export const informationClasses: InformationClass[] = [
  {
    name: "commitments.commitment",
    what: "What was taken on or declined because of an insight: owner, receiver, status, days, reason, and every update of it",
    holds: "public",
    retention: "archive",
  },
];

/** Owners are named as the authority wrote them; of persons with an id the room knows only who of the staff wrote an update. */
export const personData: PersonData = {
  room: "commitments",
  find: async (db, personId) => ({ updates: await countUpdatesBy(db, personId) }),
  export: async (db, personId) => ({ updates: await countUpdatesBy(db, personId) }),
};
