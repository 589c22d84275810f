import type { MeetingId } from "#dialogues";
import type { GroupingNeeds } from "../index.ts";
import { type GroupingRules, areSound } from "../making/rules.ts";
import { type Lock, type Plan, withLock } from "./plan.ts";
import { findPlan, findRules, insertChoice, insertPlan, insertRules } from "./store.ts";

/** `seen`: the version its maker had before their eyes; another one is `stale`. */
export type PlanChange = { meetingId: MeetingId; variant: number; seen: number; actor: string };
export type PlanOutcome = { outcome: "changed"; version: number } | { outcome: "stale" | "unknown" | "nothing" };

/** Locks or unlocks; nobody moves until the rest is composed again. */
export async function lockSeat(needs: GroupingNeeds, change: PlanChange, lock: Lock, on: boolean): Promise<PlanOutcome> {
  return nextVersion(needs, change, async (plan) => {
    const locks = withLock(plan, lock, on);
    return locks && { ...plan, locks, backTo: plan.version, why: on ? "locked" : "unlocked" };
  });
}

/** One step back, as a version of its own: undoing is a row like any change, and the next undo goes further back. */
export async function undoPlan(needs: GroupingNeeds, change: PlanChange): Promise<PlanOutcome> {
  return nextVersion(needs, change, async (plan) => {
    const before =
      plan.backTo === null ? undefined : await findPlan(needs.database, change.meetingId, change.variant, plan.backTo);
    return before ? { ...before, why: "undone" } : null;
  });
}

async function nextVersion(
  needs: GroupingNeeds,
  { meetingId, variant, seen, actor }: PlanChange,
  change: (plan: Plan) => Promise<Plan | null>,
): Promise<PlanOutcome> {
  const of = await needs.dialogues.ofMeeting(meetingId);
  const plan = await findPlan(needs.database, meetingId, variant);
  if (!of || !plan) return { outcome: "unknown" };
  if (plan.version !== seen) return { outcome: "stale" };
  const changed = await change(plan);
  if (!changed) return { outcome: "nothing" };
  const next: Plan = { ...changed, version: seen + 1, at: needs.clock.civil(), actor };
  const stored = await insertPlan(needs.database, { meetingId, authorityId: of.meeting.authorityId }, next);
  return stored ? { outcome: "changed", version: next.version } : { outcome: "stale" };
}

/** The variant that coming rounds begin with; null: composed from who is here, as if there were no plan. */
export async function chooseVariant(
  needs: GroupingNeeds,
  { meetingId, variant, actor }: { meetingId: MeetingId; variant: number | null; actor: string },
): Promise<PlanOutcome> {
  const of = await needs.dialogues.ofMeeting(meetingId);
  const plan = variant === null ? undefined : await findPlan(needs.database, meetingId, variant);
  if (!of || (variant !== null && !plan)) return { outcome: "unknown" };
  const { authorityId } = of.meeting;
  await needs.database.transaction().execute(async (trx) => {
    await insertChoice(trx, { meetingId, authorityId }, variant, { at: needs.clock.civil(), actor });
    await needs.ledger.append(trx, {
      chain: { authorityId, dialogueId: of.dialogue.id },
      type: variant === null ? "groups.plan-set-aside" : "groups.plan-chosen",
      actor,
      subject: { kind: "meeting", id: meetingId },
      class: "grouping.plan",
      content: { variant, version: plan?.version ?? null },
    });
  });
  return { outcome: "changed", version: plan?.version ?? 0 };
}

/** Replaces the rules that groups are made by. The ledger keeps how many sets there are, never who is in them. */
export async function changeRules(
  needs: GroupingNeeds,
  { meetingId, seen, rules, actor }: { meetingId: MeetingId; seen: number; rules: GroupingRules; actor: string },
): Promise<PlanOutcome | { outcome: "unsound" }> {
  const of = await needs.dialogues.ofMeeting(meetingId);
  if (!of) return { outcome: "unknown" };
  if (!areSound(rules)) return { outcome: "unsound" };
  const { authorityId } = of.meeting;
  return needs.database.transaction().execute(async (trx): Promise<PlanOutcome> => {
    const now = (await findRules(trx, meetingId))?.version ?? 0;
    if (
      now !== seen ||
      !(await insertRules(trx, { meetingId, authorityId }, seen + 1, rules, { at: needs.clock.civil(), actor }))
    )
      return { outcome: "stale" };
    const { weighing, together, apart, hosts, rounds } = rules;
    const forms = Object.values(rounds).map(({ template }) => template);
    await needs.ledger.append(trx, {
      chain: { authorityId, dialogueId: of.dialogue.id },
      type: "groups.rules-changed",
      actor,
      subject: { kind: "meeting", id: meetingId },
      class: "grouping.rules",
      content: { version: seen + 1, weighing, together: together.length, apart: apart.length, hosts: hosts.length, forms },
    });
    return { outcome: "changed", version: seen + 1 };
  });
}
