import type { InformationClass, PersonData } from "#ledger";
import { exportOf } from "./lists/store.ts";

export const informationClasses: InformationClass[] = [
  {
    name: "registration.registration",
    what: "A registration as received, its answers as they hold now, and how the person stands on each date",
    holds: "person",
    retention: "P2Y",
  },
  { name: "registration.invitee", what: "An address that the invitation goes to, and whether it wants no more", holds: "person", retention: "P6M" },
];

export const personData: PersonData = {
  room: "registration",
  find: async (db, personId) => ({ registrations: (await exportOf(db, personId)) === null ? 0 : 1 }),
  export: (db, personId) => exportOf(db, personId),
};
