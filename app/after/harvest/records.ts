import type { InformationClass, PersonData } from "#ledger";
import { listAnswersOf } from "./store.ts";

export const informationClasses: InformationClass[] = [
  {
    name: "harvest.insight",
    what: "What the organiser read out of the notes: a sentence, its explanation, its source notes; working material until published",
    holds: "public",
    retention: "archive",
  },
  { name: "harvest.answer", what: "Whether a group finds an insight right, by one of its members, and what should be changed", holds: "person", retention: "P2Y" },
  { name: "harvest.documentation", what: "The published documentation, version by version", holds: "public", retention: "archive" },
];

export const personData: PersonData = {
  room: "harvest",
  async find(db, personId) {
    return { answers: (await listAnswersOf(db, personId)).length };
  },
  async export(db, personId) {
    const answers = await listAnswersOf(db, personId);
    return { answers: answers.map(({ confirms, remark, at }) => ({ confirms, remark, at: at.toISOString() })) };
  },
};
