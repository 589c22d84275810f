import type { StepId } from "#agenda";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { TopicId } from "#topics";
import type { GroupingNeeds } from "../index.ts";
import { type Material, gather } from "../making/gather.ts";
import { instanceFor } from "../making/instance.ts";
import { mend } from "../making/mend.ts";
import { type PlannedTable, commonLanguage, speaks } from "../making/tables.ts";

/** A running round as the live meeting sees it: its open groups, everybody's seat, and who is here. */
export type Running = {
  meetingId: MeetingId;
  stepId: string;
  startedAt: Date;
  groups: readonly {
    groupId: string;
    number: number;
    topicId: string | null;
    hostPersonId: string | null;
    min: number;
    max: number;
  }[];
  /** Group by person; also of those who have left. */
  seats: Readonly<Record<string, string>>;
  here: ReadonlySet<PersonId>;
};

/** What a facilitator may do in one action: people to new groups, and groups that are then nobody's into where most went. */
export type Mending = {
  moves: { personId: string; from: string | null; groupId: string }[];
  merges: { from: string; into: string }[];
};

/**
 * Where one person fits best, nobody else moved: among groups below their minimum if there are any, else among those with
 * a seat left, where they meet most new people and mix best. Undefined: no open group, or nobody who can be seated.
 */
export async function placePerson(needs: GroupingNeeds, running: Running, personId: string): Promise<string | undefined> {
  const material = await gather(needs, running.meetingId, new Set([...running.here, personId as PersonId]), running.startedAt);
  if (!material?.people.has(personId as PersonId)) return undefined;
  const sizes = sizesOf(running);
  const size = (groupId: string) => sizes.get(groupId) ?? 0;
  const others = running.groups.filter(({ groupId }) => groupId !== running.seats[personId]);
  const small = others.filter(({ groupId, min }) => size(groupId) < min);
  const roomy = others.filter(({ groupId, max }) => size(groupId) < max);
  // Everything full: one more at the table than was meant. Rules that shut all of a kind out open the next.
  for (const [open, more] of [
    [small, 0],
    [roomy, 0],
    [others, 1],
  ] as const) {
    const ids = new Set(open.map(({ groupId }) => groupId));
    if (ids.size === 0) continue;
    const tables = running.groups.map((group) => ({
      ...tableOf(group),
      min: 0,
      max: ids.has(group.groupId) ? Math.max(group.max, size(group.groupId)) + more : size(group.groupId),
    }));
    const answer = mend(questionOf(material, running, tables, personId), seatsByNumber(running, personId));
    const number = answer?.moved.length === 0 ? answer.seats[personId] : undefined;
    const found = open.find((group) => group.number === number);
    if (found) return found.groupId;
  }
  return undefined;
}

/** Whatever keeps every group large enough with as few moved as can be; null when nothing does. Empty when all is well. */
export async function mendGroups(needs: GroupingNeeds, running: Running): Promise<Mending | null> {
  const material = await gather(needs, running.meetingId, running.here, running.startedAt);
  if (!material || material.basis !== "present") return null;
  const answer = mend(questionOf(material, running, running.groups.map(tableOf)), seatsByNumber(running));
  if (!answer) return null;
  const groupAt = new Map(running.groups.map(({ groupId, number }) => [number, groupId]));
  const moves = Object.entries(answer.seats).flatMap(([personId, number]) => {
    const from = running.seats[personId] ?? null;
    const groupId = groupAt.get(number);
    return groupId && groupId !== from ? [{ personId, from, groupId }] : [];
  });
  return { moves, merges: mergesOf(running, moves) };
}

/** A group whose people have all been sent elsewhere closes into where most of them went. */
function mergesOf(running: Running, moves: Mending["moves"]): Mending["merges"] {
  const left = new Map(sizesOf(running));
  for (const { from, groupId } of moves) {
    if (from !== null) left.set(from, (left.get(from) ?? 0) - 1);
    left.set(groupId, (left.get(groupId) ?? 0) + 1);
  }
  const size = ({ groupId }: { groupId: string }) => left.get(groupId) ?? 0;
  const smallest = running.groups.filter((group) => size(group) > 0).toSorted((a, b) => size(a) - size(b))[0];
  return running.groups.flatMap((group) => {
    if (size(group) > 0 || group.min === 0) return [];
    const went = Map.groupBy(
      moves.filter(({ from }) => from === group.groupId),
      (move) => move.groupId,
    );
    // Nobody of it is here any more: whoever comes back finds people.
    const into = [...went].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? smallest?.groupId;
    return into ? [{ from: group.groupId, into }] : [];
  });
}

function sizesOf({ seats, here }: Running): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [personId, groupId] of Object.entries(seats))
    if (here.has(personId as PersonId)) sizes.set(groupId, (sizes.get(groupId) ?? 0) + 1);
  return sizes;
}

/** Seats in open groups, by the numbers of the groups; `except` has none. */
function seatsByNumber({ seats, groups }: Running, except?: string): Record<string, number> {
  const numbers = new Map(groups.map(({ groupId, number }) => [groupId, number]));
  return Object.fromEntries(
    Object.entries(seats).flatMap(([personId, groupId]) =>
      personId !== except && numbers.has(groupId) ? [[personId, numbers.get(groupId)!]] : [],
    ),
  );
}

const tableOf = ({ number, topicId, hostPersonId, min, max }: Running["groups"][number]): PlannedTable => ({
  ...{
    number,
    topicId: topicId as TopicId | null,
    hostPersonId: hostPersonId as PersonId | null,
    needsHost: false,
    language: null,
    min,
    max,
  },
});

/** Those who are here and sit in an open group, and `newcomer`. A host who sits somewhere else stays there; a group speaks
 * what those in it who lack the common language speak. */
function questionOf(material: Material, running: Running, tables: PlannedTable[], newcomer?: string) {
  const { groups, seats, stepId } = running;
  const open = new Map(groups.map(({ groupId, number }) => [groupId, number]));
  const seated = (personId: string) => (seats[personId] === undefined ? undefined : open.get(seats[personId]));
  const people = material.expected.filter(
    ({ personId }) => newcomer === undefined || personId === newcomer || seated(personId) !== undefined,
  );
  const foreign = people.some((person) => !speaks(person, commonLanguage));
  const held = tables.map((table) => {
    const stays = table.hostPersonId && seated(table.hostPersonId) === table.number ? table.hostPersonId : null;
    const other = people.find((person) => seated(person.personId) === table.number && !speaks(person, commonLanguage));
    return { ...table, hostPersonId: stays, language: other?.languages[0] ?? (foreign ? commonLanguage : null) };
  });
  const rounds = [{ stepId: stepId as StepId, tables: held, leftOut: [] }];
  return instanceFor({ people, rounds, rules: material.rules, sharing: material.sharing, locked: [], met: material.met });
}
