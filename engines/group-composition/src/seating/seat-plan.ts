import type { Conflict } from '../types.ts';
import type { Model, RoundModel, Seats } from '../model.ts';
import type { Limit } from './dive.ts';
import { seatRound } from './seat-round.ts';

export type SeatedPlan = { outcome: 'seated'; seats: Seats } | { outcome: 'impossible'; conflicts: Conflict[] } | { outcome: 'undecided'; round: number };

/** Seats every round so that the hard rules hold; what the rounds have in common is worked out once. */
export function seatPlan(model: Model, limit: Limit): SeatedPlan {
  const seats: Seats = [], conflicts: Conflict[] = [], first = new Map<string, number>();
  let undecided = -1;
  for (let r = 0; r < model.rounds.length; r++) {
    const key = likeness(model.rounds[r] as RoundModel), known = first.get(key);
    if (known !== undefined) { seats.push((seats[known] as Int32Array).slice()); continue; }
    const answer = seatRound(model, r, limit);
    if (answer.outcome === 'impossible') conflicts.push(answer.conflict);
    else if (answer.outcome === 'undecided') undecided = undecided < 0 ? r : undecided;
    else first.set(key, r);
    seats.push(answer.outcome === 'seated' ? answer.seat : new Int32Array(0));
    if (conflicts.length >= 3) break;
  }
  if (conflicts.length > 0) return { outcome: 'impossible', conflicts };
  return undecided >= 0 ? { outcome: 'undecided', round: undecided + 1 } : { outcome: 'seated', seats };
}

/** Equal for rounds with the same people and the same hard rules. */
export function likeness(round: RoundModel): string {
  const domain = round.domains.map((d) => d.join('')), hash = [...round.here].map((p) => `${p}:${round.domainOf[p]}`);
  return JSON.stringify([[...round.min], [...round.max], [...round.needsHost], domain, hash.join()]);
}
