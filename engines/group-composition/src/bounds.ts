import { attributeBounds } from "./bounds/attributes.ts";
import { repeatsBound } from "./bounds/repeats.ts";
import { topicBounds } from "./bounds/topics.ts";
import { compile } from "./model.ts";
import type { Model } from "./model.ts";
import type { Instance, Quality, Score } from "./types.ts";

/** What no plan that keeps the hard rules can go below. */
export interface Bounds {
  objective: number;
  repeats: number;
  attributes: Record<string, number>;
  /** Of wishers − satisfaction. */
  topics: number;
  /** Price of attributes and topics, round by round. */
  rounds: number[];
}

export function boundsOf(model: Model): Bounds {
  const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0),
    weights = model.instance.weights.attributes;
  const repeats = repeatsBound(model),
    topics = topicBounds(model),
    byAttribute = model.attributes.map((name, a) => ({
      name,
      weight: weights[name] as number,
      rounds: attributeBounds(model, a),
    }));
  const rounds = model.rounds.map((_, r) =>
    byAttribute.reduce((price, a) => price + a.weight * (a.rounds[r] as number), model.topicWeight * (topics[r] as number)),
  );
  return {
    objective: model.newPeople * repeats + sum(rounds),
    repeats,
    attributes: Object.fromEntries(byAttribute.map((a) => [a.name, sum(a.rounds)])),
    topics: sum(topics),
    rounds,
  };
}

/** B1–B6 for an instance, without searching for a plan. Meaningful only where a plan exists. */
export const lowerBounds = (instance: Instance): Bounds => boundsOf(compile(instance));

/** Sums of fractions that differ by less than this are the same figure. */
const SAME = 1e-9;

const same = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a));

export function qualityOf(model: Model, score: Omit<Score, "broken">, bounds: Bounds): Quality {
  const measured = (value: number, bound: number): { value: number; bound: number } => ({
    value,
    bound: same(value, bound) ? value : bound,
  });
  const attributes = Object.fromEntries(
    model.attributes.map((name) => [name, measured(score.pairs[name] as number, bounds.attributes[name] as number)]),
  );
  const objective = measured(score.objective, bounds.objective),
    repeats = measured(score.repeats, bounds.repeats);
  const proven = [
    ["objective", objective] as const,
    ["repeats", repeats] as const,
    ...model.attributes.map((name) => [name, attributes[name] as { value: number; bound: number }] as const),
  ];
  return {
    objective,
    repeats,
    attributes,
    topics: { wishesMet: score.wishesMet },
    provenBest: proven.filter(([, m]) => m.value === m.bound).map(([name]) => name),
  };
}
