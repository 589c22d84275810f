import type { Model, RoundModel, Seats } from "../model.ts";
import { LiveRound } from "./live.ts";

/**
 * The everyday case without a search: everyone who sits may stay, no group lacks anyone, and each newcomer (without ties) finds a free seat, the one the objective likes best.
 * Null when it is not that simple.
 */
export function settleAtOnce(
  model: Model,
  r: number,
  seats: Seats,
  before: Int32Array,
  closed: Uint8Array,
): { live: LiveRound; placed: number[] } | null {
  const round = model.rounds[r] as RoundModel,
    newcomers: number[] = [];
  for (const p of round.here) {
    const g = before[p] as number;
    if (g < 0) newcomers.push(p);
    else if (closed[g] || !(round.domains[round.domainOf[p] as number] as Uint8Array)[g]) return null;
  }
  for (const p of newcomers)
    if ((model.apart[p] as Int32Array).length > 0 || (round.blocks[round.blockOf[p] as number] as number[]).length > 1)
      return null;
  for (const block of round.blocks)
    if (block.length > 1 && block.some((p) => before[p] !== before[block[0] as number])) return null;
  const min = round.min.slice(),
    max = round.max.slice(),
    needsHost = round.needsHost.slice();
  closed.forEach((yes, g) => {
    if (yes) {
      min[g] = 0;
      max[g] = 0;
      needsHost[g] = 0;
    }
  });
  const was = seats[r] as Int32Array;
  seats[r] = before.slice();
  const live = new LiveRound(model, r, seats, { min, max, needsHost }, new Map());
  for (const p of newcomers) {
    let least = Infinity,
      best = -1;
    for (let g = 0; g < round.G; g++) {
      const d = live.moveGain(p, g);
      if (d < least) {
        least = d;
        best = g;
      }
    }
    if (best < 0) {
      seats[r] = was;
      return null;
    }
    live.move(p, best);
  }
  for (let g = 0; g < round.G; g++) {
    const people = live.members[g] as number[];
    if (
      people.length < (min[g] as number) ||
      people.length > (max[g] as number) ||
      (needsHost[g] && !people.some((p) => model.host[p]))
    ) {
      seats[r] = was;
      return null;
    }
  }
  return { live, placed: newcomers };
}
