import type { InformationClass } from "#ledger";

export const informationClasses: InformationClass[] = [
  { name: "people.person", what: "Name, e-mail and language of someone who registered, as they are now", holds: "person", retention: "P2Y" },
  { name: "people.staff", what: "Who works with the authority's dialogues, and in which roles", holds: "person", retention: "archive" },
  { name: "people.session", what: "Open sessions and sign-in links, as hashes; deleted a day after their end", holds: "person", retention: "P1D" },
];
