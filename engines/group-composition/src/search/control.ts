import type { Budget } from "../types.ts";

/** How far a search has come, by tried moves or by the clock it was given. */
export interface Control {
  /** Counts tried moves and answers the used share of the budget: 0 … 1 and above, infinite when the caller said stop. */
  spend(moves: number): number;
  /** Share used, without spending. */
  used(): number;
  /** Nothing is left, or the caller said stop. */
  ended(): boolean;
}

export function controlOf(budget: Budget, stopped: () => boolean = () => false): Control {
  let moves = 0;
  const share = shareOf(budget, () => moves),
    used = (): number => (stopped() ? Infinity : share());
  return {
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
