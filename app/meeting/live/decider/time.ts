import { type Instant, type LiveState, currentStep, openGroups } from "./state.ts";

const minute = 60_000;

/** Where the meeting's clock stands: it does not move while paused. */
export const clockOf = (state: LiveState, now: Instant): Instant => state.pausedAt ?? now;

/** Milliseconds left to a deadline of this meeting (LV-30). */
export function timeLeft(state: LiveState, deadline: Instant, now: Instant): number {
  return Math.max(0, deadline - clockOf(state, now));
}

/** How long before a deadline the running step's groups are told, in milliseconds. */
export const noticeOf = (state: LiveState): number => (currentStep(state)?.noticeSeconds ?? 0) * 1000;

/** The next instant at which the server has to keep time, or null (LV-36, LV-37, LV-38). */
export function nextDue(state: LiveState): Instant | null {
  if (state.phase !== "running" || state.pausedAt !== null) return null;
  const notice = noticeOf(state);
  const due = openGroups(state).map((group) => (group.noticed ? group.deadline : group.deadline - notice));
  return due.length === 0 ? null : Math.min(...due);
}

export type Schedule = {
  /** Milliseconds that the meeting is behind its plan; negative is ahead. */
  behind: number;
  endsAt: Instant;
  steps: { stepId: string; plannedStart: Instant; expectedStart: Instant }[];
};

/** Planned against expected times (LV-39). A step that has started has its real start. */
export function schedule(state: LiveState, now: Instant): Schedule {
  const plannedStarts = new Map<string, Instant>();
  let planned = state.startsAt;
  for (const step of state.steps) {
    plannedStarts.set(step.stepId, planned);
    planned += step.minutes * minute;
  }
  const behind = behindBy(state, now, plannedStarts);
  const started = new Map(state.past.map((step) => [step.stepId, step.startedAt]));
  if (state.current) started.set(state.current.stepId, state.current.startedAt);
  const steps = [...plannedStarts].map(([stepId, plannedStart]) => ({
    stepId,
    plannedStart,
    expectedStart: started.get(stepId) ?? plannedStart + behind,
  }));
  return { behind, endsAt: state.phase === "ended" ? (state.past.at(-1)?.endedAt ?? planned) : planned + behind, steps };
}

function behindBy(state: LiveState, now: Instant, plannedStarts: Map<string, Instant>): number {
  const step = currentStep(state);
  if (state.current && step) {
    const deadlines = [state.current.deadline, ...openGroups(state).map((group) => group.deadline)];
    const left = timeLeft(state, Math.max(...deadlines), now);
    return now + left - ((plannedStarts.get(step.stepId) ?? now) + step.minutes * minute);
  }
  // Not begun: late only once the planned start has passed.
  return state.phase === "lobby" || state.phase === "planned" ? Math.max(0, now - state.startsAt) : 0;
}
