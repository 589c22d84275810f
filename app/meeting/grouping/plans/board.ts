import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { GroupingNeeds } from "../index.ts";
import { type RoundStep, gather } from "../making/gather.ts";
import type { GroupingRules } from "../making/rules.ts";
import type { Seatable } from "../making/tables.ts";
import type { Plan } from "./plan.ts";
import { findChoice, listPlans } from "./store.ts";

/** Everything a facilitator looks at before a round begins. Only for staff of the meeting's authority. */
export type PlanBoard = {
  rounds: (RoundStep & { begun: boolean; topics: number })[];
  rules: GroupingRules;
  rulesVersion: number;
  /** The newest version of each variant. */
  plans: Plan[];
  chosen: number | null;
  people: Seatable[];
  /** Who sat with whom in rounds that have begun. */
  met: ReadonlySet<string>;
  /** How many a plan would be made for now, and from what. */
  expected: number;
  basis: "present" | "registered";
};

/** The name of a pair in `met`, whatever the order. */
export const pairOf = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`);

export async function planBoard(
  needs: GroupingNeeds,
  meetingId: MeetingId,
  present: ReadonlySet<PersonId>,
): Promise<PlanBoard | undefined> {
  const [material, plans, choice] = await Promise.all([
    gather(needs, meetingId, present),
    listPlans(needs.database, meetingId),
    findChoice(needs.database, meetingId),
  ]);
  if (!material) return undefined;
  const { rounds, begun, rules, rulesVersion, people, met, expected, basis, topics } = material;
  return {
    rounds: rounds.map((step) => ({
      ...step,
      begun: begun.has(step.stepId),
      topics: topics.get(step.stepId)?.length ?? 0,
    })),
    ...{ rules, rulesVersion, plans, basis },
    chosen: choice?.variant ?? null,
    people: [...people.values()],
    met: new Set(met.map(([one, other]) => pairOf(one, other))),
    expected: expected.length,
  };
}
