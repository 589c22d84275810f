import type { Model, RoundModel, Seats } from "../model.ts";
import { settleAtOnce } from "./at-once.ts";
import { LiveRound } from "./live.ts";
import type { Limits } from "./live.ts";
import { dearer, reseat } from "./reseat.ts";
import type { Price, Reseated } from "./reseat.ts";
import { standingOf } from "./scope.ts";
import type { Standing } from "./scope.ts";

export interface FixedRound {
  price: Price;
  closed: Uint8Array;
  live: LiveRound;
  /** People who had no seat before. */
  placed: number[];
  /** People who changed group. */
  moved: number[];
}

/**
 * Repairs one round from where everyone sat (`before`, −1 = no seat): tries the groups as they are, then with more groups merged away as long as that costs less
 * (R4, R5), and answers the cheapest. Null when even relaxed limits seat nobody.
 */
export function fixRound(model: Model, r: number, seats: Seats, before: Int32Array, wasClosed: Uint8Array): FixedRound | null {
  const atOnce = settleAtOnce(model, r, seats, before, wasClosed);
  if (atOnce) return { price: [0, 0, 0, 0, atOnce.moved.length], closed: wasClosed, ...atOnce };
  const round = model.rounds[r] as RoundModel,
    standing = standingOf(model, round, before, wasClosed),
    base = attempt(model, r, before, wasClosed, standing);
  let best = base;
  if (relaxes(best.price))
    for (let g = 0; g < round.G; g++)
      if (wasClosed[g]) {
        // Opening an emptied table again may save what would have to be relaxed.
        const open = wasClosed.slice();
        open[g] = 0;
        const other = attempt(model, r, before, open, standing);
        if (dearer(best.price, other.price)) best = other;
      }
  for (let more = true; more;) {
    more = false;
    let next = best;
    for (const g of candidates(round, standing, best)) {
      if (!dearer(next.price, floorOf(round, standing, best.closed, g))) continue;
      const closed = best.closed.slice();
      closed[g] = 1;
      const other = attempt(model, r, before, closed, standing);
      if (dearer(next.price, other.price)) next = other;
      if (!relaxes(next.price) && next.price[4] <= 1) break;
    }
    if (next !== best) {
      best = next;
      more = relaxes(best.price);
    }
  }
  return best.price[0] > 0 ? null : finish(model, r, seats, before, best);
}

const relaxes = (price: Price): boolean => price[0] + price[1] + price[2] + price[3] > 0;

/** What closing g too costs at least, by counting heads, seats and hosts: most groups need no closer look. */
function floorOf(round: RoundModel, { size, hostsHere }: Standing, closed: Uint8Array, g: number): Price {
  const heads = round.here.length;
  let hosts = hostsHere,
    seats = 0,
    least = 0,
    moved = 0;
  for (let h = 0; h < round.G; h++)
    if (closed[h] || h === g) moved += size[h] as number;
    else {
      hosts -= round.needsHost[h] as number;
      seats += round.max[h] as number;
      least += round.min[h] as number;
    }
  return [0, Math.max(0, -hosts), Math.max(0, heads - seats), Math.max(0, least - heads), moved];
}

const domainOf = (round: RoundModel, p: number): Uint8Array => round.domains[round.domainOf[p] as number] as Uint8Array;

interface Attempt {
  price: Price;
  closed: Uint8Array;
  only: Map<number, Uint8Array>;
  found: Reseated;
}

/**
 * Groups worth closing next, one of each kind, smallest first. Closing never gives seats: where only `min` is short and no group's seats can be spared, nothing is won. Where
 * every rule is kept already, only a group with fewer people than are moved now can win.
 */
