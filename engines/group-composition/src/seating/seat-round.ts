import type { Conflict, RuleName } from "../types.ts";
import type { Model, RoundModel } from "../model.ts";
import { combinedConflict } from "./combined.ts";
import { conflict } from "./conflict.ts";
import { dive, steps } from "./dive.ts";
import type { Item, Limit } from "./dive.ts";
import { kindsOf, placesOf, supply } from "./supply.ts";
import type { Kind, Supply } from "./supply.ts";
import { blockAdmits, blockConflict } from "./tied.ts";

export type Seating =
  | { outcome: "seated"; seat: Int32Array }
  | { outcome: "impossible"; conflict: Conflict }
  | { outcome: "undecided" };

/** Seats one round so that every hard rule holds, proves that it cannot be done, or gives up when the limit is reached. Rounds do not touch each other in hard rules. */
export function seatRound(model: Model, r: number, limit: Limit): Seating {
  const round = model.rounds[r] as RoundModel;
  for (const block of round.blocks) {
    const found = blockConflict(model, r, block);
    if (found) return { outcome: "impossible", conflict: found };
  }
  const own = (p: number): Uint8Array => round.domains[round.domainOf[p] as number] as Uint8Array;
  let narrower = false;
  const masks = round.blocks.map((block) => {
    const first = own(block[0] as number);
    if (block.every((p) => own(p) === first)) return first;
    narrower = true;
    return blockAdmits(round, block);
  });
  const isTied = (b: number): boolean =>
    (round.blocks[b] as number[]).length > 1 || (round.blocks[b] as number[]).some((p) => hasApart(model, round, p));
  const items: Item[] = round.blocks.flatMap((people, b) =>
    isTied(b) ? [{ people, admits: masks[b] as Uint8Array, optional: false }] : [],
  );
  const kinds = kindsOf(
    model,
    [...round.here].filter((p) => !isTied(round.blockOf[p] as number)),
    own,
  );
  // In most rounds the first dive finds a seating; only where it does not is there anything to count and explain.
  let answer = dive(model, round, items, kinds, steps(items.length + 1));
  if (answer.outcome !== "found") {
    const shown = shownByCounting(model, r, own, narrower ? masks : null);
    if (shown) return { outcome: "impossible", conflict: shown };
    answer = dive(model, round, items, kinds, limit);
  }
  if (answer.outcome === "limit") return { outcome: "undecided" };
  if (answer.outcome === "none") return { outcome: "impossible", conflict: combinedConflict(model, r) };
  const seat = new Int32Array(model.N).fill(-1);
  items.forEach((item, i) => {
    for (const p of item.people) seat[p] = answer.groupOf[i] as number;
  });
  deal(model, kinds, answer.quota, seat, round.G);
  return { outcome: "seated", seat };
}

/** A conflict that counting finds, without a search: of people one by one, of whole blocks (where these may enter fewer groups, `masks`), or of people who all sit apart. */
function shownByCounting(
  model: Model,
  r: number,
  own: (p: number) => Uint8Array,
  masks: Uint8Array[] | null,
): Conflict | null {
  const round = model.rounds[r] as RoundModel;
  const counts = (admits: (p: number) => Uint8Array): Supply =>
    supply(kindsOf(model, round.here, admits), placesOf(round), round.G);
  const alone = counts(own);
  if (alone.outcome !== "enough") return counted(model, r, alone, false);
  if (masks) {
    const tied = counts((p) => masks[round.blockOf[p] as number] as Uint8Array);
    if (tied.outcome !== "enough") return counted(model, r, tied, true);
  }
  return apartCrowd(model, r);
}

export const hasApart = (model: Model, round: RoundModel, p: number): boolean =>
  (model.apart[p] as Int32Array).some((q) => round.domainOf[q] !== -1);

/** Deals each kind's people, sorted by their attributes, like cards: people who are alike end up in different groups. */
function deal(model: Model, kinds: Kind[], quota: Int32Array[], seat: Int32Array, G: number): void {
  const { A } = model;
  const alike = (p: number, q: number): number => {
    for (let a = 0; a < A; a++) {
      const d = (model.value[p * A + a] as number) - (model.value[q * A + a] as number);
      if (d !== 0) return d;
    }
    return p - q;
  };
  let g = 0;
  kinds.forEach((kind, k) => {
    const left = (quota[k] as Int32Array).slice();
    let more = left.reduce((a, b) => a + b, 0);
    for (const p of [...kind.people].sort(alike)) {
      if (more-- <= 0) break;
      while (!left[g]) g = (g + 1) % G;
      left[g] = (left[g] as number) - 1;
      seat[p] = g;
      g = (g + 1) % G;
    }
  });
}

