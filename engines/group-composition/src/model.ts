import type { Instance, Person, Plan } from "./types.ts";

/** One round as numbers. People are indexes into `Model.ids`, groups indexes in the order of the instance. */
export interface RoundModel {
  readonly groupIds: string[];
  readonly G: number;
  readonly min: Int32Array;
  readonly max: Int32Array;
  readonly needsHost: Uint8Array;
  /** People present, rising. */
  readonly here: Int32Array;
  /** For each person the index of their domain, −1 when absent. */
  readonly domainOf: Int32Array;
  /** Sets of groups (1 = admits) that languages and `fixed` leave. */
  readonly domains: Uint8Array[];
  /** Together-sets as they bind here: each person's block, and its people. Someone alone is a block of one; absent = −1. */
  readonly blockOf: Int32Array;
  readonly blocks: number[][];
  /** The blocks of more than one. */
  readonly ties: number[][];
  /** The first round with the same people and the same hard rules; itself if there is none before. Topics may differ. */
  readonly like: number;
  /** Index of each group's topic, −1 = none; null when the round has no topic at all. */
  readonly topicOf: Int32Array | null;
}

/** An instance compiled to numbers, the same for every order of the input (I4). */
export interface Model {
  readonly instance: Instance;
  readonly ids: string[];
  readonly people: Person[];
  readonly indexOf: Map<string, number>;
  readonly N: number;
  readonly rounds: RoundModel[];
  readonly host: Uint8Array;
  readonly attributes: string[];
  readonly A: number;
  /** N·A indexes into all values of all attributes. */
  readonly value: Int32Array;
  readonly V: number;
  /** Weight of a pair that shares the value; 0 for "has no such attribute", which nobody shares. */
  readonly valueWeight: Float64Array;
  /** Attribute that the value belongs to; −1 for "has none". */
  readonly valueAttribute: Int32Array;
  readonly apart: Int32Array[];
  /** N·N keys (a < b) of pairs in one together-set: their meetings do not count. */
  readonly forced: Set<number>;
  /** Those of `forced`, by person. */
  readonly forcedWith: Int32Array[];
  /** Earlier meetings by pair key. */
  readonly before: Map<number, number>;
  readonly topics: string[];
  /** N·T: 1 − 1/rank of a topic for a person; 0 for all topics when the person has no wish. */
  readonly topicCost: Float64Array;
  /** 1 when the person has wishes. */
  readonly wishes: Uint8Array;
  readonly newPeople: number;
  readonly topicWeight: number;
}

export const pairKey = (model: { N: number }, a: number, b: number): number => (a < b ? a * model.N + b : b * model.N + a);

