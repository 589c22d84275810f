import type { CommandOf, Context } from "./commands.ts";
import { closedTo, handDown } from "./decide-groups.ts";
import type { Decision } from "./decide.ts";
import { type LiveState, isGroup, roomOf, rooms } from "./state.ts";

const handOf = (state: LiveState, personId: string) => state.hands.find((hand) => hand.personId === personId);

export function raiseHand(state: LiveState, { by }: CommandOf<"raiseHand">, { now, actor }: Context): Decision {
  if (actor.personId === null) return { refusal: "notAllowed" };
  if (state.phase !== "running") return { refusal: "notRunning" };
  if (handOf(state, actor.personId)) return { events: [] };
  return { events: [{ type: "hand.raised", at: now, personId: actor.personId, by, room: roomOf(state, actor.personId) }] };
}

export function lowerHand(state: LiveState, { personId }: CommandOf<"lowerHand">, { now }: Context): Decision {
  return { events: handDown(state, personId, now) };
}

export function giveFloor(state: LiveState, { personId }: CommandOf<"giveFloor">, { now }: Context): Decision {
  const hand = handOf(state, personId);
  if (!hand) return { refusal: "noHand" };
  return { events: hand.floorAt === null ? [{ type: "floor.given", at: now, personId, room: hand.room }] : [] };
}

export function askHelp(state: LiveState, { reason }: CommandOf<"askHelp">, { now, actor }: Context): Decision {
  if (actor.personId === null) return { refusal: "notAllowed" };
  const room = roomOf(state, actor.personId);
  const asked = state.help.some((call) =>
    isGroup(room) ? call.room === room : !isGroup(call.room) && call.personId === actor.personId,
  );
  return { events: asked ? [] : [{ type: "help.asked", at: now, room, personId: actor.personId, reason }] };
}

export function endHelp(state: LiveState, { room, personId }: CommandOf<"endHelp">, { now, actor }: Context): Decision {
  const open = state.help.some((call) => call.room === room && call.personId === personId);
  const how = actor.kind === "facilitator" ? "answered" : "withdrawn";
  return { events: open ? [{ type: "help.ended", at: now, room, personId, how }] : [] };
}

/** LV-50: the own call, or the call of the group one is in. */
export function mayWithdraw(state: LiveState, command: CommandOf<"endHelp">, personId: string): boolean {
  return isGroup(command.room) ? roomOf(state, personId) === command.room : command.personId === personId;
}

export function announce(state: LiveState, command: CommandOf<"announce">, { now, actor }: Context): Decision {
  if (actor.personId === null) return { refusal: "notAllowed" };
  const { announcementId, text, groupIds } = command;
  const refusal = groupIds?.map((groupId) => closedTo(state, groupId)).find((one) => one !== null);
  if (refusal) return { refusal };
  return { events: [{ type: "announced", at: now, announcementId, text, groupIds, personId: actor.personId }] };
}

export function visit(state: LiveState, { groupId }: CommandOf<"visit">, { now, actor }: Context): Decision {
  if (actor.personId === null) return { refusal: "notAllowed" };
  const refusal = groupId === null ? null : closedTo(state, groupId);
  if (refusal) return { refusal };
  const here = roomOf(state, actor.personId);
  const from = state.visits[actor.personId] ?? null;
  if (from === groupId) return { events: [] };
  const down = here === (groupId ?? rooms.plenary) ? [] : handDown(state, actor.personId, now);
  return { events: [...down, { type: "crew.visited", at: now, personId: actor.personId, groupId, from }] };
}
