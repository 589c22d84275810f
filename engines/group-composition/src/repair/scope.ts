import type { Model, RoundModel } from "../model.ts";

/** A round's groups as they stand before the repair, and which of them it looks at. */
export interface Standing {
  size: Int32Array;
  hosts: Int32Array;
  /** Present people who may host, seated or not. */
  hostsHere: number;
  /** Below its minimum, above its maximum or without its host. */
  needy: Uint8Array;
  /** Groups that may change; in a small room all. */
  scope: Uint8Array;
  /** Equal for groups that are worth the same to a repair: only the first of them need be tried. */
  likeness: Int32Array;
}

/** Groups up to which all are looked at. */
const SMALL = 60;
/** Of groups that look the same, so many are enough to take people from or seat them in. */
const OF_A_KIND = 12;

export function standingOf(model: Model, round: RoundModel, before: Int32Array, closed: Uint8Array): Standing {
  const { G } = round,
    size = new Int32Array(G),
    hosts = new Int32Array(G),
    needy = new Uint8Array(G),
    scope = new Uint8Array(G),
    tied = new Uint8Array(G);
  let hostsHere = 0;
  for (const p of round.here) {
    const g = before[p] as number;
    hostsHere += model.host[p] as number;
    if (g < 0) {
      // The tables of those a newcomer belongs to, or must keep away from.
      for (const q of [...(model.forcedWith[p] as Int32Array), ...(model.apart[p] as Int32Array)])
        if ((before[q] as number) >= 0) scope[before[q] as number] = 1;
      continue;
    }
    size[g] = (size[g] as number) + 1;
    hosts[g] = (hosts[g] as number) + (model.host[p] as number);
    if ((round.blocks[round.blockOf[p] as number] as number[]).length > 1) tied[g] = (tied[g] as number) + 1;
    if (!(round.domains[round.domainOf[p] as number] as Uint8Array)[g]) scope[g] = 1;
  }
  for (const block of round.ties)
    if (block.some((p) => before[p] !== before[block[0] as number]))
      for (const p of block) if ((before[p] as number) >= 0) scope[before[p] as number] = 1;
  const { min, max, needsHost, domains } = round,
    likeness = likenessOf(G, [size, min, max, needsHost, hosts, closed, tied, ...domains]),
    seen = new Int32Array(G);
  for (let g = 0; g < G; g++) {
    const n = size[g] as number,
      kind = likeness[g] as number,
      alike = seen[kind] as number;
    if (!closed[g] && (n < (min[g] as number) || n > (max[g] as number) || (needsHost[g] && !hosts[g]))) needy[g] = 1;
    if (G <= SMALL || needy[g] || (closed[g] && n > 0) || alike < OF_A_KIND) scope[g] = 1;
    seen[kind] = alike + 1;
  }
  return { size, hosts, hostsHere, needy, scope, likeness };
}

/** A number below G for each group, equal for those equal in every column; columns hold whole numbers from 0. */
function likenessOf(G: number, columns: ArrayLike<number>[]): Int32Array {
  const likeness = new Int32Array(G);
  for (const column of columns) {
    const known = new Map<number, number>();
    for (let g = 0; g < G; g++) {
      const pair = (likeness[g] as number) + G * (column[g] as number),
        kind = known.get(pair) ?? known.size;
      known.set(pair, kind);
      likeness[g] = kind;
    }
  }
  return likeness;
}
