import type { RoundModel, Seats } from "../model.ts";
import { patience } from "../random.ts";
import type { Random } from "../random.ts";
import type { Table } from "./table.ts";

/** Who may be proposed in a round: people who sit alone in their block and have a choice, and blocks that have one. */
interface Movers {
  people: Int32Array;
  blocks: number[][];
  /** Some group may grow or shrink. */
  slack: boolean;
}

export function moversOf(round: RoundModel): Movers {
  const choice = (p: number): boolean =>
    (round.domains[round.domainOf[p] as number] as Uint8Array).reduce((a, b) => a + b, 0) > 1;
  return {
    people: Int32Array.from(round.blocks.filter((b) => b.length === 1 && choice(b[0] as number)).map((b) => b[0] as number)),
    blocks: round.blocks.filter((b) => b.length > 1 && b.every(choice)),
    slack: round.min.some((min, g) => min < (round.max[g] as number)),
  };
}

export interface Annealing {
  from: number;
  to: number;
  /** Tried moves between two looks at the clock. */
  batch: number;
  /** Share 0 … 1 of this annealing that is done, asked once a batch; ≥ 1 ends it. */
  done: (moves: number) => number;
  /** Cost at which nothing can be better. */
  floor: number;
  /** Told of better seats, at most once a batch. */
  better?: (seats: Seats) => void;
}

/** Annealing of the table from a higher to a lower temperature (geometric). Leaves the table at its last state; answers the best seats seen, if any were better than `best`. */
export function anneal(table: Table, random: Random, plan: Annealing, best: number): { cost: number; seats: Seats | null } {
  const { model, N, R, seat, place, pair, offset, groupStart, hosts, size } = table,
    host = model.host;
  const movers = model.rounds.map(moversOf),
    active: number[] = [];
  movers.forEach((m, r) => {
    if (m.people.length > 1 || m.blocks.length) active.push(r);
  });
  const split = (all: Int32Array): Seats => model.rounds.map((_, r) => all.slice(r * N, (r + 1) * N));
  let kept = null as Int32Array | null,
    news = false;
  if (active.length === 0) return { cost: best, seats: null };
  const rounds = Int32Array.from(active),
    people = movers.map((m) => m.people),
    needs = Uint8Array.from(model.rounds.flatMap((r) => [...r.needsHost]));
  const min = Int32Array.from(model.rounds.flatMap((r) => [...r.min])),
    max = Int32Array.from(model.rounds.flatMap((r) => [...r.max]));
  let a = random.bits() | 1,
    b = random.bits(),
    cost = table.cost,
    share = plan.done(0);
  // Temperature falls by the same factor for each hundredth of the way; powers are taken by repeated multiplication.
  const ratio = plan.to / plan.from;
  while (share < 1 && cost > plan.floor) {
    const temperature = plan.from * power(ratio, share);
    for (let i = 0; i < plan.batch; i++) {
      a ^= a << 13;
      a ^= a >>> 17;
      a ^= a << 5;
      b = (Math.imul(b, 1664525) + 1013904223) | 0;
      const bits = (a + b) | 0,
        kind = (b >>> 24) & 127;
      const r = R === 1 ? (rounds[0] as number) : (rounds[(((b >>> 8) & 0xffff) * rounds.length) >>> 16] as number);
      const list = people[r] as Int32Array,
        n = list.length,
        moving = movers[r] as Movers;
      if (kind < 3 && moving.blocks.length > 0) {
        const d = exchangeBlock(table, r, moving.blocks, random, temperature, needs, min, max);
        cost += d;
      } else if (kind < 20 && moving.slack) {
        if (n === 0) continue;
        const p = list[((bits >>> 16) * n) >>> 16] as number,
          round = model.rounds[r] as RoundModel,
          h = ((bits & 0xffff) * round.G) >>> 16,
          g = seat[r * N + p] as number;
        const kg = (groupStart[r] as number) + g,
          kh = (groupStart[r] as number) + h;
        if (g === h || (size[kg] as number) <= (min[kg] as number) || (size[kh] as number) >= (max[kh] as number)) continue;
        if (host[p] && needs[kg] && hosts[kg] === 1) continue;
        const base = offset[r] as number,
          d = (place[base + h * N + p] as number) - (place[base + g * N + p] as number);
        if (d >= temperature * (patience[(a >>> 4) & 4095] as number)) continue;
        table.move(r, p, h);
        cost += d;
      } else {
        if (n < 2) continue;
        const p = list[((bits >>> 16) * n) >>> 16] as number,
          q = list[((bits & 0xffff) * n) >>> 16] as number;
        const g = seat[r * N + p] as number,
          h = seat[r * N + q] as number;
        if (g === h) continue;
        const base = offset[r] as number,
          inG = base + g * N,
          inH = base + h * N;
        const d =
          (place[inH + p] as number) -
          (place[inG + p] as number) +
          (place[inG + q] as number) -
          (place[inH + q] as number) -
          2 * (pair[p * N + q] as number);
        if (d >= temperature * (patience[(a >>> 4) & 4095] as number)) continue;
        if (host[p] !== host[q]) {
          const k = (groupStart[r] as number) + (host[p] ? g : h);
          if (needs[k] && hosts[k] === 1) continue;
        }
        table.trade(r, p, q);
        cost += d;
      }
      if (cost < best) {
        best = cost;
        news = true;
        kept ??= new Int32Array(R * N);
        kept.set(seat);
      }
    }
    if (news && kept !== null && plan.better) {
      plan.better(split(kept));
      news = false;
    }
    share = plan.done(plan.batch);
  }
  table.cost = cost;
  return { cost: best, seats: kept === null ? null : split(kept) };
}

