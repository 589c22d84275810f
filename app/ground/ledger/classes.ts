import type { InformationClass } from "./record.ts";

export const informationClasses: InformationClass[] = [
  {
    name: "ledger.event",
    what: "What happened to which record, when and by whom, by ids; chained by hashes",
    holds: "public",
    retention: "archive",
  },
  { name: "ledger.diary", what: "The diary: number, day, direction, title, sender or receiver by id", holds: "public", retention: "archive" },
];
