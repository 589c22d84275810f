import type { Conflict, Instance } from "@radslag/group-composition";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { TopicId } from "#topics";
import type { StepId } from "#agenda";
import { groupLimits } from "./group-limits.ts";
import type { GroupingNeeds } from "./index.ts";
import { type Present, type TopicTable, instanceFor } from "./instance.ts";
import type { ComposedRound, RoundGroup } from "./round.ts";
import type { GroupId, RoundId } from "./shared.ts";
import { listMeetings } from "./store.ts";

export type ComposeWish = { meetingId: MeetingId; stepId: StepId; present: ReadonlySet<PersonId>; seed: number };
export type ComposeOutcome =
  | { outcome: "composed"; round: ComposedRound }
  | { outcome: "nobody" }
  | { outcome: "not-a-round" }
  | { outcome: "impossible"; conflicts: Conflict[] }
  | { outcome: "undecided" };

/**
 * Composes a round from who is present: mixed by role and municipality, people who have not met in this dialogue before,
 * topics with tables of their own. Reads only, and thinks in a thread of its own for at most `budget` milliseconds.
 */
export async function composeRound(needs: GroupingNeeds, wish: ComposeWish): Promise<ComposeOutcome> {
  const { database, agenda, dialogues, compose } = needs;
  const [step, of] = await Promise.all([agenda.step(wish.stepId), dialogues.ofMeeting(wish.meetingId)]);
  if (!step?.round || !of || step.meetingId !== wish.meetingId) return { outcome: "not-a-round" };
  const present = await whoIsPresent(needs, wish);
  if (present.length === 0) return { outcome: "nobody" };
  const limits = groupLimits(present.length, step.round);
  const placed = (await agenda.placements(wish.meetingId)).filter((placement) => placement.stepId === wish.stepId);
  const tables = placed.slice(0, limits.count);
  const met = await listMeetings(database, of.dialogue.meetings.map((meeting) => meeting.id));
  const instance = instanceFor(present, tables, limits, met);
  const answer = await compose(instance, wish.seed);
  if (answer.outcome === "impossible") return { outcome: "impossible", conflicts: answer.conflicts };
  if (answer.outcome === "undecided") return { outcome: "undecided" };
  const groups = groupsOf(needs, instance, tables);
  const seats = new Map<PersonId, GroupId>();
  for (const [name, people] of Object.entries(answer.plan.rounds[0]?.groups ?? {})) {
    const group = groups[Number(name) - 1];
    for (const personId of people) if (group) seats.set(personId as PersonId, group.groupId);
  }
  const { authorityId } = of.meeting;
  const leftOut = placed.slice(limits.count).map(({ topicId }) => topicId);
  const round = { roundId: needs.ids.next() as RoundId, meetingId: wish.meetingId, authorityId, stepId: wish.stepId };
  return { outcome: "composed", round: { ...round, groups, seats, seed: wish.seed, quality: answer.quality, leftOut } };
}

/** The registered and the crew's hosts who are here; who leads or interprets goes from group to group instead. */
async function whoIsPresent({ registration, agenda }: GroupingNeeds, { meetingId, present }: ComposeWish): Promise<Present[]> {
  const [participants, crew] = await Promise.all([registration.participants(meetingId), agenda.crew(meetingId)]);
  const hosts = new Set(crew.filter((member) => member.role === "host").map((member) => member.personId));
  const visiting = new Set(crew.filter((member) => member.role !== "host").map((member) => member.personId));
  const registered = participants.map(({ personId, role, municipality, topicWishes }) => ({ personId, role, municipality, topicWishes, mayHost: hosts.has(personId) }));
  const known = new Set(registered.map((person) => person.personId));
  const others = [...hosts].filter((personId) => !known.has(personId));
  const crewHosts = others.map((personId) => ({ personId, role: "host", municipality: "", topicWishes: [], mayHost: true }));
  return [...registered, ...crewHosts].filter(({ personId }) => present.has(personId) && !visiting.has(personId));
}

function groupsOf({ ids }: GroupingNeeds, instance: Instance, tables: readonly TopicTable[]): RoundGroup[] {
  const host = new Map(instance.rules?.fixed?.map(({ person, group }) => [group, person]));
  return (instance.rounds[0]?.groups ?? []).map(({ id, min, max }, index) => ({
    groupId: ids.next() as GroupId,
    number: index + 1,
    topicId: (tables[index]?.topicId ?? null) as TopicId | null,
    hostPersonId: (host.get(id) ?? null) as PersonId | null,
    min,
    max,
  }));
}
