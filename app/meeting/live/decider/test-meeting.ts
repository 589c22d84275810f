import type { Actor, LiveCommand, RoundPlan } from "./commands.ts";
import { decide } from "./decide.ts";
import type { LiveEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { type LiveStep, initial } from "./state.ts";

/** For tests: 3 November 2020, 13.00 Swedish time. */
export const start = Date.UTC(2020, 10, 3, 12);
export const minute = 60_000;

const step = (stepId: string, kind: LiveStep["kind"], minutes: number): LiveStep => ({
  stepId,
  kind,
  minutes,
  title: { sv: stepId },
  question: kind === "round" ? { sv: "Vad har vi lärt oss?" } : null,
  noticeSeconds: kind === "round" ? 60 : 0,
});

export const steps = [
  step("welcome", "plenary", 15),
  step("talk1", "round", 30),
  step("pause", "break", 10),
  step("talk2", "round", 20),
  step("harvest", "harvest", 15),
];

export const karin: Actor = { kind: "facilitator", personId: "karin" };
export const tolk: Actor = { kind: "crew", personId: "tolk" };
export const server: Actor = { kind: "server", personId: null };
export const participant = (personId: string): Actor => ({ kind: "participant", personId });

/** `groups: { g1: ["p1", "p2"] }`; the first of a group is its host. */
export function planFor(stepId: string, groups: Record<string, string[]>): RoundPlan {
  return {
    roundId: `round-${stepId}`,
    stepId,
    groups: Object.entries(groups).map(([groupId, people], index) => ({
      groupId,
      number: index + 1,
      topicId: null,
      hostPersonId: people[0] ?? null,
      min: 2,
      max: 6,
    })),
    seats: Object.fromEntries(Object.entries(groups).flatMap(([groupId, people]) => people.map((person) => [person, groupId]))),
  };
}

/** A meeting to command, which keeps its log. `send` answers the events or throws on a refusal. */
export function openMeeting(now = start) {
  const meeting = {
    now,
    state: initial,
    log: [] as LiveEvent[],
    try(command: LiveCommand, actor: Actor = karin) {
      const decision = decide(meeting.state, command, { now: meeting.now, actor });
      if ("events" in decision) {
        meeting.log.push(...decision.events);
        meeting.state = decision.events.reduce(evolve, meeting.state);
      }
      return decision;
    },
    send(command: LiveCommand, actor: Actor = karin): LiveEvent[] {
      const decision = meeting.try(command, actor);
      if ("refusal" in decision) throw new Error(`${command.type} was refused: ${decision.refusal}`);
      return decision.events;
    },
    /** To the lobby, through the welcome, into the first round. */
    toRound(groups: Record<string, string[]>) {
      meeting.send({ type: "openLobby", startsAt: start, steps });
      meeting.send({ type: "next", after: null, plan: null });
      meeting.send({ type: "next", after: "welcome", plan: planFor("talk1", groups) });
      return meeting;
    },
  };
  return meeting;
}