/** The conflict that a count shows. With `blocks`, people were only let into groups that take their whole block. */
function counted(model: Model, r: number, found: Exclude<Supply, { outcome: "enough" }>, blocks: boolean): Conflict {
  const round = model.rounds[r] as RoundModel,
    inside = found.kinds.flatMap((kind) => kind.people).sort((a, b) => a - b),
    groups = found.groups;
  const anyLanguage = (model.instance.rounds[r]?.groups ?? []).some((g) => g.language);
  const narrowed = (people: number[]): RuleName[] => {
    const open = [...round.max.keys()].filter((g) => (round.max[g] as number) > 0);
    if (open.every((g) => groups.includes(g))) return [];
    const ids = new Set(people.map((p) => model.ids[p]));
    const fixed = (model.instance.rules?.fixed ?? []).some((f) => f.round === r + 1 && ids.has(f.person));
    return [
      ...(anyLanguage && people.some((p) => model.people[p]?.languages?.length) ? ["language" as const] : []),
      ...(fixed ? ["fixed" as const] : []),
      ...(blocks ? ["together" as const] : []),
    ];
  };
  if (found.outcome === "crowded") {
    const enough = inside.slice(0, found.seats + 1);
    const people = blocks ? withBlocks(round, enough) : enough;
    const closed = found.groups.reduce((sum, g) => sum + (round.max[g] as number), 0) > found.seats;
    return conflict(model, r, {
      code: "too-many-people",
      rules: ["max", ...(closed ? ["host" as const] : []), ...narrowed(people)],
      people,
      groups,
      needed: inside.length,
      available: found.seats,
    });
  }
  const code = found.hostsOnly ? ("too-few-hosts" as const) : ("too-few-people" as const);
  const people = blocks ? withBlocks(round, [...inside, ...round.blocks.filter((b) => b.length > 1).flat()]) : inside;
  const hosts = !found.hostsOnly && groups.some((g) => round.needsHost[g]) ? ["host" as const] : [];
  return conflict(model, r, {
    code,
    rules: [found.hostsOnly ? "host" : "min", ...hosts, ...narrowed([...round.here])],
    people,
    groups,
    needed: found.needed,
    available: found.available,
  });
}

const withBlocks = (round: RoundModel, people: number[]): number[] =>
  [...new Set(people.flatMap((p) => round.blocks[round.blockOf[p] as number] as number[]))].sort((a, b) => a - b);

const choices = (round: RoundModel, p: number): number =>
  (round.domains[round.domainOf[p] as number] as Uint8Array).reduce((a, b) => a + b, 0);

/** People who must all sit apart but have too few groups between them. Crowds are grown greedily from each person; what they miss the search finds. */
function apartCrowd(model: Model, r: number): Conflict | null {
  const round = model.rounds[r] as RoundModel,
    degree = (p: number): number => (model.apart[p] as Int32Array).length;
  const seen = new Set<string>();
  for (const first of round.here) {
    if (degree(first) === 0) continue;
    const crowd = [first];
    const others = [...(model.apart[first] as Int32Array)]
      .filter((q) => round.domainOf[q] !== -1)
      .sort((a, b) => degree(b) - degree(a) || a - b);
    for (const q of others) if (crowd.every((p) => (model.apart[q] as Int32Array).includes(p))) crowd.push(q);
    const key = [...crowd].sort((a, b) => a - b).join();
    if (crowd.length < 2 || seen.has(key) || crowd.every((p) => choices(round, p) >= crowd.length)) continue;
    seen.add(key);
    // One seat a group for them; nothing else asked.
    const kinds = crowd.map((p): Kind => ({
      admits: round.domains[round.domainOf[p] as number] as Uint8Array,
      host: false,
      must: true,
      people: [p],
    }));
    const one = { least: new Int32Array(round.G), most: round.max.map((m) => Math.min(1, m)), host: new Uint8Array(round.G) };
    const answer = supply(kinds, one, round.G);
    if (answer.outcome !== "crowded") continue;
    const people = answer.kinds
      .flatMap((kind) => kind.people)
      .sort((a, b) => a - b)
      .slice(0, answer.seats + 1);
    return conflict(model, r, {
      code: "apart-crowd",
      rules: ["apart"],
      people,
      groups: answer.groups,
      needed: people.length,
      available: answer.seats,
    });
  }
  return null;
}
