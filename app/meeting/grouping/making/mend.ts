import { type Instance, type Plan, repair } from "@radslag/group-composition";

/** Seats as numbers of groups, by person. */
export type Seats = Readonly<Record<string, number>>;
export type Mended = { seats: Seats; moved: string[]; plan: Plan };

/**
 * Seats for everyone in a question of one round who is here, from where they sit or were to sit: whoever has no seat gets
 * one, groups left too small are filled or merged away, and no more people are moved than that takes. Null: it cannot be.
 */
export function mend(instance: Instance, seats: Seats): Mended | null {
  const here = new Set(instance.people.map((person) => person.id));
  const groups: Record<string, string[]> = Object.fromEntries((instance.rounds[0]?.groups ?? []).map(({ id }) => [id, []]));
  for (const [personId, table] of Object.entries(seats)) if (here.has(personId)) groups[String(table)]?.push(personId);
  const answer = repair(instance, { rounds: [{ groups }] }, { round: 1 });
  if (answer.outcome !== "repaired") return null;
  return { seats: seatsIn(answer.plan, 0), moved: answer.moved, plan: answer.plan };
}

/** The engine's groups of one round as seats. */
export const seatsIn = (plan: Plan, round: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(plan.rounds[round]?.groups ?? {}).flatMap(([table, people]) =>
      people.map((personId) => [personId, Number(table)]),
    ),
  );
