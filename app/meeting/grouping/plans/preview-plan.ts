import type { ComposeAnswer, Plan as EnginePlan, Quality } from "@radslag/group-composition";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { GroupingNeeds } from "../index.ts";
import { type Material, gather } from "../making/gather.ts";
import { instanceFor } from "../making/instance.ts";
import { seatsIn } from "../making/mend.ts";
import { rulesOfRound } from "../making/rules.ts";
import { tablesFor } from "../making/tables.ts";
import { variants } from "../shared.ts";
import { type Plan, type PlanConflict, type PlanRound, closedToOthers, lockedSeats } from "./plan.ts";
import { findPlan, insertPlan } from "./store.ts";

export type PreviewWish = {
  meetingId: MeetingId;
  variant: number;
  /** The version of the variant its maker saw; 0 for a new variant. */
  seen: number;
  /** Who is here. Nobody yet: as if all registered come. */
  present: ReadonlySet<PersonId>;
  seed: number;
  milliseconds: number;
  actor: string;
  /** Told while the engine finds better plans. */
  onBetter?: (quality: Quality) => void;
  /** Aborted: the best plan so far is the answer. */
  signal?: AbortSignal;
};

export type PreviewOutcome =
  | { outcome: "planned"; plan: Plan }
  | { outcome: "impossible"; conflicts: PlanConflict[] }
  | { outcome: "unknown" | "no-rounds" | "nobody" | "undecided" | "stale" };

/** Composes all rounds that have not begun, at once, and keeps them as a new version of a variant. Locks hold; nothing begins. */
export async function previewPlan(needs: GroupingNeeds, wish: PreviewWish): Promise<PreviewOutcome> {
  const { meetingId, variant, seen } = wish;
  const material = await gather(needs, meetingId, wish.present);
  if (!material || !variants.some((one) => one === variant)) return { outcome: "unknown" };
  const steps = material.rounds.filter(({ stepId }) => !material.begun.has(stepId));
  if (steps.length === 0) return { outcome: "no-rounds" };
  if (material.expected.length === 0) return { outcome: "nobody" };
  const before = await findPlan(needs.database, meetingId, variant);
  if ((before?.version ?? 0) !== seen) return { outcome: "stale" };
  const { instance, rounds } = questionOf(material, steps, before);
  const answer = await needs.compose(instance, wish.seed, {
    milliseconds: wish.milliseconds,
    ...(before && { start: startFrom(before, rounds) }),
    ...(wish.onBetter && { onBetter: wish.onBetter }),
    ...(wish.signal && { signal: wish.signal }),
  });
  if (answer.outcome !== "composed") return saidNo(answer, rounds, material);
  const plan: Plan = {
    ...{
      variant,
      version: seen + 1,
      backTo: before?.version ?? null,
      basis: material.basis,
      seed: wish.seed,
      rulesVersion: material.rulesVersion,
    },
    rounds: rounds.map((round, index): PlanRound => ({ ...round, seats: seatsIn(answer.plan, index) })),
    locks: before?.locks.filter(({ stepId }) => rounds.some((round) => round.stepId === stepId)) ?? [],
    ...{ quality: answer.quality, at: needs.clock.civil(), actor: wish.actor, why: before ? "recomputed" : "composed" },
  };
  const stored = await insertPlan(needs.database, { meetingId, authorityId: material.meeting.authorityId }, plan);
  return stored ? { outcome: "planned", plan } : { outcome: "stale" };
}

/** What the engine is asked, with the rounds it is about. */
function questionOf(material: Material, steps: Material["rounds"], before: Plan | undefined) {
  const { expected, rules, sharing, met } = material;
  const here = new Set<string>(expected.map(({ personId }) => personId));
  const rounds = steps.map((step) => {
    const tables = tablesFor(step.stepId, rulesOfRound(rules, step), material.topics.get(step.stepId) ?? [], expected);
    return before ? closedToOthers(tables, before, here) : tables;
  });
  return {
    rounds,
    instance: instanceFor({ people: expected, rounds, rules, sharing, locked: before ? lockedSeats(before) : [], met }),
  };
}

/** The plan on the table: the engine goes on from it where it still keeps every rule. */
const startFrom = (
  { rounds }: Plan,
  asked: readonly { stepId: string; tables: readonly { number: number }[] }[],
): EnginePlan => ({
  rounds: asked.map(({ stepId, tables }) => {
    const seats = Object.entries(rounds.find((round) => round.stepId === stepId)?.seats ?? {});
    return {
      groups: Object.fromEntries(
        tables.map(({ number }) => [String(number), seats.filter(([, table]) => table === number).map(([personId]) => personId)]),
      ),
    };
  }),
});

function saidNo(
  answer: Exclude<ComposeAnswer, { outcome: "composed" }>,
  rounds: readonly { stepId: PlanConflict["stepId"] }[],
  { sharing }: Material,
): PreviewOutcome {
  if (answer.outcome === "undecided") return { outcome: "undecided" };
  const shared = new Set<string>(sharing.flat());
  const touches = (people: readonly string[]) => people.some((personId) => shared.has(personId));
  return {
    outcome: "impossible",
    conflicts: answer.conflicts.map((conflict) => ({
      ...conflict,
      stepId: rounds[conflict.round - 1]?.stepId,
      isPrivate: conflict.rules.includes("together") && touches(conflict.people),
    })),
  };
}
