import { whyHere } from "@radslag/group-composition";
import type { StepId } from "#agenda";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { GroupingNeeds } from "../index.ts";
import { gather } from "../making/gather.ts";
import { instanceFor } from "../making/instance.ts";
import { listMembers, listRounds } from "../store.ts";

/** Why somebody sits where they sit, in counts: it names nobody. */
export type Reasons = {
  /** Everyone at the table, the person too. */
  size: number;
  /** How many of the others they had not sat with before. */
  newPeople: number;
  roles: number;
  /** Null at tables of three or fewer, where a count would tell who comes from where. */
  municipalities: number | null;
  /** The table has a topic; its place among the person's wishes, 1 = first. */
  topic: { rank: number | null } | null;
};

/** Undefined while the person has no seat in a round under way. */
export async function reasonsFor(needs: GroupingNeeds, meetingId: MeetingId, personId: PersonId): Promise<Reasons | undefined> {
  const round = (await listRounds(needs.database, meetingId)).findLast(({ closedAt }) => closedAt === null);
  if (!round) return undefined;
  const open = round.groups.filter(({ closedAt }) => closedAt === null);
  const members = await Promise.all(
    open.map(async (group) => ({ group, personIds: await listMembers(needs.database, group.groupId) })),
  );
  const own = members.find(({ personIds }) => personIds.includes(personId));
  const material = own && (await gather(needs, meetingId, new Set(own.personIds), round.startedAt));
  if (!own || !material) return undefined;
  const { groupId: _, closedAt: _closed, mergedInto: _into, ...table } = own.group;
  const tables = [{ ...table, hostPersonId: null, needsHost: false, language: null, min: 0, max: own.personIds.length }];
  const stepId = round.stepId as StepId;
  const { people, rules, met } = material;
  const here = own.personIds.flatMap((id) => people.get(id) ?? []);
  const instance = instanceFor({ people: here, rounds: [{ stepId, tables, leftOut: [] }], rules, sharing: [], locked: [], met });
  const name = String(table.number);
  const why = whyHere(
    { ...instance, rules: {} },
    { rounds: [{ groups: { [name]: here.map((one) => one.personId) } }] },
    personId,
    1,
  );
  if (!why) return undefined;
  const { size, newPeople, topic } = why;
  const kinds = (of: (person: (typeof here)[number]) => string) => new Set(here.map(of).filter(Boolean)).size;
  return {
    size,
    newPeople,
    roles: kinds(({ role }) => role),
    municipalities: size > 3 ? kinds(({ municipality }) => municipality) : null,
    topic: topic && { rank: topic.rank },
  };
}
