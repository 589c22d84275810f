import { randomFrom } from "../src/random.ts";
import type { Fixed, Group, Instance, Person } from "../src/types.ts";

/** A small instance from a seed: up to 7 people in one round or 5 in two, with every kind of rule, often impossible. */
export function randomInstance(seed: number): Instance {
  const random = randomFrom(seed),
    maybe = (percent: number): boolean => random.below(100) < percent,
    pick = <T>(list: T[]): T => list[random.below(list.length)] as T;
  const R = maybe(40) ? 2 : 1,
    N = R === 2 ? 1 + random.below(5) : 1 + random.below(7),
    ids = Array.from({ length: N }, (_, i) => `p${i}`);
  const people = ids.map((id): Person => {
    const p: Person = { id, attributes: {} };
    if (maybe(90)) (p.attributes as Record<string, string>)["role"] = pick(["a", "b", "c"]);
    if (maybe(90)) (p.attributes as Record<string, string>)["age"] = pick(["x", "y"]);
    if (maybe(45)) p.host = true;
    if (maybe(40)) p.languages = pick([["sv"], ["en"], ["sv", "en"], []]);
    if (maybe(30)) p.topics = pick([["t1"], ["t2", "t1"], ["t3", "t2"]]);
    if (maybe(15)) p.rounds = pick([[1], [2], [1, 2], []]);
    return p;
  });
  const rounds = Array.from({ length: R }, () => {
    const G = 1 + random.below(3),
      mean = N / G;
    return {
      groups: Array.from({ length: G }, (_, g): Group => {
        const min = Math.max(0, Math.floor(mean) - random.below(3)),
          group: Group = { id: `g${g}`, min, max: Math.max(min, Math.ceil(mean) + random.below(3) - (maybe(15) ? 1 : 0)) };
        if (maybe(30)) group.needsHost = true;
        if (maybe(25)) group.language = pick(["sv", "en"]);
        if (maybe(25)) group.topic = pick(["t1", "t2"]);
        return group;
      }),
    };
  });
  const set = (): string[] => ids.filter(() => maybe(45)).slice(0, 4);
  const sets = (percent: number): string[][] => Array.from({ length: 3 }, set).filter((s) => s.length > 1 && maybe(percent));
  const fixed: Fixed[] = [];
  for (let i = 0; i < 2; i++)
    if (maybe(20)) {
      const round = 1 + random.below(R);
      fixed.push({ person: pick(ids), round, group: pick(rounds[round - 1]?.groups as Group[]).id });
    }
  const met = maybe(30) && N > 1 ? [["p0", "p1", 1 + random.below(2)] as [string, string, number]] : [];
  return {
    people,
    rounds,
    rules: { together: sets(30), apart: sets(40), fixed },
    met,
    weights: { newPeople: pick([10, 1, 0]), attributes: { role: 4, age: 1 }, topics: pick([2, 0]) },
  };
}