function candidates(round: RoundModel, { size, scope, likeness }: Standing, best: Attempt): number[] {
  const open = [...size.keys()].filter((g) => !best.closed[g] && (round.max[g] as number) > 0),
    seats = open.reduce((sum, g) => sum + (round.max[g] as number), 0);
  const [impossible, host, max] = best.price,
    spare = (g: number): boolean => impossible + host + max > 0 || seats - (round.max[g] as number) >= round.here.length;
  const worth = open.filter(
    (g) => scope[g] && (round.min[g] as number) > 0 && spare(g) && (relaxes(best.price) || (size[g] as number) < best.price[4]),
  );
  const kinds = new Set<number>();
  return worth
    .sort((a, b) => (size[a] as number) - (size[b] as number) || a - b)
    .filter((g) => {
      const first = !kinds.has(likeness[g] as number);
      kinds.add(likeness[g] as number);
      return first;
    });
}

function attempt(model: Model, r: number, before: Int32Array, closed: Uint8Array, { scope }: Standing): Attempt {
  const round = model.rounds[r] as RoundModel,
    only = new Map<number, Uint8Array>();
  const homeless = tieBlocks(round, before, closed, only);
  keepApart(model, round, before, only);
  let found = reseat({ model, round, before, closed, scope, only });
  // Blocks that lost their table go as one to where the flow wanted most of them; others are tried while that is dearer than moving them alone.
  for (const block of homeless) {
    const wish = targets(model, round, block, before, closed, found, only, scope);
    let kept: { g: number; found: Reseated } | null = null;
    for (const g of wish) {
      const mask = new Uint8Array(round.G);
      mask[g] = 1;
      for (const p of block) only.set(p, mask);
      const other = reseat({ model, round, before, closed, scope, only });
      if (!kept || dearer(kept.found.price, other.price)) kept = { g, found: other };
      if (!dearer(kept.found.price, found.price)) break;
    }
    if (!kept) return { price: [block.length, 0, 0, 0, 0], closed, only, found };
    const mask = new Uint8Array(round.G);
    mask[kept.g] = 1;
    for (const p of block) only.set(p, mask);
    found = kept.found;
  }
  // People apart who were sent to the same table: the later one is barred from it.
  for (let turn = 0; turn < 12; turn++) {
    const clash = sentTogether(model, round, before, found);
    if (!clash) return { price: found.price, closed, only, found };
    const mask = (only.get(clash.p) ?? domainOf(round, clash.p)).slice();
    mask[clash.g] = 0;
    only.set(clash.p, mask);
    found = reseat({ model, round, before, closed, scope, only });
  }
  return { price: [1, 0, 0, 0, 0], closed, only, found };
}

/** Binds blocks that sit together to their table; answers the blocks that have no common table left. */
function tieBlocks(round: RoundModel, before: Int32Array, closed: Uint8Array, only: Map<number, Uint8Array>): number[][] {
  const homeless: number[][] = [];
  for (const block of round.ties) {
    const tables = new Set(block.map((p) => before[p] as number)),
      g = before[block[0] as number] as number;
    const admitted = (p: number): boolean => (round.domains[round.domainOf[p] as number] as Uint8Array)[g] === 1;
    if (tables.size === 1 && g >= 0 && !closed[g] && block.every(admitted)) {
      const mask = new Uint8Array(round.G);
      mask[g] = 1;
      for (const p of block) only.set(p, mask);
    } else homeless.push(block);
  }
  return homeless;
}

/** Nobody enters the table of someone they are to sit apart from; those who sit there already stay where they are. */
function keepApart(model: Model, round: RoundModel, before: Int32Array, only: Map<number, Uint8Array>): void {
  for (const p of round.here) {
    const apart = model.apart[p] as Int32Array;
    if (apart.length === 0) continue;
    let mask: Uint8Array | null = null;
    for (const q of apart) {
      const g = round.domainOf[q] === -1 ? -1 : (before[q] as number);
      if (g < 0 || g === before[p]) continue;
      mask ??= (only.get(p) ?? domainOf(round, p)).slice();
      mask[g] = 0;
    }
    if (mask) only.set(p, mask);
  }
}

