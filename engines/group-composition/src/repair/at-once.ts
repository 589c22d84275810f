import type { Model, RoundModel, Seats } from "../model.ts";
import { LiveRound } from "./live.ts";

/**
 * The everyday case without a search: everyone who sits may stay, and each newcomer (without ties) finds a free seat, the one the objective likes best; or nobody is new and
 * one group lacks one person, whom another group can spare. As nobody moving is then no answer, one is the fewest. Null when it is not that simple.
 */
export function settleAtOnce(
  model: Model,
  r: number,
  seats: Seats,
  before: Int32Array,
  closed: Uint8Array,
): { live: LiveRound; placed: number[]; moved: number[] } | null {
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
  for (const block of round.ties) if (block.some((p) => before[p] !== before[block[0] as number])) return null;
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
  const live = new LiveRound(model, r, seats, { min, max, needsHost }, new Map()),
    moved = seatAll(live, newcomers) ? fill(live, newcomers.length === 0) : null;
  if (moved) return { live, placed: newcomers, moved };
  seats[r] = was;
  return null;
}

function seatAll(live: LiveRound, newcomers: number[]): boolean {
  for (const p of newcomers) {
    let least = Infinity,
      best = -1;
    for (let g = 0; g < live.round.G; g++) {
      const d = live.moveGain(p, g);
      if (d < least) {
        least = d;
        best = g;
      }
    }
    if (best < 0) return false;
    live.move(p, best);
  }
  return true;
}

/** Nobody when no group lacks anyone; the one who was moved to the only group that does, if `mayMove`; null when that is not enough. */
function fill(live: LiveRound, mayMove: boolean): number[] | null {
  const { limits, members, model } = live,
    hosted = (g: number): boolean => !limits.needsHost[g] || (members[g] as number[]).some((p) => model.host[p]);
  let needy = -1;
  for (let g = 0; g < live.round.G; g++) {
    const missing = (limits.min[g] as number) - (members[g] as number[]).length;
    if ((members[g] as number[]).length > (limits.max[g] as number)) return null;
    if (missing <= 0 && hosted(g)) continue;
    // An empty group is merged without a move.
    if (!mayMove || needy >= 0 || missing > 1 || (members[g] as number[]).length === 0) return null;
    needy = g;
  }
  if (needy < 0) return [];
  const host = !hosted(needy);
  let least = Infinity,
    best = -1,
    looks = LOOKS;
  for (const p of live.round.here) {
    if (host && !model.host[p]) continue;
    const d = live.moveGain(p, needy);
    if (d < least) {
      least = d;
      best = p;
    }
    if (d < Infinity && --looks === 0) break;
  }
  if (best < 0) return null;
  live.move(best, needy);
  return [best];
}

/** People who could be moved, of whom the best is taken: enough to choose among, few enough for thousands. */
const LOOKS = 300;
