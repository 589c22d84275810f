import type { Role } from "../../app/before/dialogues/shared.ts";

/** An event of registration as the ledger keeps it. */
export type Told = { sequence: number; at: Date; type: string; registration: string; content: { number: number; meetingId?: string; dates?: { meetingId: string; status: string }[]; changed?: string[] } };

/** One person on one date, by the ledger alone. `place` is the place in the queue's order, once there was one. */
type Standing = { state: "registered" | "waiting" | "offered" | "cancelled"; place: number; before: "registered" | "waiting"; cancelledAt: number };
export type ReplayedDate = { standings: Map<string, Standing>; lastPlace: number; most: number };

type Of = { capacity: number; roleCapacity: Partial<Record<Role, number>>; firstRole: (registration: string) => Role; changedRoles: (registration: string) => readonly Role[] };

const undo = 24 * 3_600_000;
const holds = ({ state }: Standing) => state === "registered" || state === "offered";

/**
 * Goes through a dialogue's ledger in the order in which things were committed and holds each event against the rules of
 * places, written once more: a place only where there is room, the queue only where there is none, and of those who wait
 * always the first whose role has room.
 */
export function replay(events: readonly Told[], { capacity, roleCapacity, firstRole, changedRoles }: Of) {
  const faults: string[] = [];
  const dates = new Map<string, ReplayedDate>();
  const roles = new Map<string, Role>();
  const changes = new Map<string, number>();
  const dateOf = (id: string) => dates.get(id) ?? dates.set(id, { standings: new Map(), lastPlace: 0, most: 0 }).get(id)!;
  const roleOf = (registration: string) => roles.get(registration) ?? firstRole(registration);
  const taken = ({ standings }: ReplayedDate, role?: Role) => [...standings].filter(([one, standing]) => holds(standing) && (!role || roleOf(one) === role)).length;
  const hasRoom = (date: ReplayedDate, role: Role) => taken(date) < capacity && taken(date, role) < (roleCapacity[role] ?? capacity);
  /** Of those who wait the first whose role has room. */
  const next = (date: ReplayedDate) => queueOf(date).find((registration) => hasRoom(date, roleOf(registration)));

  function comes(date: ReplayedDate, registration: string, status: string, at: number, fault: (what: string) => void): void {
    const passed = next(date);
    if (passed) fault(`came while ${passed} waits beside a place`);
    if (hasRoom(date, roleOf(registration)) !== (status === "registered")) fault(`is ${status}, ${taken(date)} places are taken`);
    const was = date.standings.get(registration);
    const keepsPlace = status === "waiting" && was?.before === "waiting" && at - was.cancelledAt < undo;
    const place = keepsPlace ? was.place : status === "waiting" ? (date.lastPlace += 1) : 0;
    date.standings.set(registration, { state: status as "registered" | "waiting", place, before: "registered", cancelledAt: 0 });
  }

  for (const { sequence, at, type, registration, content } of events) {
    const fault = (what: string) => void faults.push(`event ${sequence} (${type}): ${registration} ${what}`);
    if (type === "registration.answers-changed" && content.changed?.includes("role")) {
      const nth = changes.get(registration) ?? 0;
      changes.set(registration, nth + 1);
      const role = changedRoles(registration)[nth];
      if (role) roles.set(registration, role);
      else fault("changed its role and was told nothing of it");
    }
    if (type === "registration.moved-up" || type === "registration.offered") {
      const date = dateOf(content.meetingId ?? "");
      const first = next(date);
      if (first !== registration) fault(`jumped the queue past ${first}`);
      const standing = date.standings.get(registration);
      if (standing) standing.state = type === "registration.offered" ? "offered" : "registered";
    }
    for (const { meetingId, status } of content.dates ?? []) {
      const date = dateOf(meetingId);
      const standing = date.standings.get(registration);
      if (status === "cancelled") {
        if (!standing || standing.state === "cancelled") fault("left what it did not have");
        else Object.assign(standing, { before: standing.state === "registered" ? "registered" : "waiting", state: "cancelled", cancelledAt: at.getTime() });
      } else if (status === "registered" && standing?.state === "offered") standing.state = "registered";
      else {
        if (standing && standing.state !== "cancelled") fault(`came twice: ${standing.state}, ${status}`);
        comes(date, registration, status, at.getTime(), fault);
      }
    }
    for (const date of dates.values()) {
      date.most = Math.max(date.most, taken(date));
      if (taken(date) > capacity) fault(`makes ${taken(date)} of ${capacity} places`);
      for (const [role, limit] of Object.entries(roleCapacity)) if (taken(date, role as Role) > limit) fault(`makes ${taken(date, role as Role)} of ${limit} places for ${role}`);
    }
  }
  for (const [id, date] of dates) if (next(date)) faults.push(`on ${id} ${next(date)} waits beside a place`);
  return { faults, dates, taken, roleOf };
}

/** Those who wait and hold no offer, in their order. */
export function queueOf({ standings }: ReplayedDate): string[] {
  return [...standings].filter(([, { state }]) => state === "waiting").sort(([, a], [, b]) => a.place - b.place).map(([registration]) => registration);
}
