import type { Meeting } from "#dialogues";
import type { Transaction } from "#platform/database";
import type { AgendaNeeds } from "./index.ts";
import type { AgendaStep, StepId } from "./shared.ts";
import { type StepChange, changedStep, stepFromPlan } from "./step.ts";
import { findStep, listPlacements, lockSteps, saveSteps } from "./store.ts";

/** `steps` are keys of the file: polls, which nobody can run yet, or steps that the file has lost while topics stand in them. */
export type TakeOverOutcome =
  | { outcome: "taken" }
  | { outcome: "refused"; because: "not-runnable" | "has-topics"; steps: string[] };
export type ChangeOutcome = { outcome: "changed" } | { outcome: "unknown" } | { outcome: "impossible" };

/** The dialogue's file is the run of show again: a step keeps its id by its key, and the topics placed in it. */
export async function takeOver(needs: AgendaNeeds, trx: Transaction, meeting: Meeting, actor: string): Promise<TakeOverOutcome> {
  const before = await lockSteps(trx, meeting.id);
  const ids = new Map(before.map((step) => [step.key, step.stepId]));
  const planned = meeting.runOfShow.map((plan) => ({ plan, step: stepFromPlan(plan) }));
  const unknown = planned.filter(({ step }) => step === null).map(({ plan }) => plan.key);
  if (unknown.length > 0) return { outcome: "refused", because: "not-runnable", steps: unknown };
  const steps = planned.flatMap(({ step }): AgendaStep[] =>
    step ? [{ stepId: ids.get(step.key) ?? (needs.ids.next() as StepId), ...step }] : [],
  );
  const rounds = new Set(steps.filter((step) => step.round).map((step) => step.stepId));
  const stranded = (await listPlacements(trx, meeting.id)).map(({ stepId }) => stepId).filter((stepId) => !rounds.has(stepId));
  if (stranded.length > 0) {
    const lost = before.filter(({ stepId }) => stranded.includes(stepId)).map(({ key }) => key);
    return { outcome: "refused", because: "has-topics", steps: lost };
  }
  await saveSteps(trx, { meetingId: meeting.id, authorityId: meeting.authorityId }, steps);
  await record(needs, trx, meeting, "agenda.taken-over", actor, steps);
  return { outcome: "taken" };
}

/** Who is running the meeting hears of it only by asking (live: reviseSteps). */
export async function changeStep(
  needs: AgendaNeeds,
  trx: Transaction,
  stepId: StepId,
  change: StepChange,
  actor: string,
): Promise<ChangeOutcome> {
  return rewrite(needs, trx, stepId, actor, (steps) => {
    const step = steps.find((one) => one.stepId === stepId);
    const changed = step && changedStep(step, change);
    return changed ? steps.map((one) => (one.stepId === stepId ? changed : one)) : null;
  });
}

/** Puts a step right before another one, or last. */
export async function moveStep(
  needs: AgendaNeeds,
  trx: Transaction,
  stepId: StepId,
  before: StepId | null,
  actor: string,
): Promise<ChangeOutcome> {
  return rewrite(needs, trx, stepId, actor, (steps) => {
    const step = steps.find((one) => one.stepId === stepId);
    const others = steps.filter((one) => one.stepId !== stepId);
    const at = before === null ? others.length : others.findIndex((one) => one.stepId === before);
    return step && at >= 0 ? others.toSpliced(at, 0, step) : null;
  });
}

async function rewrite(
  needs: AgendaNeeds,
  trx: Transaction,
  stepId: StepId,
  actor: string,
  change: (steps: AgendaStep[]) => AgendaStep[] | null,
): Promise<ChangeOutcome> {
  const found = await findStep(trx, stepId);
  const meeting = found && (await needs.dialogues.ofMeeting(found.meetingId, trx))?.meeting;
  if (!meeting) return { outcome: "unknown" };
  const steps = change(await lockSteps(trx, meeting.id));
  if (!steps) return { outcome: "impossible" };
  await saveSteps(trx, { meetingId: meeting.id, authorityId: meeting.authorityId }, steps);
  await record(needs, trx, meeting, "agenda.changed", actor, steps);
  return { outcome: "changed" };
}

type Of = Pick<Meeting, "id" | "authorityId" | "dialogueId">;

async function record(
  { ledger }: AgendaNeeds,
  trx: Transaction,
  meeting: Of,
  type: string,
  actor: string,
  steps: AgendaStep[],
): Promise<void> {
  await ledger.append(trx, {
    chain: { authorityId: meeting.authorityId, dialogueId: meeting.dialogueId },
    type,
    actor,
    subject: { kind: "meeting", id: meeting.id },
    class: "agenda.run-of-show",
    content: { steps: steps.map(({ key, kind, minutes }) => ({ key, kind, minutes })) },
  });
}
