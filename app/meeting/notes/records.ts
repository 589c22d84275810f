import type { InformationClass, PersonData } from "#ledger";
import { countConfirmationsOf, listNotesOfPerson } from "./store.ts";

export const informationClasses: InformationClass[] = [
  {
    name: "notes.note",
    what: "What a group wrote down on a question: kind, words, author, time; confirmed by the group it is drawn up, before that working material",
    holds: "person",
    retention: "archive",
  },
  {
    name: "notes.typing",
    what: "How the notes were typed, change by change, until they are confirmed and closed",
    holds: "person",
    retention: "P6M",
  },
];

export const personData: PersonData = {
  room: "notes",
  async find(db, personId) {
    return { notes: (await listNotesOfPerson(db, personId)).length, confirmations: await countConfirmationsOf(db, personId) };
  },
  async export(db, personId) {
    const notes = await listNotesOfPerson(db, personId);
    return { notes: notes.map(({ kind, text, question, at }) => ({ kind, text, question, at: at.toISOString() })) };
  },
};
