import type { AgendaStep, StepId } from "#agenda";
import type { Meeting, MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { GroupingNeeds } from "../index.ts";
import { findRules } from "../plans/store.ts";
import { type GroupingRules, usualRules } from "./rules.ts";
import type { Seatable, TopicTable } from "./tables.ts";
import { listMeetings, listRounds, listSeatedAt } from "../store.ts";

export type RoundStep = AgendaStep & { round: NonNullable<AgendaStep["round"]> };

/** All that groups of a meeting are made from. */
export type Material = {
  meeting: Meeting;
  /** The rounds of the run of show, in order. */
  rounds: RoundStep[];
  begun: ReadonlySet<StepId>;
  /** Everyone who could be given a seat, by id. */
  people: ReadonlyMap<PersonId, Seatable>;
  /** Of them, who is here; everybody when nobody is. */
  expected: Seatable[];
  basis: "present" | "registered";
  rules: GroupingRules;
  rulesVersion: number;
  sharing: PersonId[][];
  topics: ReadonlyMap<StepId, TopicTable[]>;
  /** Who has sat with whom at any date of the dialogue (`before` a moment, if given), and how often. */
  met: [string, string, number][];
};

/** Reads all rooms that know something about it. Undefined: no such meeting. */
export async function gather(
  needs: GroupingNeeds,
  meetingId: MeetingId,
  present: ReadonlySet<PersonId>,
  before?: Date,
): Promise<Material | undefined> {
  const { database, dialogues, agenda, registration, access } = needs;
  const of = await dialogues.ofMeeting(meetingId);
  if (!of) return undefined;
  const dates = of.dialogue.meetings.map((meeting) => meeting.id);
  const [steps, participants, crew, placements, kept, sharing, met, seatedBefore, held] = await Promise.all([
    agenda.runOfShow(meetingId),
    registration.participants(meetingId),
    agenda.crew(meetingId),
    agenda.placements(meetingId),
    findRules(database, meetingId),
    access.sharing(meetingId),
    listMeetings(database, dates, before),
    listSeatedAt(
      database,
      dates.filter((id) => id !== meetingId),
    ),
    listRounds(database, meetingId),
  ]);
  const rules = kept?.rules ?? usualRules;
  const people = seatable({ participants, crew, seatedBefore, marked: new Set(rules.hosts) });
  const here = [...people.values()].filter(({ personId }) => present.has(personId));
  return {
    meeting: of.meeting,
    rounds: steps.filter((step): step is RoundStep => step.round !== null),
    begun: new Set(held.map((round) => round.stepId as StepId)),
    people,
    expected: here.length > 0 ? here : [...people.values()],
    basis: here.length > 0 ? "present" : "registered",
    rules,
    rulesVersion: kept?.version ?? 0,
    sharing: servedBy(sharing, crew),
    topics: Map.groupBy(placements, ({ stepId }) => stepId),
    met,
  };
}

type Sources = {
  participants: Awaited<ReturnType<GroupingNeeds["registration"]["participants"]>>;
  crew: Awaited<ReturnType<GroupingNeeds["agenda"]["crew"]>>;
  seatedBefore: ReadonlySet<PersonId>;
  marked: ReadonlySet<PersonId>;
};

/** The registered and the crew's hosts; who leads or interprets goes from group to group instead. */
function seatable({ participants, crew, seatedBefore, marked }: Sources): Map<PersonId, Seatable> {
  const hosts = new Set(crew.filter((member) => member.role === "host").map((member) => member.personId));
  const visiting = new Set(crew.filter((member) => member.role !== "host").map((member) => member.personId));
  const about = (personId: PersonId) => ({
    mayHost: hosts.has(personId) || marked.has(personId),
    beenBefore: seatedBefore.has(personId),
  });
  const known = new Set(participants.map(({ personId }) => personId));
  const all = [
    ...participants.map(({ personId, role, municipality, languages, topicWishes }): Seatable => ({
      personId,
      role,
      municipality,
      languages,
      topicWishes,
      ...about(personId),
    })),
    ...[...hosts]
      .filter((personId) => !known.has(personId))
      .map((personId): Seatable => ({
        personId,
        role: "host",
        municipality: "",
        languages: [],
        topicWishes: [],
        ...about(personId),
      })),
  ];
  return new Map(all.filter(({ personId }) => !visiting.has(personId)).map((person) => [person.personId, person]));
}

/** Those who share an interpreter sit together; with several of the same kind in the crew they are dealt among them. */
function servedBy(
  sharing: readonly { need: "interpreter" | "caption-writer"; personIds: PersonId[] }[],
  crew: Sources["crew"],
): PersonId[][] {
  return sharing.flatMap(({ need, personIds }) => {
    const serving = Math.max(1, crew.filter((member) => member.role === need).length);
    const sets = Array.from({ length: Math.min(serving, personIds.length) }, (): PersonId[] => []);
    for (const [index, personId] of personIds.toSorted().entries()) sets[index % sets.length]?.push(personId);
    return sets.filter((set) => set.length > 1);
  });
}