export const isPresent = (person: Person, round: number): boolean => !person.rounds || person.rounds.includes(round);

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function compile(instance: Instance): Model {
  const people = [...instance.people].sort((a, b) => byCodeUnit(a.id, b.id)),
    ids = people.map((p) => p.id),
    N = people.length;
  const indexOf = new Map(ids.map((id, i) => [id, i]));
  const at = (id: string): number => indexOf.get(id) as number;
  const attributes = Object.keys(instance.weights.attributes),
    A = attributes.length;
  const value = new Int32Array(N * A),
    valueWeight: number[] = [],
    valueAttribute: number[] = [];
  attributes.forEach((name, a) => {
    const code = new Map<string | undefined, number>();
    for (let p = 0; p < N; p++) {
      const v = (people[p] as Person).attributes?.[name];
      let c = code.get(v);
      if (c === undefined) {
        c = valueWeight.length;
        code.set(v, c);
        valueWeight.push(v === undefined ? 0 : (instance.weights.attributes[name] as number));
        valueAttribute.push(v === undefined ? -1 : a);
      }
      value[p * A + a] = c;
    }
  });
  const forced = new Set<number>(),
    before = new Map<number, number>();
  for (const set of instance.rules?.together ?? [])
    for (const a of set) for (const b of set) if (a !== b) forced.add(pairKey({ N }, at(a), at(b)));
  for (const [a, b, times = 1] of instance.met ?? []) {
    const key = pairKey({ N }, at(a), at(b));
    if (times) before.set(key, (before.get(key) ?? 0) + times);
  }
  const rounds: RoundModel[] = [];
  const topics = [...new Set(instance.rounds.flatMap((r) => r.groups.flatMap((g) => (g.topic ? [g.topic] : []))))],
    T = topics.length;
  const topicCost = new Float64Array(N * T),
    wishes = new Uint8Array(N);
  people.forEach((p, i) => {
    if (!p.topics?.length) return;
    wishes[i] = 1;
    for (let t = 0; t < T; t++) {
      const rank = p.topics.indexOf(topics[t] as string);
      topicCost[i * T + t] = rank < 0 ? 1 : 1 - 1 / (rank + 1);
    }
  });
  const sometimes = people.filter((p) => p.rounds),
    known = new Map<string, number>();
  instance.rounds.forEach(({ groups }, r) => {
    const places = new Map(groups.map((g, i) => [g.id, i])),
      fixed = (instance.rules?.fixed ?? []).filter((f) => f.round === r + 1).map((f) => `${at(f.person)}:${places.get(f.group)}`);
    const key = JSON.stringify([
      sometimes.map((p) => (isPresent(p, r + 1) ? 1 : 0)).join(""),
      fixed.sort(),
      groups.map((g) => [g.min, g.max, g.needsHost === true, g.language ?? ""]),
    ]);
    const like = known.get(key),
      own = {
        groupIds: groups.map((g) => g.id),
        topicOf: groups.some((g) => g.topic) ? Int32Array.from(groups, (g) => (g.topic ? topics.indexOf(g.topic) : -1)) : null,
      };
    if (like === undefined) known.set(key, r);
    rounds.push(
      like === undefined
        ? { ...compileRound(instance, people, at, r), ...own, like: r }
        : { ...(rounds[like] as RoundModel), ...own },
    );
  });
  return {
    instance,
    ids,
    people,
    indexOf,
    N,
    attributes,
    A,
    value,
    V: valueWeight.length,
    valueWeight: Float64Array.from(valueWeight),
    valueAttribute: Int32Array.from(valueAttribute),
    host: Uint8Array.from(people, (p) => (p.host ? 1 : 0)),
    apart: pairedWith(instance.rules?.apart ?? [], at, N),
    forced,
    forcedWith: pairedWith(instance.rules?.together ?? [], at, N),
    before,
    topics,
    topicCost,
    wishes,
    newPeople: instance.weights.newPeople,
    topicWeight: instance.weights.topics ?? 0,
    rounds,
  };
}

/**
 * The model of `instance`, which is `model`'s without some people from round index `first` on: only the rounds they would have sat in are compiled anew, where a no-show among
 * thousands costs a tenth. `gone` = their ids. Rounds that become alike by it are not told so.
 */
export function compileWithout(model: Model, instance: Instance, gone: ReadonlySet<string>, first: number): Model {
  const byId = new Map(instance.people.filter((p) => gone.has(p.id)).map((p) => [p.id, p])),
    people = model.people.map((p) => byId.get(p.id) ?? p),
    at = (id: string): number => model.indexOf.get(id) as number,
    known = new Map<number, number>(),
    rounds: RoundModel[] = [];
  model.rounds.forEach((round, r) => {
    const like = known.get(round.like) ?? r,
      { groupIds, topicOf } = round;
    if (r < first || ![...gone].some((id) => model.indexOf.has(id) && round.domainOf[at(id)] !== -1)) rounds.push(round);
    else if (like !== r) rounds.push({ ...(rounds[like] as RoundModel), groupIds, topicOf });
    else {
      known.set(round.like, r);
      rounds.push({ ...compileRound(instance, people, at, r), groupIds, topicOf, like });
    }
  });
  return { ...model, instance, people, rounds };
}

/** For each person the others of their sets, rising. */
function pairedWith(sets: string[][], at: (id: string) => number, N: number): Int32Array[] {
  const none = new Int32Array(0),
    lists: Int32Array[] = Array.from({ length: N }, () => none),
    others = new Map<number, Set<number>>();
  for (const set of sets)
    for (const a of set) for (const b of set) if (a !== b) others.set(at(a), (others.get(at(a)) ?? new Set()).add(at(b)));
  for (const [p, set] of others) lists[p] = Int32Array.from([...set].sort((a, b) => a - b));
  return lists;
}

