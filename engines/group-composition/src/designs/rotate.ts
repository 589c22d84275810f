import { patience } from "../random.ts";
import type { Random } from "../random.ts";

/** A round in which everyone is a place: groups of places 0 … N−1. */
export type Layout = number[][];

/** How the places turn from round to round: `cycle` places to a ring, `rings` rings, the rest stay (N = cycle·rings + fixed). */
export interface Turning {
  cycle: number;
  rings: number;
  fixed: number;
}

/** The first round turned step by step: in round t place (x, ring) becomes (x + t, ring). */
export function turned(first: Layout, turning: Turning, rounds: number): Layout[] {
  const { cycle, rings } = turning,
    still = cycle * rings;
  return Array.from({ length: rounds }, (_, t) =>
    first.map((group) =>
      group.map((place) => {
        if (place >= still) return place;
        const ring = Math.floor(place / cycle);
        return ring * cycle + ((place - ring * cycle + t) % cycle);
      }),
    ),
  );
}

/**
 * Looks for a first round that, turned through the whole cycle, lets nobody meet twice. Two places that share a group meet again exactly where another pair of the round has
 * the same rings and the same distance; so each (ring, ring, distance) may occur once, half a cycle within a ring and two fixed places together never. Annealing over
 * trades of places; some dozens of places take milliseconds to seconds. Null when `goOn`, asked every 1024 moves, says no.
 */
export function findFirstRound(
  sizes: number[],
  turning: Turning,
  random: Random,
  goOn: (moves: number) => boolean,
): Layout | null {
  const { cycle, rings, fixed } = turning,
    N = cycle * rings + fixed,
    still = cycle * rings,
    kinds = rings + fixed;
  const ring = (p: number): number => (p >= still ? rings + p - still : Math.floor(p / cycle)),
    turn = (p: number): number => (p >= still ? 0 : p % cycle);
  // code[p·N + q]: the distance of the pair; −1 = must not happen.
  const code = new Int32Array(N * N),
    used = new Int32Array(kinds * kinds * cycle);
  for (let p = 0; p < N; p++)
    for (let q = 0; q < N; q++) {
      const i = ring(p),
        j = ring(q),
        d = (turn(q) - turn(p) + cycle) % cycle;
      if (i >= rings && j >= rings) code[p * N + q] = -1;
      else if (i === j) code[p * N + q] = 2 * d === cycle ? -1 : (i * kinds + i) * cycle + Math.min(d, cycle - d);
      else if (i >= rings || j >= rings) code[p * N + q] = (Math.min(i, j) * kinds + Math.max(i, j)) * cycle;
      else code[p * N + q] = i < j ? (i * kinds + j) * cycle + d : (j * kinds + i) * cycle + ((cycle - d) % cycle);
    }
  const groupOf = new Int32Array(N),
    members: number[][] = sizes.map(() => []);
  let at = 0;
  sizes.forEach((size, g) => {
    for (let i = 0; i < size; i++) {
      (members[g] as number[]).push(at);
      groupOf[at] = g;
      at++;
    }
  });
  let cost = 0;
  const pair = (p: number, q: number, sign: number): void => {
    const c = code[p * N + q] as number;
    if (c < 0) {
      cost += sign;
      return;
    }
    if (sign > 0) {
      cost += used[c] as number;
      used[c] = (used[c] as number) + 1;
    } else {
      used[c] = (used[c] as number) - 1;
      cost -= used[c];
    }
  };
  const all = (p: number, g: number, sign: number): void => {
    for (const u of members[g] as number[]) if (u !== p) pair(p, u, sign);
  };
  for (const group of members)
    group.forEach((p, i) => {
      for (let j = 0; j < i; j++) pair(p, group[j] as number, 1);
    });
  const put = (p: number, g: number, i: number): void => {
    (members[g] as number[])[i] = p;
    groupOf[p] = g;
  };
  for (let step = 0; cost > 0; step++) {
    if (step % 1024 === 0 && !goOn(1024)) break;
    const temperature = 0.75 - 0.5 * ((step % 400_000) / 400_000);
    const p = random.below(N),
      q = random.below(N),
      g = groupOf[p] as number,
      h = groupOf[q] as number;
    if (g === h) continue;
    const before = cost,
      i = (members[g] as number[]).indexOf(p),
      j = (members[h] as number[]).indexOf(q);
    const swap = (x: number, y: number): void => {
      all(x, g, -1);
      all(y, h, -1);
      put(y, g, i);
      put(x, h, j);
      all(y, g, 1);
      all(x, h, 1);
    };
    swap(p, q);
    if (cost > before && cost - before >= temperature * (patience[random.below(4096)] as number)) swap(q, p);
  }
  return cost === 0 ? members.map((group) => [...group].sort((a, b) => a - b)) : null;
}

/** Ways to turn N places in at least `rounds` steps, tightest first. */
export function turnings(N: number, groups: number, rounds: number): Turning[] {
  const ways: Turning[] = [];
  for (let cycle = Math.max(2, rounds); cycle <= N; cycle++) {
    const rings = Math.floor(N / cycle),
      fixed = N - rings * cycle;
    if (rings >= 1 && fixed <= groups) ways.push({ cycle, rings, fixed });
  }
  return ways;
}
