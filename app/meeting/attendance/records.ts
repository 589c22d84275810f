import type { InformationClass, PersonData } from "#ledger";
import { visitsOf } from "./store.ts";

export const informationClasses: InformationClass[] = [
  { name: "attendance.visit", what: "When a person came to a meeting and left it", holds: "person", retention: "P2Y" },
];

export const personData: PersonData = {
  room: "attendance",
  find: async (db, personId) => ({ visits: (await visitsOf(db, personId)).length }),
  export: async (db, personId) =>
    (await visitsOf(db, personId)).map((visit) => ({
      meetingId: visit.meeting_id,
      arrivedAt: visit.arrived_at.toISOString(),
      leftAt: visit.left_at?.toISOString() ?? null,
    })),
};
