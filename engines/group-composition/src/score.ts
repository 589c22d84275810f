import { compile, isPresent } from "./model.ts";
import type { Model, Seats } from "./model.ts";
import type { Instance, Plan, Score } from "./types.ts";

const pairsOf = (n: number): number => (n * (n - 1)) / 2;

/** The figures of O1–O4 for seats that keep H1. */
export function scoreSeats(model: Model, seats: Seats): Omit<Score, "broken"> {
  const met: number[] = [],
    pairs = new Float64Array(model.A),
    { A, N } = model,
    T = model.topics.length;
  let wishers = 0,
    satisfaction = 0;
  model.rounds.forEach((round, r) => {
    const members: number[][] = Array.from({ length: round.G }, () => []),
      seat = seats[r] as Int32Array;
    for (const p of round.here) {
      const g = seat[p] as number;
      if (g >= 0) (members[g] as number[]).push(p);
      if (!round.topicOf || !model.wishes[p]) continue;
      wishers++;
      const t = g < 0 ? -1 : (round.topicOf[g] as number);
      if (t >= 0) satisfaction += 1 - (model.topicCost[p * T + t] as number);
    }
    for (const group of members) {
      for (let i = 0; i < group.length; i++)
        for (let j = 0; j < i; j++) {
          const p = group[j] as number,
            q = group[i] as number,
            key = p * N + q;
          if (!model.forced.has(key)) met.push(key);
          for (let a = 0; a < A; a++) {
            const v = model.value[p * A + a] as number;
            if (v === model.value[q * A + a] && model.valueAttribute[v] === a) pairs[a] = (pairs[a] as number) + 1;
          }
        }
    }
  });
  const repeats = repeatsOf(model, Float64Array.from(met).sort());
  const weights = model.instance.weights;
  const attributes = model.attributes.reduce(
    (sum, name, a) => sum + (weights.attributes[name] as number) * (pairs[a] as number),
    0,
  );
  const parts = { newPeople: model.newPeople * repeats, attributes, topics: model.topicWeight * (wishers - satisfaction) };
  return {
    objective: parts.newPeople + parts.attributes + parts.topics,
    parts,
    repeats,
    pairs: Object.fromEntries(model.attributes.map((name, a) => [name, pairs[a] as number])),
    wishesMet: wishers ? satisfaction / wishers : null,
  };
}

/** O2 of sorted pair keys, one for each meeting. */
function repeatsOf(model: Model, met: Float64Array): number {
  let repeats = 0;
  for (let i = 0, j = 0; i < met.length; i = j) {
    while (j < met.length && met[j] === met[i]) j++;
    const before = model.before.get(met[i] as number) ?? 0;
    repeats += pairsOf(before + j - i) - pairsOf(before);
  }
  return repeats;
}

/** Every hard rule (H1–H7) that seats with everyone present in one group break, in words. `names` gives a person's id. */
export function brokenRules(model: Model, seats: Seats): string[] {
  const broken: string[] = [];
  model.rounds.forEach((round, r) => {
    const seat = seats[r] as Int32Array,
      size = new Int32Array(round.G),
      hosts = new Int32Array(round.G);
    const id = (p: number): string => model.ids[p] as string,
      say = (what: string): void => {
        broken.push(`round ${r + 1}: ${what}`);
      };
    for (const p of round.here) {
      const g = seat[p] as number;
      if (g < 0) {
        say(`H1 ${id(p)} has no seat`);
        continue;
      }
      size[g] = (size[g] as number) + 1;
      hosts[g] = (hosts[g] as number) + (model.host[p] as number);
      if (!(round.domains[round.domainOf[p] as number] as Uint8Array)[g])
        say(`H4/H7 ${id(p)} may not sit in group ${round.groupIds[g]}`);
      for (const q of model.apart[p] as Int32Array)
        if (p < q && round.domainOf[q] !== -1 && seat[q] === g) say(`H6 ${id(p)} and ${id(q)} share group ${round.groupIds[g]}`);
    }
    for (let g = 0; g < round.G; g++) {
      if ((size[g] as number) < (round.min[g] as number) || (size[g] as number) > (round.max[g] as number))
        say(`H2 group ${round.groupIds[g]} has ${size[g]} people`);
      if (round.needsHost[g] && !hosts[g]) say(`H3 group ${round.groupIds[g]} has no host`);
    }
    for (const block of round.blocks)
      if (block.some((p) => seat[p] !== seat[block[0] as number])) say(`H5 ${block.map(id).join(" ")} are split`);
  });
  return broken;
}

/** Seats of a plan; people the plan leaves out get −1, and what is no seat at all is told in words. */
export function seatsOf(model: Model, plan: Plan): { seats: Seats; broken: string[] } {
  const broken: string[] = [];
  if (plan.rounds.length !== model.rounds.length)
    broken.push(`H1 the plan has ${plan.rounds.length} rounds, the instance ${model.rounds.length}`);
  const seats = model.rounds.map((round, r) => {
    const seat = new Int32Array(model.N).fill(-1),
      groupAt = new Map(round.groupIds.map((id, g) => [id, g]));
    for (const [groupId, ids] of Object.entries(plan.rounds[r]?.groups ?? {})) {
      const g = groupAt.get(groupId);
      if (g === undefined) {
        broken.push(`round ${r + 1}: H1 there is no group ${groupId}`);
        continue;
      }
      for (const id of ids) {
        const p = model.indexOf.get(id);
        if (p === undefined) broken.push(`round ${r + 1}: H1 unknown person ${id}`);
        else if (!isPresent(model.people[p] as Instance["people"][number], r + 1))
          broken.push(`round ${r + 1}: H1 ${id} is not present`);
        else if (seat[p] !== -1) broken.push(`round ${r + 1}: H1 ${id} is seated twice`);
        else seat[p] = g;
      }
    }
    return seat;
  });
  return { seats, broken };
}

/** Scores any plan of the instance, also a broken one: to compare two plans, or one changed by hand. */
export function scorePlan(instance: Instance, plan: Plan): Score {
  const model = compile(instance),
    { seats, broken } = seatsOf(model, plan);
  return { broken: [...broken, ...brokenRules(model, seats)], ...scoreSeats(model, seats) };
}
