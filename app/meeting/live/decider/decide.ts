import type { Actor, CommandOf, Context, LiveCommand, Refusal } from "./commands.ts";
import type { LiveEvent } from "./events.ts";
import * as clock from "./decide-clock.ts";
import * as groups from "./decide-groups.ts";
import * as people from "./decide-people.ts";
import * as steps from "./decide-steps.ts";
import { type LiveState, findGroup } from "./state.ts";

/** What has to be written down, possibly nothing, or why the command is turned down. */
export type Decision = { events: LiveEvent[] } | { refusal: Refusal };

/** Pure and total: see SPEC.md. */
export function decide(state: LiveState, command: LiveCommand, context: Context): Decision {
  if (state.phase === "ended") return { refusal: "ended" };
  if (!isAllowed(state, command, context.actor)) return { refusal: "notAllowed" };
  switch (command.type) {
    case "openLobby":
      return steps.openLobby(state, command, context);
    case "reviseSteps":
      return steps.reviseSteps(state, command, context);
    case "next":
      return steps.next(state, command, context);
    case "end":
      return steps.end(state, context);
    case "seat":
      return groups.seat(state, command, context);
    case "move":
      return groups.move(state, command, context);
    case "merge":
      return groups.merge(state, command, context);
    case "mend":
      return groups.mend(state, command, context);
    case "extend":
      return clock.extend(state, command, context);
    case "close":
      return clock.close(state, command, context);
    case "pause":
      return clock.pause(state, context);
    case "resume":
      return clock.resume(state, context);
    case "keepTime":
      return clock.keepTime(state, context);
    case "raiseHand":
      return people.raiseHand(state, command, context);
    case "lowerHand":
      return people.lowerHand(state, command, context);
    case "giveFloor":
      return people.giveFloor(state, command, context);
    case "askHelp":
      return people.askHelp(state, command, context);
    case "endHelp":
      return people.endHelp(state, command, context);
    case "announce":
      return people.announce(state, command, context);
    case "visit":
      return people.visit(state, command, context);
  }
}

/** LV-60, LV-61. */
function isAllowed(state: LiveState, command: LiveCommand, actor: Actor): boolean {
  if (actor.kind === "server") return command.type === "seat" || command.type === "keepTime";
  if (command.type === "keepTime") return false;
  if (command.type === "raiseHand" || command.type === "askHelp") return true;
  if (actor.kind === "facilitator") return true;
  switch (command.type) {
    case "lowerHand":
    case "giveFloor":
      return (
        (command.type === "lowerHand" && command.personId === actor.personId) || leadsQueueOf(state, command, actor.personId)
      );
    case "endHelp":
      return people.mayWithdraw(state, command, actor.personId);
    case "visit":
      return actor.kind === "crew";
    default:
      return false;
  }
}

/** LV-42: the hand is up in a group whose host is acting. */
function leadsQueueOf(state: LiveState, command: CommandOf<"lowerHand"> | CommandOf<"giveFloor">, personId: string): boolean {
  const hand = state.hands.find((one) => one.personId === command.personId);
  return findGroup(state, hand?.room)?.hostPersonId === personId;
}
