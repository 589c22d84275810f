import type { LiveEvent } from "./events.ts";
import { type LiveState, isGroup } from "./state.ts";

/** What people in `room` who are not crew see of the state (LV-70). */
export function viewOf(state: LiveState, room: string): LiveState {
  return {
    ...state,
    round: state.round && { ...state.round, groups: state.round.groups.filter((group) => group.groupId === room), seats: {} },
    hands: state.hands.filter((hand) => hand.room === room),
    help: state.help.filter((call) => call.room === room && isGroup(room)),
    visits: Object.fromEntries(Object.entries(state.visits).filter(([, groupId]) => groupId === room)),
    announcements: state.announcements.filter((announcement) => isFor(announcement.groupIds, room)),
  };
}

/** What of an event they see, or null (LV-71). For people whose room it changes there is `viewOf` instead. */
export function seenIn(room: string, event: LiveEvent): LiveEvent | null {
  switch (event.type) {
    case "round.started":
      return { ...event, groups: event.groups.filter((group) => group.groupId === room), seats: {} };
    case "person.seated":
    case "groups.merged":
    case "groups.closed":
      return null;
    case "deadlines.set": {
      const own = Object.entries(event.groups).filter(([groupId]) => groupId === room);
      return event.step === null && own.length === 0 ? null : { ...event, groups: Object.fromEntries(own) };
    }
    case "notice.given":
      return event.groupIds.includes(room) ? { ...event, groupIds: [room] } : null;
    case "hand.raised":
    case "hand.lowered":
    case "floor.given":
      return event.room === room ? event : null;
    case "help.asked":
    case "help.ended":
      return event.room === room && isGroup(room) ? event : null;
    case "announced":
      return isFor(event.groupIds, room) ? event : null;
    case "crew.visited":
      if (event.groupId === room) return { ...event, from: null };
      return event.from === room ? { ...event, groupId: null } : null;
    default:
      return event;
  }
}

const isFor = (groupIds: string[] | null, room: string) => groupIds === null || groupIds.includes(room);
