/** What goes in and what comes out. All of it is plain data that survives JSON and a worker's message. */

export interface Person {
  id: string;
  attributes?: Record<string, string>;
  /** May host a group. Absent = no. */
  host?: boolean;
  /** Languages spoken. Absent or empty = any. */
  languages?: string[];
  /** Wishes, best first. */
  topics?: string[];
  /** Rounds present, counted from 1. Absent = all. */
  rounds?: number[];
}

export interface Group {
  id: string;
  min: number;
  max: number;
  needsHost?: boolean;
  language?: string;
  topic?: string;
}

export interface Round {
  groups: Group[];
}

/** The person sits in the group in that round; binds only if the person is present then. A lock in a facilitator's hands is a row here. */
export interface Fixed {
  person: string;
  round: number;
  group: string;
}

export interface Rules {
  together?: string[][];
  apart?: string[][];
  fixed?: Fixed[];
}

export interface Weights {
  newPeople: number;
  attributes: Record<string, number>;
  topics?: number;
}

export interface Instance {
  people: Person[];
  rounds: Round[];
  rules?: Rules;
  /** Earlier meetings of pairs and how often; entries of the same pair add up. Absent count = 1. */
  met?: [string, string, number?][];
  weights: Weights;
}

export interface PlanRound {
  /** Ids of the people by id of the group. */
  groups: Record<string, string[]>;
}

export interface Plan {
  rounds: PlanRound[];
}

/** A figure beside the lowest it could possibly be. `value === bound` is a proof that nothing is better. */
export interface Measured {
  value: number;
  bound: number;
}

export interface Quality {
  objective: Measured;
  repeats: Measured;
  attributes: Record<string, Measured>;
  /** satisfaction / wishers; null when nobody wishes. */
  topics: { wishesMet: number | null };
  /** "objective", "repeats" and names of attributes whose value equals its bound. */
  provenBest: string[];
}

export type RuleName = "together" | "apart" | "fixed" | "language" | "host" | "min" | "max";

/** Which sentence a conflict is; the product words it in its own language from the fields of `Conflict`. */
export type ConflictCode =
  | "no-group-admits" // nobody of `groups` can take `people`: the language or the fixed place rules every group out
  | "set-too-big" // a together-set is bigger than every group that may take it
  | "fixed-apart-from-set" // people of one together-set are fixed in different groups, or one person in two
  | "together-and-apart" // two people must share a group and must not
  | "apart-crowd" // more people who must not meet than groups that may take them
  | "too-many-people" // `people` are more than the seats of `groups`, the only groups that admit them
  | "too-few-people" // `groups` need `needed` people, and only `people` may sit there
  | "too-few-hosts" // `groups` need a host each, and only `people` may host them
  | "combined"; // no single count shows it; the search tried every seating of `people`

/** People and groups that cannot be reconciled, whatever the others do. */
export interface Conflict {
  rule: RuleName;
  code: ConflictCode;
  /** English, for a facilitator. */
  reason: string;
  people: string[];
  round: number;
  groups: string[];
  /** Seats, people or hosts asked for, and how many there are. */
  needed: number;
  available: number;
  /** Every rule that takes part; the first is `rule`. */
  rules: RuleName[];
}

/** How long to search: so many tried moves (repeatable to the byte), or until the given clock has advanced so far. */
export type Budget = { iterations: number } | { milliseconds: number; now: () => number };

export interface ComposeOptions {
  seed: number;
  budget: Budget;
  /** Begin from this plan if it keeps every rule (a plan on the table, after a lock). */
  start?: Plan;
  /** Called with every better plan that is worth showing; at most about 20 times a second of search. */
  onBetter?: (plan: Plan, quality: Quality) => void;
  /** Asked now and then; true ends the search with the best plan so far. */
  stopped?: () => boolean;
}

export interface Composed {
  outcome: "composed";
  plan: Plan;
  quality: Quality;
  seed: number;
}

export interface Impossible {
  outcome: "impossible";
  conflicts: Conflict[];
}

/** The budget ended before a plan was found or its impossibility proven. */
export interface Undecided {
  outcome: "undecided";
  undecided: string;
}

export type ComposeAnswer = Composed | Impossible | Undecided;

/** People gone from `round` on, and people there from `round` on (in their `rounds`, if given). */
export interface Change {
  round: number;
  absent?: string[];
  arrived?: Person[];
}

export interface Merged {
  round: number;
  group: string;
}

/** A limit loosened by permission: `min` and `max` say how far, `host` has none. */
export type Relaxed =
  | { round: number; group: string; rule: "min" | "max"; to: number }
  | { round: number; group: string; rule: "host" };

export interface Repaired {
  outcome: "repaired";
  plan: Plan;
  /** People seated in this round before and after whose group differs; sorted. */
  moved: string[];
  /** Groups left empty, and limits loosened, in force from the round of the change on. */
  merged: Merged[];
  relaxed: Relaxed[];
  /** The instance as it stands after the change; the next change starts from it. */
  instance: Instance;
}

export type RepairAnswer = Repaired | Impossible | Undecided;

/** A plan's figures, whatever its worth. */
export interface Score {
  /** Every broken hard rule, in words; empty for a plan that keeps them all. */
  broken: string[];
  objective: number;
  parts: { newPeople: number; attributes: number; topics: number };
  repeats: number;
  pairs: Record<string, number>;
  wishesMet: number | null;
}

/** Why a person sits where they sit, in counts only; names nobody. */
export interface WhyHere {
  round: number;
  group: string;
  size: number;
  /** Others in the group the person has not met before (earlier rounds of this plan and `met`). */
  newPeople: number;
  /** For each attribute with a weight: how many different values sit at the table, and how many there could be at most. */
  mix: Record<string, { values: number; atMost: number }>;
  /** The group's topic and its place among the person's wishes (1 = first), where there is one. */
  topic: { topic: string; rank: number | null } | null;
  language: string | null;
  host: boolean;
  fixed: boolean;
  together: boolean;
}
