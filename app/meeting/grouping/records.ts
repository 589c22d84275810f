import type { InformationClass, PersonData } from "#ledger";
import { countPlansWith } from "./plans/store.ts";
import { traceOf } from "./store.ts";

export const informationClasses: InformationClass[] = [
  {
    name: "grouping.round",
    what: "A round of talks: its groups, their topics and hosts, and how good the mix was",
    holds: "public",
    retention: "archive",
  },
  {
    name: "grouping.assignment",
    what: "Who was seated in which group, when, by whom and why",
    holds: "person",
    retention: "P2Y",
  },
];

export const personData: PersonData = {
  room: "grouping",
  find: async (db, personId) => ({
    assignments: (await traceOf(db, personId)).length,
    plans: await countPlansWith(db, personId),
  }),
  export: async (db, personId) =>
    (await traceOf(db, personId)).map((row) => ({
      meetingId: row.meeting_id,
      round: row.round,
      group: row.group,
      at: row.at.toISOString(),
      why: row.why,
    })),
};
