import type { StepId } from "#agenda";
import type { PersonId } from "#people";
import { type Template, type Weighing, usualWeighing } from "../shared.ts";

/** The form of one round and how large its groups are (in an open space `max` is the seats of a room). */
export type RoundRules = { template: Template; min: number; max: number };

/** What staff decided for a meeting; rounds that are not named are as the agenda says. */
export type GroupingRules = {
  weighing: Weighing;
  together: PersonId[][];
  apart: PersonId[][];
  /** Marked as hosts by staff. */
  hosts: PersonId[];
  rounds: Record<string, RoundRules>;
};

export const usualRules: GroupingRules = { weighing: usualWeighing, together: [], apart: [], hosts: [], rounds: {} };

export const rulesOfRound = (
  rules: GroupingRules,
  { stepId, round }: { stepId: StepId; round: { min: number; max: number } },
): RoundRules => rules.rounds[stepId] ?? { template: "plain", min: round.min, max: round.max };

/** Whether groups could be made like this at all: sizes that hold, sets of at least two, nobody told to sit apart from themselves. */
export function areSound({ together, apart, rounds }: GroupingRules): boolean {
  const sets = [...together, ...apart].every((set) => set.length >= 2 && new Set(set).size === set.length);
  const sizes = Object.values(rounds).every(
    ({ min, max }) => Number.isInteger(min) && Number.isInteger(max) && min >= 2 && min <= max && max <= 100,
  );
  return sets && sizes;
}
