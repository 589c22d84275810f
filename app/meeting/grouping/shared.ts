export type RoundId = string & { readonly __brand: "RoundId" };
export type GroupId = string & { readonly __brand: "GroupId" };

/** What groups are mixed for, as it matters when nobody has said otherwise: most first. */
export const goals = ["newPeople", "role", "firstTime", "municipality", "topics"] as const;
export type Goal = (typeof goals)[number];

/** How much a goal may matter, in the words of the page. */
export const importances = ["off", "little", "some", "much", "most"] as const;
export type Importance = (typeof importances)[number];
export type Weighing = Record<Goal, Importance>;

/** New people each time > roles > first time > municipality, topic wishes. */
export const usualWeighing: Weighing = {
  newPeople: "most",
  role: "much",
  firstTime: "some",
  municipality: "little",
  topics: "little",
};

/** The forms a round of talks can have (G4). */
export const templates = ["plain", "topics", "cafe", "open-space"] as const;
export type Template = (typeof templates)[number];

/** Plans of one meeting that can stand beside each other. */
export const variants = [1, 2, 3] as const;

/** A conflict of rules in the page's hands: which sentence it is, and what its figures are. */
export type ConflictCode =
  | "no-group-admits"
  | "set-too-big"
  | "fixed-apart-from-set"
  | "together-and-apart"
  | "apart-crowd"
  | "too-many-people"
  | "too-few-people"
  | "too-few-hosts"
  | "combined";
