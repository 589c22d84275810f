import type { StepId } from "#agenda";
import type { PersonId } from "#people";
import type { TopicId } from "#topics";
import { groupLimits } from "./group-limits.ts";
import type { RoundRules } from "./rules.ts";
import { forms } from "./templates.ts";

/** Someone who can be seated, as the engine may know them: ids and what the mix is made of. */
export type Seatable = {
  personId: PersonId;
  role: string;
  municipality: string;
  languages: readonly string[];
  topicWishes: readonly TopicId[];
  mayHost: boolean;
  /** Sat in a group at an earlier date of the dialogue. */
  beenBefore: boolean;
};

/** A group before it begins. `hostPersonId` sits here whatever else; `needsHost`: someone who may host must. */
export type PlannedTable = {
  number: number;
  topicId: TopicId | null;
  hostPersonId: PersonId | null;
  needsHost: boolean;
  language: string | null;
  min: number;
  max: number;
};

/** A topic that has been placed in the round. */
export type TopicTable = { topicId: TopicId; hostPersonId: PersonId | null };
/** `leftOut`: topics for which there were too few groups. */
export type RoundTables = { stepId: StepId; tables: PlannedTable[]; leftOut: TopicId[] };

/** What everyone speaks unless they said otherwise. */
export const commonLanguage = "sv";
export const speaks = ({ languages }: Pick<Seatable, "languages">, language: string) =>
  languages.length === 0 || languages.includes(language);

/** The groups of a round for these people (1 or more): how many, how large, which topic, language and host each has. */
export function tablesFor(
  stepId: StepId,
  rules: RoundRules,
  topics: readonly TopicTable[],
  people: readonly Seatable[],
): RoundTables {
  const form = forms[rules.template];
  const { count, min, max } =
    form.tables === "by-topic" && topics.length > 0
      ? roomsFor(people.length, topics.length, rules.max)
      : groupLimits(people.length, rules);
  const hosts = hostsAt(people, topics.slice(0, count), form.hosts === "stay" ? count : 0);
  const seated = new Set(hosts.values());
  let free = people.filter((person) => person.mayHost && !seated.has(person.personId)).length;
  const languages = languagesOf(people, { count, min, max });
  const tables = Array.from({ length: count }, (_, index): PlannedTable => {
    const hostPersonId = hosts.get(index) ?? null;
    const needsHost = hostPersonId === null && free-- > 0;
    return {
      number: index + 1,
      topicId: topics[index]?.topicId ?? null,
      hostPersonId,
      needsHost,
      language: languages[index] ?? null,
      min,
      max,
    };
  });
  return { stepId, tables, leftOut: topics.slice(count).map(({ topicId }) => topicId) };
}

/** Open space: a room for each topic, as full or as empty as people like; the rooms' seats grow when all would not fit. */
const roomsFor = (people: number, topics: number, seats: number) => ({
  count: topics,
  min: 0,
  max: Math.max(seats, Math.ceil(people / topics)),
});

/** By index of table. A host that two tables want sits at the first; `stay` tables take the other hosts, in order. */
function hostsAt(people: readonly Seatable[], topics: readonly TopicTable[], stay: number): Map<number, PersonId> {
  const here = new Set(people.map((person) => person.personId));
  const hosts = new Map<number, PersonId>();
  const taken = new Set<PersonId>();
  const put = (index: number, personId: PersonId) => void (hosts.set(index, personId), taken.add(personId));
  for (const [index, { hostPersonId }] of topics.entries())
    if (hostPersonId && here.has(hostPersonId) && !taken.has(hostPersonId)) put(index, hostPersonId);
  const others = people.filter((person) => person.mayHost && !taken.has(person.personId)).map(({ personId }) => personId);
  for (let index = 0; index < stay && others.length > 0; index += 1) if (!hosts.has(index)) put(index, others.shift()!);
  return hosts;
}

/**
 * A language for each table, or none while everybody speaks the common one. Whoever does not gets tables, from the last one
 * on, where all speak theirs; where too few do, one table has no language of its own.
 */
function languagesOf(
  people: readonly Seatable[],
  { count, min, max }: { count: number; min: number; max: number },
): (string | null)[] {
  const others = Map.groupBy(
    people.filter((person) => !speaks(person, commonLanguage)),
    (person) => person.languages[0] ?? commonLanguage,
  );
  const languages: (string | null)[] = Array.from({ length: count }, () => (others.size > 0 ? commonLanguage : null));
  let last = count - 1;
  for (const [language, needing] of [...others].toSorted(([a], [b]) => a.localeCompare(b))) {
    const needed = Math.ceil(needing.length / max);
    const speakers = people.filter((person) => speaks(person, language)).length;
    const own = speakers >= needed * min ? language : null;
    for (let n = 0; n < needed && last >= 0; n += 1) languages[last--] = own;
  }
  return languages;
}
