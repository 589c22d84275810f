import type { Budget } from "../types.ts";

/** How far a search has come, by tried moves or by the clock it was given. */
export interface Control {
  /** Tried moves that the whole budget is likely to hold. */
  readonly moves: number;
  /** Counts tried moves and answers the used share of the budget: 0 … 1 and above, infinite when the caller said stop. */
  spend(moves: number): number;
  /** Share used, without spending. */
  used(): number;
  /** Nothing is left, or the caller said stop. */
  ended(): boolean;
}

/** Tried moves in a millisecond of one core, more or less. */
const PACE = 10_000;

export function controlOf(budget: Budget, stopped: () => boolean = () => false): Control {
  let moves = 0;
  const share = shareOf(budget, () => moves),
    used = (): number => (stopped() ? Infinity : share());
  return {
    moves: "iterations" in budget ? budget.iterations : budget.milliseconds * PACE,
    spend: (n) => {
      moves += n;
      return used();
    },
    used,
    ended: () => used() >= 1,
  };
}

function shareOf(budget: Budget, moves: () => number): () => number {
  if ("iterations" in budget) return () => moves() / Math.max(1, budget.iterations);
  const start = budget.now();
  return () => (budget.now() - start) / Math.max(1, budget.milliseconds);
}