function compileRound(
  instance: Instance,
  people: Person[],
  at: (id: string) => number,
  r: number,
): Omit<RoundModel, "like" | "groupIds" | "topicOf"> {
  const groups = instance.rounds[r]?.groups ?? [],
    G = groups.length,
    N = people.length;
  const here = new Int32Array(N).map((_, i) => i).filter((i) => isPresent(people[i] as Person, r + 1));
  const groupAt = new Map(groups.map((g, i) => [g.id, i])),
    fixedAt = new Map<number, Set<number>>();
  for (const f of instance.rules?.fixed ?? [])
    if (f.round === r + 1) {
      const p = at(f.person);
      fixedAt.set(p, (fixedAt.get(p) ?? new Set()).add(groupAt.get(f.group) as number));
    }
  const domains: Uint8Array[] = [],
    known = new Map<string, number>(),
    domainOf = new Int32Array(N).fill(-1),
    mute: string[] = [];
  const anyLanguage = groups.some((g) => g.language);
  for (const p of here) {
    const spoken = (anyLanguage && people[p]?.languages) || mute,
      fixed = fixedAt.get(p);
    const tongues = spoken.length > 1 ? [...spoken].sort(byCodeUnit).join("\n") : (spoken[0] ?? ""),
      key = fixed ? `${tongues}\n\n${[...fixed].sort((a, b) => a - b).join()}` : tongues;
    let d = known.get(key);
    if (d === undefined) {
      d = domains.length;
      known.set(key, d);
      domains.push(
        Uint8Array.from(groups, (g, i) =>
          g.max > 0 &&
          (!g.language || spoken.length === 0 || spoken.includes(g.language)) &&
          (!fixed || (fixed.size === 1 && fixed.has(i)))
            ? 1
            : 0,
        ),
      );
    }
    domainOf[p] = d;
  }
  const { blockOf, blocks } = tie(instance, here, N, at);
  return {
    G,
    min: Int32Array.from(groups, (g) => g.min),
    max: Int32Array.from(groups, (g) => g.max),
    needsHost: Uint8Array.from(groups, (g) => (g.needsHost ? 1 : 0)),
    here,
    domainOf,
    domains,
    blockOf,
    blocks,
    ties: blocks.filter((block) => block.length > 1),
  };
}

/** Sets that share someone present are one block; people who are absent drop out. */
function tie(
  instance: Instance,
  here: Int32Array,
  N: number,
  at: (id: string) => number,
): Pick<RoundModel, "blockOf" | "blocks"> {
  const parent = new Int32Array(N).fill(-1);
  for (const p of here) parent[p] = p;
  const root = (p: number): number => {
    while (parent[p] !== p) p = parent[p] as number;
    return p;
  };
  for (const set of instance.rules?.together ?? []) {
    const present = set
      .map(at)
      .filter((p) => parent[p] !== -1)
      .sort((a, b) => a - b);
    for (const p of present) {
      const a = root(present[0] as number),
        b = root(p);
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const blockOf = new Int32Array(N).fill(-1),
    blocks: number[][] = [];
  for (const p of here) {
    const first = root(p);
    if (first === p) {
      blockOf[p] = blocks.length;
      blocks.push([p]);
    } else {
      const b = blockOf[first] as number;
      blockOf[p] = b;
      (blocks[b] as number[]).push(p);
    }
  }
  return { blockOf, blocks };
}

/** Who sits where: for each round, each person's group (−1 = absent). */
export type Seats = Int32Array[];

/** P1: groups in the order of the instance, ids by UTF-16 code unit. Rounds before `first` are taken from `history` as they are (R2). */
export function planFrom(model: Model, seats: Seats, history?: Plan, first = 0): Plan {
  return {
    rounds: model.rounds.map((round, r) => {
      const past = r < first ? history?.rounds[r] : undefined;
      if (past) return past;
      const lists: string[][] = round.groupIds.map(() => []);
      for (const p of round.here) (lists[(seats[r] as Int32Array)[p] as number] as string[]).push(model.ids[p] as string);
      return { groups: Object.fromEntries(round.groupIds.map((id, g) => [id, lists[g] as string[]])) };
    }),
  };
}
