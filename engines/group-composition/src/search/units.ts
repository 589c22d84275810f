import type { Model } from "../model.ts";

/** Whole-number prices for the search. `exact` = a price is the true one times `scale`; otherwise rounded, which only blurs the search, never the score. */
export interface Units {
  scale: number;
  newPeople: number;
  /** By value index. */
  value: Int32Array;
  /** N·T, the price of a topic for a person. */
  topic: Int32Array;
  /** Dearer than any group can be: forbids. */
  forbidden: number;
}

/** Largest price a person's place may have, so that sums stay in 32 bits beside forbidden ones. */
const LIMIT = 2 ** 24;

export function unitsOf(model: Model): Units {
  const size = Math.max(1, ...model.rounds.map((r) => r.max.reduce((a, b) => Math.max(a, Math.min(b, r.here.length)), 0)));
  const perPair =
    model.newPeople * (model.rounds.length + Math.max(0, ...model.before.values())) +
    model.valueWeight.reduce((a, b) => a + b, 0);
  const dearest = Math.max(1e-9, size * perPair + model.topicWeight),
    prices = [model.newPeople, ...model.valueWeight];
  for (const cost of new Set(model.topicCost)) prices.push(cost * model.topicWeight);
  const whole = (scale: number): boolean => prices.every((p) => Math.abs(p * scale - Math.round(p * scale)) < 1e-6);
  const room = LIMIT / dearest;
  const scale = [1, 2, 3, 6, 10, 12, 60, 100, 420, 1000, 2520].find((s) => s <= room && whole(s)) ?? Math.min(2520, room);
  return {
    scale,
    newPeople: Math.round(model.newPeople * scale),
    value: Int32Array.from(model.valueWeight, (w) => Math.round(w * scale)),
    topic: Int32Array.from(model.topicCost, (c) => Math.round(c * model.topicWeight * scale)),
    forbidden: Math.floor(2 ** 30 / (size + 2)),
  };
}
