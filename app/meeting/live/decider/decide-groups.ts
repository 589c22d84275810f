import type { CommandOf, Context, Refusal } from "./commands.ts";
import type { Decision } from "./decide.ts";
import type { LiveEvent } from "./events.ts";
import { type LiveState, findGroup, isOpen } from "./state.ts";

/** Why nobody can be put in a group now, or null (LV-23). */
export function closedTo(state: LiveState, groupId: string): Refusal | null {
  if (!state.round || state.round.closedAt !== null) return "noRound";
  const group = findGroup(state, groupId);
  if (!group) return "noSuchGroup";
  return isOpen(group) ? null : "groupClosed";
}

export function seat(state: LiveState, command: CommandOf<"seat">, { now }: Context): Decision {
  const refusal = closedTo(state, command.groupId);
  if (refusal) return { refusal };
  if (state.round?.seats[command.personId] !== undefined) return { refusal: "alreadySeated" };
  return { events: seated(state, command.personId, command.groupId, null, now) };
}

export function move(state: LiveState, command: CommandOf<"move">, { now }: Context): Decision {
  const refusal = closedTo(state, command.groupId);
  if (refusal) return { refusal };
  const from = state.round?.seats[command.personId];
  if (from === undefined) return { refusal: "notSeated" };
  if (from === command.groupId) return { refusal: "sameGroup" };
  return { events: seated(state, command.personId, command.groupId, from, now) };
}

function seated(state: LiveState, personId: string, groupId: string, from: string | null, at: number): LiveEvent[] {
  return [...handDown(state, personId, at), { type: "person.seated", at, personId, groupId, from }];
}

/** A hand stays in the room it was raised in, so it is lowered before its owner goes (LV-41). */
export function handDown(state: LiveState, personId: string, at: number): LiveEvent[] {
  const hand = state.hands.find((one) => one.personId === personId);
  return hand ? [{ type: "hand.lowered", at, personId, room: hand.room }] : [];
}

/** LV-26: all of it or, when somebody or some group is no longer where it was seen, none. */
export function mend(state: LiveState, { moves, merges }: CommandOf<"mend">, { now }: Context): Decision {
  const groupIds = [...moves.map((one) => one.groupId), ...merges.flatMap(({ from, into }) => [from, into])];
  const refusal = groupIds.map((groupId) => closedTo(state, groupId)).find((one) => one !== null);
  if (refusal) return { refusal };
  const seats = state.round?.seats ?? {};
  if (moves.some(({ personId, from }) => (seats[personId] ?? null) !== from)) return { refusal: "stale" };
  const closing = new Set(merges.map(({ from }) => from));
  const isTwice = closing.size < merges.length || new Set(moves.map(({ personId }) => personId)).size < moves.length;
  const targets = [...moves.map(({ groupId }) => groupId), ...merges.map(({ into }) => into)];
  if (isTwice || targets.some((groupId) => closing.has(groupId)) || moves.some(({ from, groupId }) => from === groupId)) {
    return { refusal: "sameGroup" };
  }
  const moved = moves.flatMap(({ personId, groupId, from }): LiveEvent[] => [
    ...handDown(state, personId, now),
    { type: "person.seated", at: now, personId, groupId, from, ...(from !== null && { mended: true as const }) },
  ]);
  return { events: [...moved, ...merges.map(({ from, into }): LiveEvent => ({ type: "groups.merged", at: now, from, into }))] };
}

export function merge(state: LiveState, { from, into }: CommandOf<"merge">, { now }: Context): Decision {
  const refusal = closedTo(state, from) ?? closedTo(state, into);
  if (refusal) return { refusal };
  if (from === into) return { refusal: "sameGroup" };
  return { events: [{ type: "groups.merged", at: now, from, into }] };
}
