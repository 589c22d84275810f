import type { InformationClass } from "#ledger";

export const informationClasses: InformationClass[] = [
  { name: "letters.letter", what: "A letter to one person, as written, and how its sending went", holds: "person", retention: "P1Y" },
];
