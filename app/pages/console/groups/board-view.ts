import type { Assignment, Plan, PlanBoard, PlanRound, Round } from "#grouping";
import { municipalityName } from "#registration/shared";
import { groupTexts as t } from "./group-texts.ts";

export type SeenPerson = {
  personId: string;
  name: string;
  role: string;
  place: string;
  again: string[];
  locked: boolean;
  sentTo: number | null;
  here: boolean;
};
export type SeenTable = { number: number; topic: string | null; locked: boolean; people: SeenPerson[] };
export type SeenMove = { key: string; at: string; who: string; what: string; why: string; by: string };

type Names = { name(personId: string): string; topic(topicId: string | null): string | null };

/** Role and municipality of those who can be seated, by id. */
const aboutOf = ({ people }: PlanBoard) =>
  new Map<string, PlanBoard["people"][number]>(people.map((person) => [person.personId, person]));

/** The groups of a round as planned, with who meets whom again: at an earlier time, or in an earlier round of the same plan. */
export function plannedTables(board: PlanBoard, plan: Plan, round: PlanRound, { name, topic }: Names): SeenTable[] {
  const about = aboutOf(board);
  const earlier = plan.rounds.slice(0, plan.rounds.indexOf(round));
  const meet = (one: string, other: string) =>
    board.met.has(one < other ? `${one} ${other}` : `${other} ${one}`) ||
    earlier.some(({ seats }) => seats[one] !== undefined && seats[one] === seats[other]);
  const isLocked = (personId: string | null, table: number) =>
    plan.locks.some((lock) => lock.stepId === round.stepId && lock.personId === personId && lock.table === table);
  /** Locked at a table where they do not sit yet. */
  const sentTo = (personId: string, number: number) =>
    plan.locks.find((lock) => lock.stepId === round.stepId && lock.personId === personId && lock.table !== number)?.table ?? null;
  const members = Map.groupBy(Object.keys(round.seats), (personId) => round.seats[personId]);
  return round.tables.map(({ number, topicId }) => {
    const ids = members.get(number) ?? [];
    const people = ids.map((personId): SeenPerson => ({
      ...{ personId, name: name(personId), role: about.get(personId)?.role ?? "" },
      place: placeOf(about.get(personId)?.municipality),
      again: ids.filter((other) => other !== personId && meet(personId, other)).map(name),
      locked: isLocked(personId, number),
      sentTo: sentTo(personId, number),
      here: true,
    }));
    return { number, topic: topic(topicId), locked: isLocked(null, number), people: people.toSorted(byRoleAndName) };
  });
}

/** The groups of a round that has begun, as they are now. */
export function begunTables(
  board: PlanBoard,
  { round, log, here }: { round: Round; log: readonly Assignment[]; here: ReadonlySet<string> },
  { name, topic }: Names,
): SeenTable[] {
  const about = aboutOf(board);
  const seat = new Map<string, string>(
    log.filter((row) => row.roundId === round.roundId).map((row) => [row.personId, row.groupId]),
  );
  return round.groups
    .filter((group) => group.mergedInto === null)
    .map((group) => ({
      number: group.number,
      topic: topic(group.topicId),
      locked: false,
      people: [...seat]
        .filter(([, groupId]) => groupId === group.groupId)
        .map(([personId]): SeenPerson => ({
          ...{
            personId,
            name: name(personId),
            role: about.get(personId)?.role ?? "",
            again: [],
            locked: false,
            sentTo: null,
            here: here.has(personId),
          },
          place: placeOf(about.get(personId)?.municipality),
        }))
        .toSorted(byRoleAndName),
    }));
}

const placeOf = (municipality = "") => municipalityName(municipality, "sv") ?? "";
const byRoleAndName = (a: SeenPerson, b: SeenPerson) => a.role.localeCompare(b.role) || a.name.localeCompare(b.name, "sv");

/** Who sits elsewhere in the other plan of the same round. */
export function movedBetween(one: PlanRound, other: PlanRound | undefined): number {
  return other ? Object.keys(one.seats).filter((personId) => other.seats[personId] !== one.seats[personId]).length : 0;
}

/** The log of a meeting, newest first: each row who, when, from where to where, why and by whom; a round's start is one row. */
export function movesOf(
  rounds: readonly Round[],
  log: readonly Assignment[],
  { name }: Pick<Names, "name">,
  at: (when: Date) => string,
): SeenMove[] {
  const numbers = new Map(rounds.flatMap(({ groups }) => groups.map((group) => [group.groupId, group.number] as const)));
  const seats = new Map<string, number>();
  const by = (actor: string) => (actor === "system" ? t.system : name(actor));
  const moves: SeenMove[] = [];
  for (const round of rounds) {
    const rows = log.filter((row) => row.roundId === round.roundId);
    seats.clear();
    const first = rows.filter(({ why }) => why === "composed");
    for (const row of first) seats.set(row.personId, numbers.get(row.groupId) ?? 0);
    const actor = first[0]?.actor ?? "system";
    const what = t.formed(round.number, round.groups.length, first.length);
    moves.push({ key: round.roundId, at: at(round.startedAt), who: t.everybody, what, why: t.why.composed, by: by(actor) });
    for (const [index, row] of rows.entries()) {
      if (row.why === "composed") continue;
      const to = numbers.get(row.groupId) ?? 0;
      const from = seats.get(row.personId);
      seats.set(row.personId, to);
      moves.push({
        ...{ key: `${row.roundId} ${index}`, at: at(row.at), who: name(row.personId), why: t.why[row.why], by: by(row.actor) },
        what: from === undefined ? t.into(round.number, to) : t.fromTo(round.number, from, to),
      });
    }
  }
  return moves.toReversed();
}
