import { type LiveEvent, announcementFrom, handFrom } from "./events.ts";
import { type LiveGroup, type LiveRound, type LiveState, isGroup } from "./state.ts";
import { noticeOf } from "./time.ts";

/** The state after an event. Total: an event about something unknown (a view does not hold everything) changes nothing. */
export function evolve(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case "lobby.opened":
      return { ...state, phase: "lobby", startsAt: event.startsAt, steps: event.steps };
    case "steps.revised":
      return { ...state, steps: event.steps };
    case "step.started":
      return {
        ...ended(state, event.at),
        phase: "running",
        current: { stepId: event.stepId, startedAt: event.at, deadline: event.deadline },
        round: null,
        announcements: [],
      };
    case "meeting.ended":
      return { ...ended(state, event.at), phase: "ended", current: null };
    case "round.started":
      return {
        ...state,
        round: { roundId: event.roundId, stepId: event.stepId, groups: event.groups, seats: event.seats, closedAt: null },
      };
    case "round.closed":
      return changeRound(state, () => ({ closedAt: event.at }));
    case "person.seated":
      return changeRound(state, (round) => ({ seats: { ...round.seats, [event.personId]: event.groupId } }));
    case "groups.merged":
      return merged(state, event.from, event.into, event.at);
    case "groups.closed":
      return withoutRooms(
        changeGroups(state, event.groupIds, () => ({ closedAt: event.at })),
        event.groupIds,
      );
    case "deadlines.set":
      return deadlinesSet(state, event.step, event.groups, event.at);
    case "notice.given":
      return changeGroups(state, event.groupIds, () => ({ noticed: true }));
    case "clock.paused":
      return { ...state, pausedAt: event.at };
    case "clock.resumed":
      return resumed(state, event.at);
    case "hand.raised":
      return { ...state, hands: [...state.hands, handFrom(event)] };
    case "hand.lowered":
      return { ...state, hands: state.hands.filter((hand) => hand.personId !== event.personId) };
    case "floor.given":
      return {
        ...state,
        hands: state.hands
          .filter((hand) => hand.room !== event.room || hand.floorAt === null || hand.personId === event.personId)
          .map((hand) => (hand.personId === event.personId ? { ...hand, floorAt: event.at } : hand)),
      };
    case "help.asked":
      return {
        ...state,
        help: [...state.help, { room: event.room, personId: event.personId, reason: event.reason, askedAt: event.at }],
      };
    case "help.ended":
      return { ...state, help: state.help.filter((call) => call.room !== event.room || call.personId !== event.personId) };
    case "announced":
      return { ...state, announcements: [...state.announcements, announcementFrom(event)] };
    case "crew.visited":
      return { ...state, visits: visited(state.visits, event.personId, event.groupId) };
  }
}

/** The running step becomes a past one, and what belonged to it goes. */
function ended(state: LiveState, at: number): LiveState {
  const past = state.current
    ? [...state.past, { stepId: state.current.stepId, startedAt: state.current.startedAt, endedAt: at }]
    : state.past;
  return { ...state, past, pausedAt: null, hands: [], visits: {}, help: state.help.filter((call) => !isGroup(call.room)) };
}

function changeRound(state: LiveState, change: (round: LiveRound) => Partial<LiveRound>): LiveState {
  return state.round ? { ...state, round: { ...state.round, ...change(state.round) } } : state;
}

function changeGroups(state: LiveState, groupIds: string[], change: (group: LiveGroup) => Partial<LiveGroup>): LiveState {
  const named = new Set(groupIds);
  return changeRound(state, (round) => ({
    groups: round.groups.map((group) => (named.has(group.groupId) ? { ...group, ...change(group) } : group)),
  }));
}

/** Nothing is left in rooms that are no more. */
function withoutRooms(state: LiveState, groupIds: string[]): LiveState {
  const gone = new Set(groupIds);
  return {
    ...state,
    hands: state.hands.filter((hand) => !gone.has(hand.room)),
    help: state.help.filter((call) => !gone.has(call.room)),
    visits: Object.fromEntries(Object.entries(state.visits).filter(([, groupId]) => !gone.has(groupId))),
  };
}

function merged(state: LiveState, from: string, into: string, at: number): LiveState {
  const closed = changeGroups(state, [from], () => ({ closedAt: at, mergedInto: into }));
  const seated = changeRound(closed, (round) => ({
    seats: Object.fromEntries(Object.entries(round.seats).map(([person, group]) => [person, group === from ? into : group])),
  }));
  return withoutRooms(seated, [from]);
}

function deadlinesSet(state: LiveState, step: number | null, groups: Record<string, number>, at: number): LiveState {
  const current = state.current && step !== null ? { ...state.current, deadline: step } : state.current;
  const notice = noticeOf(state);
  const clock = state.pausedAt ?? at;
  return changeGroups({ ...state, current }, Object.keys(groups), (group) => {
    const deadline = groups[group.groupId] ?? group.deadline;
    return { deadline, noticed: group.noticed && deadline - notice <= clock };
  });
}

function resumed(state: LiveState, at: number): LiveState {
  if (state.pausedAt === null) return state;
  const pause = at - state.pausedAt;
  const moved = changeRound({ ...state, pausedAt: null }, (round) => ({
    groups: round.groups.map((group) => (group.closedAt === null ? { ...group, deadline: group.deadline + pause } : group)),
  }));
  return { ...moved, current: moved.current && { ...moved.current, deadline: moved.current.deadline + pause } };
}

function visited(visits: Record<string, string>, personId: string, groupId: string | null): Record<string, string> {
  const { [personId]: _, ...others } = visits;
  return groupId === null ? others : { ...others, [personId]: groupId };
}
