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

export function merge(state: LiveState, { from, into }: CommandOf<"merge">, { now }: Context): Decision {
  const refusal = closedTo(state, from) ?? closedTo(state, into);
  if (refusal) return { refusal };
  if (from === into) return { refusal: "sameGroup" };
  return { events: [{ type: "groups.merged", at: now, from, into }] };
}
