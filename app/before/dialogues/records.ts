import type { InformationClass, PersonData } from "#ledger";

export const informationClasses: InformationClass[] = [
  {
    name: "dialogues.dialogue",
    what: "The invitation with its dates, programme, notices and every earlier wording of them",
    holds: "public",
    retention: "archive",
  },
];

/** A dialogue's file names the contact person of the authority, as public as the invitation; no participant. */
export const personData: PersonData = {
  room: "dialogues",
  find: async () => ({}),
  export: async () => ({}),
};