/** base^share for 0 ≤ share ≤ 1 by sixteen square roots: the same bits on every machine, which Math.pow does not promise. */
export function power(base: number, share: number): number {
  let result = 1,
    root = base,
    left = Math.min(1, Math.max(0, share));
  for (let i = 0; i < 16; i++) {
    root = Math.sqrt(root);
    left *= 2;
    if (left >= 1) {
      result *= root;
      left -= 1;
    }
  }
  return result;
}

/** Proposes that a block trades places with as many single people of another group, or with fewer or more where sizes allow. Answers what it changed. */
function exchangeBlock(
  table: Table,
  r: number,
  blocks: number[][],
  random: Random,
  temperature: number,
  needs: Uint8Array,
  min: Int32Array,
  max: Int32Array,
): number {
  const { model, N, seat, place, pair, meeting, size, hosts } = table,
    round = model.rounds[r] as RoundModel;
  const block = blocks[random.below(blocks.length)] as number[],
    g = seat[r * N + (block[0] as number)] as number,
    h = random.below(round.G);
  if (g === h) return 0;
  const start = table.groupStart[r] as number,
    base = table.offset[r] as number,
    kg = start + g,
    kh = start + h,
    k = block.length;
  const least = Math.max(0, (size[kh] as number) + k - (max[kh] as number), (min[kg] as number) - ((size[kg] as number) - k));
  const most = Math.min((size[kh] as number) + k - (min[kh] as number), (max[kg] as number) - ((size[kg] as number) - k));
  const singles = [...(table.members[kh] as Int32Array).subarray(0, size[kh] as number)].filter(
    (p) => (round.blocks[round.blockOf[p] as number] as number[]).length === 1,
  );
  if (least > most || least > singles.length) return 0;
  const n = least + random.below(Math.min(most, singles.length) - least + 1),
    others: number[] = [];
  for (let i = 0; i < n; i++) others.push(...singles.splice(random.below(singles.length), 1));
  const hostsOf = (list: number[]): number => list.reduce((sum, p) => sum + (model.host[p] as number), 0),
    shift = hostsOf(others) - hostsOf(block);
  if ((needs[kg] && (hosts[kg] as number) + shift < 1) || (needs[kh] && (hosts[kh] as number) - shift < 1)) return 0;
  const near = (p: number, q: number): number => (pair[p * N + q] as number) - (meeting[p * N + q] as number);
  let d = 0;
  const price = (list: number[], from: number, into: number): void =>
    list.forEach((p, i) => {
      d += (place[base + into * N + p] as number) - (place[base + from * N + p] as number);
      for (let j = 0; j < i; j++) d += 2 * near(p, list[j] as number);
    });
  price(block, g, h);
  price(others, h, g);
  for (const p of block) for (const q of others) d -= 2 * (pair[p * N + q] as number);
  if (d >= temperature * (patience[random.below(4096)] as number)) return 0;
  for (const p of block) table.move(r, p, h);
  for (const q of others) table.move(r, q, g);
  return d;
}
