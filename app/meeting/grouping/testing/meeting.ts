import { compose as search } from "@radslag/group-composition";
import type { CrewMember, Placement, StepId } from "#agenda";
import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId } from "#dialogues";
import type { NewEvent } from "#ledger";
import type { PersonId } from "#people";
import type { Database } from "#platform/database";
import { randomIds } from "#platform/ids";
import type { Participant } from "#registration";
import type { Topic } from "#topics";
import { type ComposedRound, openGrouping } from "../index.ts";

export const at = new Date("2020-11-03T12:15:00Z");
const roles = ["artist", "official", "politician"] as const;

export type TestMeeting = ReturnType<typeof openTestMeeting>;

/** A dialogue with one meeting of so many rounds, and so many people with a place on it; the rooms before are plain data. */
export function openTestMeeting(database: Database, count: number, { min = 5, max = 6, rounds = 1 } = {}) {
  const id = <Brand extends string>() => randomIds.next() as Brand;
  const meetingId = id<MeetingId>();
  const authorityId = id<AuthorityId>();
  const steps = Array.from({ length: rounds }, () => ({
    stepId: id<StepId>(),
    round: { question: { sv: "Vad nu?" }, min, max },
  }));
  const stepId = steps[0]!.stepId;
  const people = Array.from({ length: count }, (_, index): Participant => ({
    personId: id<PersonId>(),
    name: `Person ${index}`,
    role: roles[index % roles.length]!,
    municipality: String(1230 + (index % 4)),
    languages: ["sv"],
    topicWishes: [],
  }));
  const placements: Placement[] = [];
  const raised: Topic[] = [];
  const crew: CrewMember[] = [];
  const events: NewEvent[] = [];
  const sharing: { need: "interpreter" | "caption-writer"; personIds: PersonId[] }[] = [];
  const dialogueId = id<DialogueId>();
  const meeting = { id: meetingId, authorityId };
  const grouping = openGrouping({
    database,
    ids: randomIds,
    clock: { civil: () => at, machine: () => at },
    ledger: { append: async (_trx, event) => ({ sequence: events.push(event) }) },
    access: { sharing: async () => sharing },
    dialogues: {
      ofMeeting: async (asked) =>
        asked === meetingId ? ({ dialogue: { id: dialogueId, meetings: [meeting] }, meeting } as never) : undefined,
    },
    registration: { participants: async () => people },
    agenda: {
      runOfShow: async () => steps as never,
      placements: async () => placements,
      crew: async () => crew,
      placeTopic: async (_trx, place) => (placements.push(place), { outcome: "placed" }),
    },
    topics: { ofDialogue: async () => raised },
    // In so many moves, whatever the machine is doing: the same people make the same groups.
    compose: async (instance, seed, { start } = {}) =>
      search(instance, { seed, budget: { iterations: 200_000 }, ...(start && { start }) }),
  });
  const everybody = () => people.map((person) => person.personId);
  const compose = (present = everybody(), step = stepId) =>
    grouping.compose({ meetingId, stepId: step, present: new Set(present), seed: 1 });
  return {
    ...{ meetingId, stepId, steps, people, placements, raised, crew, events, sharing, grouping, everybody, compose },
    async composed(present?: PersonId[], step?: StepId): Promise<ComposedRound> {
      const answer = await compose(present, step);
      if (answer.outcome !== "composed") throw new Error(JSON.stringify(answer));
      return answer.round;
    },
    begin: (round: ComposedRound, actor = "karin") =>
      database.transaction().execute((trx) => grouping.begin(trx, round, { at, actor })),
  };
}

export const sizes = (round: Pick<ComposedRound, "groups" | "seats">) =>
  round.groups.map((group) => [...round.seats.values()].filter((seat) => seat === group.groupId).length);
