import type { CommandOf, Context } from "./commands.ts";
import { closedTo } from "./decide-groups.ts";
import type { Decision } from "./decide.ts";
import type { LiveEvent } from "./events.ts";
import { type Instant, type LiveGroup, type LiveState, findGroup, openGroups } from "./state.ts";
import { clockOf, noticeOf } from "./time.ts";

const deadlinesOf = (groups: LiveGroup[], move: (deadline: Instant) => Instant) =>
  Object.fromEntries(groups.map((group) => [group.groupId, move(group.deadline)]));

/** The groups a command is about: one, or all that are open. */
function groupsMeant(state: LiveState, groupId: string | null): LiveGroup[] {
  return groupId === null ? openGroups(state) : openGroups(state).filter((group) => group.groupId === groupId);
}

export function extend(state: LiveState, { groupId, seen, milliseconds }: CommandOf<"extend">, { now }: Context): Decision {
  if (!state.current) return { refusal: "notRunning" };
  const refusal = groupId === null ? null : closedTo(state, groupId);
  if (refusal) return { refusal };
  const deadline = groupId === null ? state.current.deadline : findGroup(state, groupId)?.deadline;
  if (deadline !== seen) return { refusal: "stale" };
  const groups = deadlinesOf(groupsMeant(state, groupId), (one) => one + milliseconds);
  return { events: [{ type: "deadlines.set", at: now, step: groupId === null ? deadline + milliseconds : null, groups }] };
}

export function close(state: LiveState, { groupId, seconds }: CommandOf<"close">, { now }: Context): Decision {
  if (!state.current) return { refusal: "notRunning" };
  const refusal = groupId === null ? null : closedTo(state, groupId);
  if (refusal) return { refusal };
  const closesAt = clockOf(state, now) + seconds * 1000;
  const meant = groupsMeant(state, groupId);
  const groups = deadlinesOf(meant, (deadline) => Math.min(deadline, closesAt));
  const step = groupId === null ? Math.min(state.current.deadline, closesAt) : null;
  const set: LiveEvent = { type: "deadlines.set", at: now, step, groups };
  return {
    events: [set, ...(seconds > 0 ? notices(meant, (one) => Math.min(one.deadline, closesAt), now) : closing(state, meant, now))],
  };
}

export function pause(state: LiveState, { now }: Context): Decision {
  if (!state.current) return { refusal: "notRunning" };
  return state.pausedAt === null ? { events: [{ type: "clock.paused", at: now }] } : { refusal: "stale" };
}

export function resume(state: LiveState, { now }: Context): Decision {
  if (!state.current) return { refusal: "notRunning" };
  return state.pausedAt === null ? { refusal: "stale" } : { events: [{ type: "clock.resumed", at: now }] };
}

export function keepTime(state: LiveState, { now }: Context): Decision {
  if (state.phase !== "running" || state.pausedAt !== null) return { events: [] };
  const open = openGroups(state);
  const over = open.filter((group) => group.deadline <= now);
  const near = open.filter((group) => group.deadline > now && !group.noticed && group.deadline - noticeOf(state) <= now);
  return { events: [...notices(near, (group) => group.deadline, now), ...closing(state, over, now)] };
}

/** One notice for all groups that close at the same instant. */
function notices(groups: LiveGroup[], deadline: (group: LiveGroup) => Instant, at: Instant): LiveEvent[] {
  return [...Map.groupBy(groups, deadline)].map(([closesAt, same]) => ({
    type: "notice.given",
    at,
    groupIds: same.map((group) => group.groupId),
    closesAt,
  }));
}

/** The events of closing these open groups, and of the round if none is left open (LV-35). */
export function closing(state: LiveState, groups: LiveGroup[], at: Instant): LiveEvent[] {
  const { round } = state;
  if (!round || groups.length === 0) return [];
  const closed: LiveEvent = { type: "groups.closed", at, groupIds: groups.map((group) => group.groupId) };
  return groups.length === openGroups(state).length ? [closed, { type: "round.closed", at, roundId: round.roundId }] : [closed];
}
