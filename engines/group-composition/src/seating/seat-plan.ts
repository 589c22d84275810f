import type { Conflict } from "../types.ts";
import type { Model, RoundModel, Seats } from "../model.ts";
import type { Limit } from "./dive.ts";
import { seatRound } from "./seat-round.ts";

export type SeatedPlan =
  | { outcome: "seated"; seats: Seats }
  | { outcome: "impossible"; conflicts: Conflict[] }
  | { outcome: "undecided"; round: number };

/** Seats every round so that the hard rules hold; what the rounds have in common is worked out once. */
export function seatPlan(model: Model, limit: Limit): SeatedPlan {
  const seats: Seats = [],
    conflicts: Conflict[] = [];
  let undecided = -1;
  for (let r = 0; r < model.rounds.length; r++) {
    const { like } = model.rounds[r] as RoundModel;
    if (like !== r) {
      seats.push((seats[like] as Int32Array).slice());
      continue;
    }
    const answer = seatRound(model, r, limit);
    if (answer.outcome === "impossible") conflicts.push(answer.conflict);
    else if (answer.outcome === "undecided") undecided = undecided < 0 ? r : undecided;
    seats.push(answer.outcome === "seated" ? answer.seat : new Int32Array(0));
    if (conflicts.length >= 3) break;
  }
  if (conflicts.length > 0) return { outcome: "impossible", conflicts };
  return undecided >= 0 ? { outcome: "undecided", round: undecided + 1 } : { outcome: "seated", seats };
}
