import type { Model } from "../model.ts";
import { leastCost, pairsOf, pigeon } from "./counting.ts";
import type { Sizes } from "./counting.ts";

/** B4: fewest repeats, over everyone and over people with the same languages; the greater counts. Earlier meetings can only add and are left out. */
export function repeatsBound(model: Model): number {
  const classes = new Map<string, number[]>();
  for (let p = 0; p < model.N; p++) {
    const key = JSON.stringify([...(model.people[p]?.languages ?? [])].sort());
    const list = classes.get(key);
    if (list) list.push(p);
    else classes.set(key, [p]);
  }
  const everyone = among(model, [...model.ids.keys()], () => true, true);
  if (classes.size === 1) return everyone;
  let apart = 0;
  for (const people of classes.values()) {
    const spoken = model.people[people[0] as number]?.languages ?? [];
    apart += among(model, people, (language) => !language || spoken.length === 0 || spoken.includes(language), false);
  }
  return Math.max(everyone, apart);
}

/**
 * Repeats among some people who only enter the groups of a language that `admits` lets through.
 * (a) C2(times met) counts the pairs of rounds in which a pair met both times. Of the n people present in rounds r and s, k in one group of s came from the groups of r,
 *     so at least pigeon(k, groups of r) pairs of them had met there; the same with r and s exchanged.
 * (b) All meetings, at least as many as in the smallest groups allowed, fall on the pairs there are.
 * Forced pairs meet but do not count: they are taken off the meetings and off the pairs. Pairs apart never meet.
 */
function among(model: Model, people: number[], admits: (language: string | undefined) => boolean, all: boolean): number {
  const inside = new Uint8Array(model.N);
  for (const p of people) inside[p] = 1;
  const rounds = model.rounds.map((round, r) => {
    const here = [...round.here].filter((p) => inside[p]);
    const groups: Sizes[] = (model.instance.rounds[r]?.groups ?? [])
      .filter((g) => g.max > 0 && admits(g.language))
      .map((g) => ({ min: all ? g.min : 0, max: g.max }));
    return { like: round.like, here, groups, present: (p: number): boolean => round.domainOf[p] !== -1 };
  });
  const forcedPairs = [...model.forced]
    .map((key) => [Math.floor(key / model.N), key % model.N] as const)
    .filter(([p, q]) => inside[p] && inside[q]);
  const between = (x: (typeof rounds)[number], y: (typeof rounds)[number]): number => {
    const n = x.here.filter((p) => y.present(p)).length,
      forced = forcedPairs.filter(([p, q]) => x.present(p) && x.present(q) && y.present(p) && y.present(q)).length;
    const oneWay = (from: Sizes[], into: Sizes[]): number =>
      leastCost(
        n,
        into.map((g) => ({ min: 0, max: g.max })),
        (k) => pigeon(k, from.length),
      );
    return Math.max(0, Math.max(oneWay(x.groups, y.groups), oneWay(y.groups, x.groups)) - forced);
  };
  const known = new Map<string, number>();
  let byRounds = 0;
  rounds.forEach((x, i) => {
    for (const y of rounds.slice(i + 1)) {
      const key = `${x.like} ${y.like}`,
        least = known.get(key) ?? between(x, y);
      known.set(key, least);
      byRounds += least;
    }
  });
  const meetings = rounds.reduce(
    (sum, x) =>
      sum + leastCost(x.here.length, x.groups, pairsOf) - forcedPairs.filter(([p, q]) => x.present(p) && x.present(q)).length,
    0,
  );
  let apartPairs = 0;
  for (const p of people) for (const q of model.apart[p] as Int32Array) if (p < q && inside[q]) apartPairs++;
  const pairs = pairsOf(people.length) - forcedPairs.length - apartPairs;
  return Math.max(byRounds, pigeon(Math.max(0, meetings), pairs));
}
