import type { PersonData } from "./record.ts";
import { traceOf } from "./store.ts";

export const personData: PersonData = {
  room: "ledger",
  async find(db, personId) {
    const { events, diary } = await traceOf(db, personId);
    return { events: events.length, diary: diary.length };
  },
  async export(db, personId) {
    const { events, diary } = await traceOf(db, personId);
    return {
      events: events.map((event) => ({ at: event.at.toISOString(), type: event.type, class: event.class })),
      diary: diary.map((entry) => ({
        at: entry.at.toISOString(),
        number: entry.number,
        direction: entry.direction,
        title: entry.title,
      })),
    };
  },
};
