import type { Conflict, Quality } from "@radslag/group-composition";
import type { StepId } from "#agenda";
import type { PersonId } from "#people";
import type { RoundTables } from "../making/tables.ts";

/** A round before it begins: its groups, and the number of each person's group. */
export type PlanRound = RoundTables & { seats: Record<string, number> };

/** Held fast when the rest is composed again: a person at a table, or (without a person) a whole table as it sits. */
export type Lock = { stepId: StepId; personId: PersonId | null; table: number };

export type PlanReason = "composed" | "recomputed" | "locked" | "unlocked" | "undone";

/** One version of one variant of the groups of a meeting's coming rounds. */
export type Plan = {
  variant: number;
  version: number;
  /** The version that undoing leads to; null: there is none. */
  backTo: number | null;
  basis: "present" | "registered";
  seed: number;
  rulesVersion: number;
  rounds: PlanRound[];
  locks: Lock[];
  quality: Quality;
  at: Date;
  actor: string;
  why: PlanReason;
};

/** `stepId`: the round it is about. `isPrivate`: it touches what somebody needs, so nobody is named. */
export type PlanConflict = Conflict & { stepId: StepId | undefined; isPrivate: boolean };

const isSame = (a: Lock, b: Lock) =>
  a.stepId === b.stepId && a.personId === b.personId && (a.personId !== null || a.table === b.table);

/** With the lock set or taken away, or null when it says nothing new or is about nobody's seat. */
export function withLock({ locks, rounds }: Pick<Plan, "locks" | "rounds">, lock: Lock, on: boolean): Lock[] | null {
  const others = locks.filter((one) => !isSame(one, lock));
  if (!on) return others.length < locks.length ? others : null;
  const round = rounds.find(({ stepId }) => stepId === lock.stepId);
  if (!round?.tables.some(({ number }) => number === lock.table)) return null;
  if (lock.personId !== null && round.seats[lock.personId] === undefined) return null;
  return [...others, lock];
}

/** The locks as seats: a locked table holds everyone who sits there. */
export function lockedSeats({
  locks,
  rounds,
}: Pick<Plan, "locks" | "rounds">): { stepId: StepId; personId: PersonId; table: number }[] {
  const persons = locks.flatMap(({ stepId, personId, table }) => (personId === null ? [] : [{ stepId, personId, table }]));
  const bound = new Set(persons.map(({ stepId, personId }) => `${stepId} ${personId}`));
  const tables = locks.filter(({ personId }) => personId === null);
  const whole = tables.flatMap(({ stepId, table }) =>
    membersOf(rounds, stepId, table).map((personId) => ({ stepId, personId, table })),
  );
  return [...persons, ...whole.filter(({ stepId, personId }) => !bound.has(`${stepId} ${personId}`))];
}

/** A locked table takes nobody else in. */
export function closedToOthers(
  { tables, stepId, leftOut }: RoundTables,
  { locks, rounds }: Pick<Plan, "locks" | "rounds">,
  here: ReadonlySet<string>,
): RoundTables {
  const closed = new Set(locks.filter((lock) => lock.personId === null && lock.stepId === stepId).map(({ table }) => table));
  const size = (table: number) => membersOf(rounds, stepId, table).filter((personId) => here.has(personId)).length;
  return {
    stepId,
    leftOut,
    tables: tables.map((table) =>
      closed.has(table.number) && size(table.number) >= table.min
        ? { ...table, max: Math.min(table.max, size(table.number)) }
        : table,
    ),
  };
}

function membersOf(rounds: readonly PlanRound[], stepId: StepId, table: number): PersonId[] {
  const seats = rounds.find((round) => round.stepId === stepId)?.seats ?? {};
  return Object.keys(seats).filter((personId) => seats[personId] === table) as PersonId[];
}
