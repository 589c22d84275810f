import type { InformationClass, PersonData } from "#ledger";
import { exportOf, traceOf } from "./store.ts";

export const informationClasses: InformationClass[] = [
  {
    name: "topics.topic",
    what: "A challenge or an idea with its earlier wordings, its states and the reason when it was declined",
    holds: "person",
    retention: "archive",
  },
  {
    name: "topics.thread",
    what: "Contacts with the proposer, and the messages both ways",
    holds: "person",
    retention: "archive",
  },
];

export const personData: PersonData = {
  room: "topics",
  find: (db, personId) => traceOf(db, personId),
  export: (db, personId) => exportOf(db, personId),
};
