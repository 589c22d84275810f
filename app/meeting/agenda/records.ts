import type { InformationClass, PersonData } from "#ledger";
import { traceOf } from "./store.ts";

export const informationClasses: InformationClass[] = [
  {
    name: "agenda.run-of-show",
    what: "The steps of a meeting, the topics placed in its rounds and who hosts them",
    holds: "public",
    retention: "archive",
  },
  {
    name: "agenda.crew",
    what: "Who leads, hosts, interprets and writes captions in a meeting",
    holds: "person",
    retention: "P2Y",
  },
];

export const personData: PersonData = {
  room: "agenda",
  async find(db, personId) {
    const { crew, hosted } = await traceOf(db, personId);
    return { crew: crew.length, hosted: hosted.length };
  },
  export: (db, personId) => traceOf(db, personId),
};
