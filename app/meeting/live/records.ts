import type { InformationClass, PersonData } from "#ledger";
import { traceOf } from "./store.ts";

export const informationClasses: InformationClass[] = [
  {
    name: "live.meeting",
    what: "What happened in a meeting, by ids and times: steps, groups, hands, calls for help, announcements",
    holds: "person",
    retention: "P2Y",
  },
];

export const personData: PersonData = {
  room: "live",
  find: async (db, personId) => ({ events: (await traceOf(db, personId)).length }),
  export: async (db, personId) =>
    (await traceOf(db, personId)).map(({ meetingId, event }) => ({
      meetingId,
      at: new Date(event.at).toISOString(),
      type: event.type,
    })),
};
