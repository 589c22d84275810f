import type { StepPlan } from "#dialogues";
import { type AgendaKind, type AgendaStep, agendaKinds } from "./shared.ts";

/** What staff may change of a step. */
export type StepChange = Partial<Pick<AgendaStep, "title" | "minutes" | "noticeSeconds">> & {
  round?: Partial<NonNullable<AgendaStep["round"]>>;
};

/** Groups hear of the end a minute ahead, in short rounds when a tenth is left. */
const noticeFor = (minutes: number) => Math.min(60, minutes * 6);

const isKind = (kind: string): kind is AgendaKind => agendaKinds.some((one) => one === kind);

/** A step as the dialogue's file plans it, or null when this house cannot run it (a poll). */
export function stepFromPlan(plan: StepPlan): Omit<AgendaStep, "stepId"> | null {
  if (!isKind(plan.kind)) return null;
  const { key, kind, title, minutes, question, groups } = plan;
  const round = kind === "round" && question && groups ? { question, min: groups.min, max: groups.max } : null;
  if (kind === "round" && !round) return null;
  return { key, kind, title, minutes, round, noticeSeconds: round ? noticeFor(minutes) : 0 };
}

/** The step with the change, or null when it cannot be so: no minutes, or groups smaller at most than at least. */
export function changedStep(step: AgendaStep, change: StepChange): AgendaStep | null {
  const round = step.round && { ...step.round, ...change.round };
  const changed = { ...step, ...change, round };
  const possible = changed.minutes > 0 && changed.noticeSeconds >= 0 && (!round || (round.min >= 2 && round.min <= round.max));
  return possible ? changed : null;
}