/** Tables for a block, most promising first: where some of it sits, where the flow sent it, then the roomiest. */
function targets(
  model: Model,
  round: RoundModel,
  block: number[],
  before: Int32Array,
  closed: Uint8Array,
  found: Reseated,
  only: Map<number, Uint8Array>,
  scope: Uint8Array,
): number[] {
  const size = new Int32Array(round.G),
    mine = new Set(block),
    wanted = new Map<number, number>();
  for (const p of round.here)
    if ((before[p] as number) >= 0 && !mine.has(p)) size[before[p] as number] = (size[before[p] as number] as number) + 1;
  for (const p of block)
    if ((before[p] as number) >= 0) wanted.set(before[p] as number, (wanted.get(before[p] as number) ?? 0) + 2);
  for (const m of found.moves) if (m.people.some((p) => mine.has(p))) wanted.set(m.into, (wanted.get(m.into) ?? 0) + 1);
  const may = (g: number): boolean =>
    scope[g] === 1 &&
    !closed[g] &&
    (round.max[g] as number) >= block.length &&
    block.every(
      (p) =>
        (round.domains[round.domainOf[p] as number] as Uint8Array)[g] === 1 &&
        ![...(model.apart[p] as Int32Array)].some(
          (q) => before[q] === g && round.domainOf[q] !== -1 && !mine.has(q) && only.get(q)?.[g] !== 0,
        ),
    );
  const value = (g: number): number => (wanted.get(g) ?? 0) * 100 + (round.max[g] as number) - (size[g] as number);
  return [...size.keys()]
    .filter(may)
    .sort((a, b) => value(b) - value(a) || a - b)
    .slice(0, 8);
}

/** Two people apart who end at one table, at least one of them newly. */
function sentTogether(model: Model, round: RoundModel, before: Int32Array, found: Reseated): { p: number; g: number } | null {
  const into = chosen(before, found);
  for (const [p, g] of into)
    for (const q of model.apart[p] as Int32Array)
      if (round.domainOf[q] !== -1 && (into.get(q) ?? before[q]) === g) return { p: into.has(q) ? Math.max(p, q) : p, g };
  return null;
}

/** Who of a kind goes where: until prices are looked at, the last of them. */
function chosen(before: Int32Array, found: Reseated): Map<number, number> {
  const into = new Map<number, number>();
  for (const move of found.moves) {
    let count = move.count;
    for (let i = move.people.length - 1; i >= 0 && count > 0; i--) {
      const p = move.people[i] as number;
      if (into.has(p) || before[p] !== move.from) continue;
      into.set(p, move.into);
      count--;
    }
  }
  return into;
}

function finish(model: Model, r: number, seats: Seats, before: Int32Array, best: Attempt): FixedRound {
  const round = model.rounds[r] as RoundModel,
    seat = before.slice(),
    placed: number[] = [],
    moved: number[] = [];
  for (const [p, g] of chosen(before, best.found)) {
    seat[p] = g;
    (before[p] === -1 ? placed : moved).push(p);
  }
  seats[r] = seat;
  const limits: Limits = { min: round.min.slice(), max: round.max.slice(), needsHost: round.needsHost.slice() };
  const live = new LiveRound(model, r, seats, limits, new Map());
  for (let g = 0; g < round.G; g++) {
    const n = (live.members[g] as number[]).length;
    if (best.closed[g]) {
      limits.min[g] = 0;
      limits.max[g] = 0;
      limits.needsHost[g] = 0;
      continue;
    }
    limits.min[g] = Math.min(limits.min[g] as number, n);
    limits.max[g] = Math.max(limits.max[g] as number, n);
    if (limits.needsHost[g] && !(live.members[g] as number[]).some((p) => model.host[p])) limits.needsHost[g] = 0;
  }
  return { price: best.price, closed: best.closed, live, placed, moved };
}
