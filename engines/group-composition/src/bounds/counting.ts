/** Pairs among n. */
export const pairsOf = (n: number): number => (n * (n - 1)) / 2;

/** Fewest pairs that share a box when n things fall into `boxes`: as even as whole numbers allow, because pairsOf is convex. */
export function pigeon(n: number, boxes: number): number {
  if (boxes <= 0) return 0;
  const low = Math.floor(n / boxes),
    more = n - low * boxes;
  return more * pairsOf(low + 1) + (boxes - more) * pairsOf(low);
}

export interface Sizes {
  min: number;
  max: number;
}

/** Least Σ cost(size) over all sizes within the limits that hold n people, for one convex cost. The next seat costs more the fuller a group is, so the emptiest groups are filled first. */
export function leastCost(n: number, groups: Sizes[], cost: (size: number) => number): number {
  const size = groups.map((g) => g.min);
  let left = n - size.reduce((a, b) => a + b, 0),
    total = groups.reduce((sum, g) => sum + cost(g.min), 0);
  const top = groups.reduce((most, g) => Math.max(most, g.max), 0);
  for (let at = 0; left > 0 && at < top; at++) {
    const open = Math.min(left, groups.filter((g) => g.min <= at && at < g.max).length);
    total += open * (cost(at + 1) - cost(at));
    left -= open;
  }
  return total;
}
