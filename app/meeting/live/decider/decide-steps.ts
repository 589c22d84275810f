import type { CommandOf, Context, Refusal, RoundPlan } from "./commands.ts";
import { closing } from "./decide-clock.ts";
import type { Decision } from "./decide.ts";
import type { LiveEvent } from "./events.ts";
import { type LiveState, type LiveStep, nextStep, openGroups } from "./state.ts";

export function openLobby(state: LiveState, command: CommandOf<"openLobby">, { now }: Context): Decision {
  if (state.phase !== "planned") return { refusal: "stale" };
  return { events: [{ type: "lobby.opened", at: now, startsAt: command.startsAt, steps: command.steps }] };
}

export function reviseSteps(state: LiveState, command: CommandOf<"reviseSteps">, { now }: Context): Decision {
  const started = [...state.past, ...(state.current ? [state.current] : [])];
  const kept = started.every((step, index) => command.steps[index]?.stepId === step.stepId);
  if (!kept) return { refusal: "stepsMissing" };
  return { events: [{ type: "steps.revised", at: now, steps: command.steps }] };
}

export function next(state: LiveState, command: CommandOf<"next">, { now }: Context): Decision {
  if (state.phase === "planned") return { refusal: "notRunning" };
  if (command.after !== (state.current?.stepId ?? null)) return { refusal: "stale" };
  const step = nextStep(state);
  if (!step) return { refusal: "noNextStep" };
  const refusal = planRefusal(step, command.plan);
  if (refusal) return { refusal };
  const deadline = now + step.minutes * 60_000;
  const started: LiveEvent = { type: "step.started", at: now, stepId: step.stepId, deadline };
  const events = [...closing(state, openGroups(state), now), started];
  return { events: command.plan ? [...events, roundStarted(command.plan, now, deadline)] : events };
}

function planRefusal(step: LiveStep, plan: RoundPlan | null): Refusal | null {
  if (step.kind !== "round") return plan ? "planUnexpected" : null;
  if (!plan) return "planMissing";
  if (plan.stepId !== step.stepId) return "stale";
  const ids = new Set(plan.groups.map((group) => group.groupId));
  const numbers = new Set(plan.groups.map((group) => group.number));
  const sound = ids.size > 0 && ids.size === plan.groups.length && numbers.size === plan.groups.length;
  return sound && Object.values(plan.seats).every((groupId) => ids.has(groupId)) ? null : "badPlan";
}

function roundStarted(plan: RoundPlan, at: number, deadline: number): LiveEvent {
  const groups = plan.groups.map((group) => ({ ...group, deadline, noticed: false, closedAt: null, mergedInto: null }));
  return { type: "round.started", at, roundId: plan.roundId, stepId: plan.stepId, groups, seats: plan.seats };
}

export function end(state: LiveState, { now }: Context): Decision {
  return { events: [...closing(state, openGroups(state), now), { type: "meeting.ended", at: now }] };
}
