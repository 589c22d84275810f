import type { Importance, Template, Weighing } from "../shared.ts";

/** The engine's weight of each importance: one pair of people who meet again, or are alike, costs so much. */
export const weightOf: Record<Importance, number> = { off: 0, little: 1, some: 2, much: 4, most: 10 };

/**
 * A form of talking as data.
 * - `tables`: as many as people and sizes ask for, or one for each topic (people gather as they like);
 * - `hosts`: a topic's host sits at the topic's table, or every host stays at one table while the others travel;
 * - `wishes`: the weight of topic wishes, when the form has its own. 1000 is above everything else together.
 */
export type Form = { tables: "by-size" | "by-topic"; hosts: "own-table" | "stay"; wishes: number | null };

export const forms: Record<Template, Form> = {
  plain: { tables: "by-size", hosts: "own-table", wishes: null },
  topics: { tables: "by-size", hosts: "own-table", wishes: weightOf.most },
  cafe: { tables: "by-size", hosts: "stay", wishes: null },
  "open-space": { tables: "by-topic", hosts: "own-table", wishes: 1000 },
};

/** The strongest of what was weighed and what the rounds' forms ask for. */
export const wishWeight = (weighing: Weighing, rounds: readonly Template[]): number =>
  Math.max(weightOf[weighing.topics], ...rounds.map((template) => forms[template].wishes ?? 0));
