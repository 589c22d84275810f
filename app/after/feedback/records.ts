import type { InformationClass, PersonData } from "#ledger";

export const informationClasses: InformationClass[] = [
  {
    name: "feedback.message",
    what: "What somebody wrote about a page, and an e-mail address when they wanted a receipt",
    holds: "person",
    retention: "P2Y",
  },
];

/** Messages are sent by anybody and are tied to no person: they are found by the address that stands in them. */
export const personData: PersonData = {
  room: "feedback",
  find: async () => ({}),
  export: async () => ({}),
};
