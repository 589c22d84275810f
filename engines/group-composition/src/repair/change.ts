import type { Change, Instance, Person } from "../types.ts";

/** R1: the instance after a change; absent people keep the rounds before it, arrived people get theirs from it on. */
export function changed(instance: Instance, change: Change): Instance {
  const all = instance.rounds.map((_, r) => r + 1),
    past = (p: Person): number[] => (p.rounds ?? all).filter((r) => r < change.round);
  const absent = new Set(change.absent ?? []),
    people = new Map<string, Person>();
  for (const p of instance.people) people.set(p.id, absent.has(p.id) ? { ...p, rounds: past(p) } : p);
  for (const p of change.arrived ?? []) {
    const known = people.get(p.id);
    people.set(p.id, {
      ...p,
      rounds: [...(known ? past(known) : []), ...(p.rounds ?? all).filter((r) => r >= change.round && r <= all.length)],
    });
  }
  return { ...instance, people: [...people.values()] };
}
