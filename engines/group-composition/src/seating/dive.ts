import type { Model, RoundModel } from "../model.ts";
import { placesOf, supply } from "./supply.ts";
import type { Kind } from "./supply.ts";

/** People who are placed as one; with ties (a block, or someone apart from another) that counting cannot see. */
export interface Item {
  people: readonly number[];
  admits: Uint8Array;
  /** May stay away altogether: used to ask whether the others conflict by themselves. */
  optional: boolean;
}

export type Dive = { outcome: "found"; groupOf: Int32Array; quota: Int32Array[] } | { outcome: "none" } | { outcome: "limit" };

/** Asked before every step of the search; false ends it. */
export interface Limit {
  step(): boolean;
}

export function steps(most: number): Limit {
  let left = most;
  return { step: () => left-- > 0 };
}

/**
 * Complete search for groups of the tied items; the rest is decided by counting at each leaf, and at each node once the first dive has failed.
 * The item with the fewest groups left goes next; of groups that are alike and still empty only the first is tried.
 */
export function dive(model: Model, round: RoundModel, items: Item[], kinds: Kind[], limit: Limit): Dive {
  const { G } = round,
    places = placesOf(round),
    groupOf = new Int32Array(items.length).fill(UNPLACED),
    seat = new Int32Array(model.N).fill(UNPLACED);
  const likeness = alike(round, items, kinds),
    taken = new Int32Array(G),
    hosts = items.map((item) => item.people.filter((p) => model.host[p]).length);
  let found: Int32Array[] | null = null,
    careful = false;

  /** Groups that item i may enter now. */
  const open = (i: number): number[] => {
    const item = items[i] as Item,
      n = item.people.length,
      barred: number[] = [],
      groups: number[] = [];
    let bound = -1,
      torn = false;
    for (const p of item.people) {
      for (const q of model.apart[p] as Int32Array) if ((seat[q] as number) >= 0) barred.push(seat[q] as number);
      for (const q of model.forcedWith[p] as Int32Array)
        if ((seat[q] as number) >= 0) {
          torn ||= bound >= 0 && bound !== seat[q];
          bound = seat[q] as number;
        }
    }
    if (torn) return groups;
    for (let g = bound < 0 ? 0 : bound; g < (bound < 0 ? G : bound + 1); g++) {
      const room = (places.most[g] as number) - (places.host[g] && hosts[i] === 0 ? 1 : 0);
      if (item.admits[g] && room >= n && !barred.includes(g)) groups.push(g);
    }
    return groups;
  };
  const put = (i: number, g: number): { least: number; host: number } => {
    const before = { least: places.least[g] as number, host: places.host[g] as number },
      item = items[i] as Item;
    groupOf[i] = g;
    taken[g] = (taken[g] as number) + 1;
    for (const p of item.people) seat[p] = g;
    places.most[g] = (places.most[g] as number) - item.people.length;
    places.least[g] = Math.max(0, before.least - item.people.length);
    if (hosts[i]) places.host[g] = 0;
    return before;
  };
  const take = (i: number, g: number, before: { least: number; host: number }): void => {
    const item = items[i] as Item;
    groupOf[i] = UNPLACED;
    taken[g] = (taken[g] as number) - 1;
    for (const p of item.people) seat[p] = UNPLACED;
    places.most[g] = (places.most[g] as number) + item.people.length;
    places.least[g] = before.least;
    places.host[g] = before.host;
  };
  /** Counting with the unplaced items as people who may enter any group they still fit: what fails here fails below. */
  const hopeless = (): boolean => {
    const all: Kind[] = [...kinds];
    items.forEach((item, i) => {
      if (groupOf[i] !== UNPLACED) return;
      const admits = new Uint8Array(G);
      for (const g of open(i)) admits[g] = 1;
      for (const host of [true, false]) {
        const people = item.people.filter((p) => (model.host[p] === 1) === host);
        if (people.length > 0) all.push({ admits, host, must: !item.optional, people });
      }
    });
    return supply(all, places, G).outcome !== "enough";
  };
  // Until the first dive fails the order is fixed: counting anew for 150 items and 834 groups at every step took most of a second.
  const ties = (i: number): number =>
    (items[i] as Item).people.reduce((sum, p) => sum + (model.apart[p] as Int32Array).length, 0);
  const span = items.map((item) => item.admits.reduce((a, b) => a + b, 0));
  const order = [...items.keys()].sort(
    (a, b) =>
      (span[a] as number) - (span[b] as number) ||
      (items[b] as Item).people.length - (items[a] as Item).people.length ||
      ties(b) - ties(a) ||
      a - b,
  );
  const next = (placed: number): number => {
    if (!careful && groupOf[order[placed] as number] === UNPLACED) return order[placed] as number;
    let best = -1,
      fewest = Infinity;
    for (let i = 0; i < items.length; i++) {
      if (groupOf[i] !== UNPLACED) continue;
      const count = open(i).length,
        bias = (items[i] as Item).people.length / 1000;
      if (count - bias < fewest) {
        fewest = count - bias;
        best = i;
      }
    }
    return best;
  };
  const descend = (placed: number): "found" | "none" | "limit" => {
    if (!limit.step()) return "limit";
    if (placed === items.length) {
      const answer = supply(kinds, places, G);
      if (answer.outcome === "enough") {
        found = answer.quota;
        return "found";
      }
      careful = true;
      return "none";
    }
    if (careful && hopeless()) return "none";
    const i = next(placed),
      item = items[i] as Item,
      tried = new Set<string>(),
      choices: number[] = [];
    for (const g of open(i)) {
      if (taken[g] === 0) {
        if (tried.has(likeness[g] as string)) continue;
        tried.add(likeness[g] as string);
      }
      choices.push(g);
    }
    const wish = (g: number): number =>
      (taken[g] as number) * 4 - (places.host[g] && hosts[i] ? 2 : 0) - (places.most[g] as number) / 1000;
    choices.sort((a, b) => wish(a) - wish(b) || a - b);
    for (const g of choices) {
      const before = put(i, g),
        answer = descend(placed + 1);
      if (answer !== "none") return answer;
      take(i, g, before);
    }
    if (!item.optional) return "none";
    groupOf[i] = AWAY;
    const answer = descend(placed + 1);
    if (answer === "none") groupOf[i] = UNPLACED;
    return answer;
  };
  const outcome = descend(0);
  return outcome === "found" ? { outcome, groupOf, quota: found as unknown as Int32Array[] } : { outcome };
}

export const AWAY = -2;
const UNPLACED = -1;

/** Groups with the same limits that admit the same people may trade names. */
function alike(round: RoundModel, items: Item[], kinds: Kind[]): string[] {
  const masks = new Set<Uint8Array>([...items.map((i) => i.admits), ...kinds.map((k) => k.admits)]),
    columns = [...masks];
  return round.groupIds.map(
    (_, g) => `${round.min[g]} ${round.max[g]} ${round.needsHost[g]} ${columns.map((m) => m[g]).join("")}`,
  );
}
