import type { MeetingId, Role } from "#dialogues";
import { type Status, undoHours } from "../shared.ts";

/** A date as it stands while its row is locked. A role without a limit of its own is limited by the date's capacity only. */
export type DateState = {
  meetingId: MeetingId;
  capacity: number;
  roleCapacity: Partial<Record<Role, number>>;
  taken: number;
  takenByRole: Partial<Record<Role, number>>;
  /** Those for whom no place is held. */
  waiting: number;
  /** The last number handed out in this date's queue; it only grows. */
  lastWaiting: number;
};

/** How one person stands on one date. `waitingNumber` is the place in the queue's order, not the place in the queue. */
export type Standing = {
  meetingId: MeetingId;
  status: Status;
  waitingNumber?: number;
  /** While waiting: a place is held until then, counted as taken and not as waiting. */
  offeredUntil?: Date;
  beforeCancel?: "registered" | "waiting";
  cancelledAt?: Date;
  /** SEQUENCE of the calendar entry. */
  revision: number;
};

type Seated = { date: DateState; standing: Standing };

export function hasRoom({ capacity, roleCapacity, taken, takenByRole }: DateState, role: Role): boolean {
  const limit = roleCapacity[role];
  return taken < capacity && (limit === undefined || (takenByRole[role] ?? 0) < limit);
}

const take = (date: DateState, role: Role, by: 1 | -1): DateState => ({
  ...date,
  taken: date.taken + by,
  takenByRole: { ...date.takenByRole, [role]: (date.takenByRole[role] ?? 0) + by },
});

/** A place when there is one, else the end of the queue. Whoever waits must have been moved up before (`moveUp`). */
export function enter(date: DateState, role: Role, revision = 0): Seated {
  const { meetingId } = date;
  if (hasRoom(date, role)) return { date: take(date, role, 1), standing: { meetingId, status: "registered", revision } };
  const waitingNumber = date.lastWaiting + 1;
  return {
    date: { ...date, waiting: date.waiting + 1, lastWaiting: waitingNumber },
    standing: { meetingId, status: "waiting", waitingNumber, revision },
  };
}

/** Gives the place, or the place in the queue, back. Undefined when there is nothing to leave. */
export function leave(date: DateState, role: Role, standing: Standing, at: Date): Seated | undefined {
  const { offeredUntil, ...rest } = standing;
  const { status } = rest;
  if (status !== "registered" && status !== "waiting") return undefined;
  return {
    date: status === "registered" || offeredUntil ? take(date, role, -1) : { ...date, waiting: date.waiting - 1 },
    standing: { ...rest, status: "cancelled", beforeCancel: status, cancelledAt: at, revision: standing.revision + 1 },
  };
}

/** Says yes to a held place in time; undefined when none is held any more. */
export function accept(date: DateState, { meetingId, status, offeredUntil, revision }: Standing, now: Date): Seated | undefined {
  if (status !== "waiting" || !offeredUntil || now >= offeredUntil) return undefined;
  return { date, standing: { meetingId, status: "registered", revision: revision + 1 } };
}

export function canComeBack({ status, cancelledAt }: Pick<Standing, "status" | "cancelledAt">, now: Date): boolean {
  return status === "cancelled" && cancelledAt !== undefined && now.getTime() < cancelledAt.getTime() + undoHours * 3_600_000;
}

/**
 * Takes a cancelling back. Who waited gets the old place in the queue again; who had a place gets one if there is one
 * still, else the end of the queue: those who waited meanwhile have moved up.
 */
export function comeBack(date: DateState, role: Role, standing: Standing): Seated {
  const revision = standing.revision + 1;
  if (standing.beforeCancel !== "waiting" || standing.waitingNumber === undefined || hasRoom(date, role)) return enter(date, role, revision);
  const { meetingId, waitingNumber } = standing;
  return { date: { ...date, waiting: date.waiting + 1 }, standing: { meetingId, status: "waiting", waitingNumber, revision } };
}

/** Another role on the same place; undefined when the date has no room for it. */
export function changeRole(date: DateState, from: Role, to: Role): DateState | undefined {
  const without = take(date, from, -1);
  return hasRoom(without, to) ? take(without, to, 1) : undefined;
}

/**
 * Fills free places from `queue`, which is in the queue's order: the first whose role has room, and so on. A role that
 * is full holds up nobody of another role.
 */
export function moveUp<Waiting extends { role: Role }>(date: DateState, queue: readonly Waiting[]): { date: DateState; moved: Waiting[] } {
  const moved: Waiting[] = [];
  let state = date;
  for (const waiting of queue) {
    if (!hasRoom(state, waiting.role)) continue;
    state = { ...take(state, waiting.role, 1), waiting: state.waiting - 1 };
    moved.push(waiting);
  }
  return { date: state, moved };
}
