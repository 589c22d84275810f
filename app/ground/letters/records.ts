import type { InformationClass, PersonData } from "#ledger";
import { listLetters, listWhole } from "./store.ts";

export const informationClasses: InformationClass[] = [
  { name: "letters.letter", what: "A letter to one person, as written, and how its sending went", holds: "person", retention: "P1Y" },
];

export const personData: PersonData = {
  room: "letters",
  async find(db, personId) {
    return { letters: (await listLetters(db, { personId })).length };
  },
  async export(db, personId) {
    const letters = await listWhole(db, personId);
    return letters.map((row) => ({
      to: row.to_address,
      purpose: row.purpose,
      queuedAt: row.queued_at.toISOString(),
      state: row.state,
      subject: row.subject,
      // With the placeholder and not the link: an export must not hold the key to the person's own page.
      text: row.text,
    }));
  },
};
