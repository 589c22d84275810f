import type { Budget } from '../types.ts';

/** How far a search has come, by tried moves or by the clock it was given. */
export interface Control {
  /** Counts tried moves and answers the used share of the budget, 0 … 1 and above. */
  spend(moves: number): number;
  /** Share used, without spending. */
  used(): number;
  /** Ends everything: the caller said stop. */
  readonly ended: () => boolean;
  /** Tried moves so far. */
  moves(): number;
}

export function controlOf(budget: Budget, stopped: () => boolean = () => false): Control {
  let moves = 0;
  if ('iterations' in budget) {
    const all = Math.max(1, budget.iterations);
    return { spend: (n) => (moves += n) / all, used: () => moves / all, ended: () => moves >= all || stopped(), moves: () => moves };
  }
  const start = budget.now(), all = Math.max(1, budget.milliseconds);
  const share = (): number => (budget.now() - start) / all;
  return { spend: (n) => { moves += n; return share(); }, used: share, ended: () => share() >= 1 || stopped(), moves: () => moves };
}
