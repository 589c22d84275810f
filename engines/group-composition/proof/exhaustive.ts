import type { Instance, Person } from "../src/types.ts";

/** The truth about a small instance, by looking at every seating there is. Written from SPEC.md alone; shares nothing with the engine. */
export interface Truth {
  objective: number;
  repeats: number;
  attributes: Record<string, number>;
}

type Seating = number[];

const present = (p: Person, r: number): boolean => p.rounds === undefined || p.rounds.includes(r + 1);

/** Every seating of one round that keeps H1–H7, for the people of whom `here` is true; seat −1 = not there. */
export function seatings(instance: Instance, r: number, here: boolean[]): Seating[] {
  const groups = instance.rounds[r]?.groups ?? [],
    { people } = instance,
    found: Seating[] = [],
    seat: Seating = people.map(() => -1);
  const at = (id: string): number => people.findIndex((p) => p.id === id),
    rules = instance.rules ?? {};
  const keeps = (): boolean => {
    for (const [g, group] of groups.entries()) {
      const inside = people.filter((_, i) => seat[i] === g);
      if (inside.length < group.min || inside.length > group.max) return false;
      if (group.needsHost && !inside.some((p) => p.host)) return false;
      if (
        group.language &&
        inside.some((p) => p.languages && p.languages.length > 0 && !p.languages.includes(group.language as string))
      )
        return false;
    }
    for (const set of rules.together ?? [])
      if (
        new Set(
          set
            .map(at)
            .filter((i) => here[i])
            .map((i) => seat[i]),
        ).size > 1
      )
        return false;
    for (const set of rules.apart ?? []) {
      const seats = set
        .map(at)
        .filter((i) => here[i])
        .map((i) => seat[i]);
      if (new Set(seats).size < seats.length) return false;
    }
    return (rules.fixed ?? []).every(
      (f) => f.round !== r + 1 || !here[at(f.person)] || groups[seat[at(f.person)] as number]?.id === f.group,
    );
  };
  const place = (i: number): void => {
    if (i === people.length) {
      if (keeps()) found.push([...seat]);
      return;
    }
    if (!here[i]) {
      seat[i] = -1;
      place(i + 1);
      return;
    }
    for (let g = 0; g < groups.length; g++) {
      seat[i] = g;
      place(i + 1);
    }
    seat[i] = -1;
  };
  place(0);
  return found;
}

export const presentIn = (instance: Instance, r: number): boolean[] => instance.people.map((p) => present(p, r));

/** The least of every figure over all plans, each on its own; null when no plan keeps the rules. For one or two rounds. */
export function truth(instance: Instance): Truth | null {
  const { people, weights } = instance,
    rounds = instance.rounds.map((_, r) => seatings(instance, r, presentIn(instance, r)));
  if (rounds.some((list) => list.length === 0)) return null;
  const names = Object.keys(weights.attributes),
    forced = new Set<string>();
  for (const set of instance.rules?.together ?? []) for (const a of set) for (const b of set) forced.add(`${a} ${b}`);
  const before = (a: string, b: string): number =>
    (instance.met ?? []).reduce((sum, [x, y, n = 1]) => sum + ((x === a && y === b) || (x === b && y === a) ? n : 0), 0);
  const pairs = people.flatMap((p, i) =>
    people
      .slice(0, i)
      .map((q, j) => ({
        i,
        j,
        counts: !forced.has(`${p.id} ${q.id}`),
        before: before(p.id, q.id),
        same: names.map((n) => p.attributes?.[n] !== undefined && p.attributes[n] === q.attributes?.[n]),
      })),
  );
  const priced = rounds.map((list, r) =>
    list.map((seat) => {
      const groups = instance.rounds[r]?.groups ?? [],
        together = pairs.filter((x) => seat[x.i] === seat[x.j] && (seat[x.i] as number) >= 0);
      let topics = 0;
      if (groups.some((g) => g.topic))
        people.forEach((p, i) => {
          if ((seat[i] as number) < 0 || !p.topics?.length) return;
          const rank = p.topics.indexOf(groups[seat[i] as number]?.topic ?? "") + 1;
          topics += rank ? 1 - 1 / rank : 1;
        });
      const own = names.map((_, a) => together.filter((x) => x.same[a]).length);
      return {
        own,
        met: pairs.map((x) => (x.counts && together.includes(x) ? 1 : 0)),
        price:
          own.reduce((sum, n, a) => sum + n * (weights.attributes[names[a] as string] as number), 0) +
          (weights.topics ?? 0) * topics,
      };
    }),
  );
  const c2 = (x: number): number => (x * (x - 1)) / 2;
  const best: Truth = { objective: Infinity, repeats: Infinity, attributes: Object.fromEntries(names.map((n) => [n, 0])) };
  names.forEach((n, a) => {
    best.attributes[n] = priced.reduce((sum, list) => sum + Math.min(...list.map((x) => x.own[a] as number)), 0);
  });
  const none = { met: pairs.map(() => 0), price: 0 };
  for (const x of priced[0] ?? [])
    for (const y of priced[1] ?? [none]) {
      let repeats = 0;
      for (const [k, pair] of pairs.entries()) {
        const m = (x.met[k] as number) + (y.met[k] as number);
        if (m) repeats += c2(pair.before + m) - c2(pair.before);
      }
      best.repeats = Math.min(best.repeats, repeats);
      best.objective = Math.min(best.objective, weights.newPeople * repeats + x.price + y.price);
    }
  return best;
}

/** X2: the named people cannot be seated, whoever of the others stays or goes. */
export function conflictsAlone(instance: Instance, round: number, named: string[]): boolean {
  const here = presentIn(instance, round - 1),
    others = instance.people.flatMap((p, i) => (here[i] && !named.includes(p.id) ? [i] : []));
  for (let mask = 0; mask < 2 ** others.length; mask++) {
    const now = here.map((h, i) => h && (!others.includes(i) || ((mask >> others.indexOf(i)) & 1) === 1));
    if (seatings(instance, round - 1, now).length > 0) return false;
  }
  return true;
}
