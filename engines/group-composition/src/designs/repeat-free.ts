import { randomFrom } from "../random.ts";
import { fieldOf } from "./field.ts";
import { knownFirstRounds } from "./known.ts";
import { findFirstRound, turned, turnings } from "./rotate.ts";
import type { Layout } from "./rotate.ts";

/**
 * Rounds of `groups` groups of the given size (or one less in the last groups, when N is smaller) in which nobody meets twice, or null when none of the constructions reaches
 * so many rounds. Places are 0 … N−1. `goOn` limits the search for a round that can be turned (a quarter of it for each of four ways to turn); the other ways cost nothing.
 */
export function repeatFree(N: number, groups: number, rounds: number, goOn: (moves: number) => boolean): Layout[] | null {
  const size = Math.ceil(N / groups);
  if (groups * size - N >= groups || size > groups || rounds * (size - 1) > N - 1) return null;
  return (
    grid(N, groups, size, rounds) ??
    (groups * size === N ? (lines(N, size, rounds) ?? turning(N, groups, size, rounds, goOn)) : null)
  );
}

/**
 * People in `size` rows of `groups`; in round r the person in row i, column j joins group j + r·i. Two in different rows meet in at most one round as long as a difference of
 * rows times a difference of rounds is never 0: in a field always, in whole numbers mod `groups` when the factors are small enough or share nothing with it.
 * Rows themselves never meet, so where they split evenly they make one round more.
 */
function grid(N: number, groups: number, size: number, rounds: number): Layout[] | null {
  const rows = (groupOf: (row: number, column: number) => number): Layout => {
    const layout: Layout = Array.from({ length: groups }, () => []);
    for (let place = 0; place < N; place++) (layout[groupOf(Math.floor(place / groups), place % groups)] as number[]).push(place);
    return layout;
  };
  const inRows = (): Layout =>
    Array.from({ length: groups }, (_, g) => Array.from({ length: size }, (_x, i) => g * size + i).filter((place) => place < N));
  const extra = groups % size === 0 && groups * size === N ? 1 : 0,
    across = rounds - extra;
  const clash = (): boolean => {
    for (let d = 1; d < size; d++) for (let e = 1; e < rounds; e++) if ((d * e) % groups === 0) return true;
    return false;
  };
  if (rounds <= groups && !clash()) return Array.from({ length: rounds }, (_, r) => rows((i, j) => (j + r * i) % groups));
  const field = across <= groups && groups <= 128 ? fieldOf(groups) : null;
  if (!field) return null;
  const layouts = Array.from({ length: Math.min(rounds, groups) }, (_, r) => rows((i, j) => field.add(j, field.times(r, i))));
  return rounds > groups ? [...layouts, inRows()] : layouts;
}

/** N = sizeⁿ people as the points of a space over a field of `size` elements: each direction splits them into parallel lines, and two points are on one line only. */
function lines(N: number, size: number, rounds: number): Layout[] | null {
  let n = 0,
    points = 1;
  while (points < N) {
    points *= size;
    n++;
  }
  const field = points === N && rounds <= (N - 1) / (size - 1) ? fieldOf(size) : null;
  if (!field) return null;
  const digits = (x: number): number[] => Array.from({ length: n }, (_, i) => Math.floor(x / size ** i) % size);
  const directions = Array.from({ length: N }, (_, x) => digits(x))
    .filter((d) => d.find((c) => c !== 0) === 1)
    .slice(0, rounds);
  return directions.map((direction) => {
    const layout: Layout = [],
      seen = new Uint8Array(N);
    for (let x = 0; x < N; x++) {
      if (seen[x]) continue;
      const from = digits(x),
        line = Array.from({ length: size }, (_, t) =>
          from.reduce((sum, c, i) => sum + field.add(c, field.times(t, direction[i] as number)) * size ** i, 0),
        );
      for (const point of line) seen[point] = 1;
      layout.push(line);
    }
    return layout;
  });
}

function turning(N: number, groups: number, size: number, rounds: number, goOn: (moves: number) => boolean): Layout[] | null {
  const known = knownFirstRounds.find((design) => design.groups === groups && design.size === size && design.rounds >= rounds);
  if (known)
    return known.starts.flatMap((first) => turned(first, known.turning, known.rounds / known.starts.length)).slice(0, rounds);
  const sizes = Array.from({ length: groups }, () => size);
  for (const [i, way] of turnings(N, groups, rounds).slice(0, 4).entries()) {
    let left = MOVES;
    const first = findFirstRound(sizes, way, randomFrom(i + 1), (moves) => (left -= moves) >= 0 && goOn(moves));
    if (first) return turned(first, way, rounds);
  }
  return null;
}

/** Tried trades for one way to turn. */
const MOVES = 200_000;
