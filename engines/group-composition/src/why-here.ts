import { compile, pairKey } from "./model.ts";
import { seatsOf } from "./score.ts";
import type { Instance, Plan, WhyHere } from "./types.ts";

/** Why a person sits where the plan puts them in a round (from 1), in counts that name nobody; null when the person has no seat there. */
export function whyHere(instance: Instance, plan: Plan, personId: string, roundNumber: number): WhyHere | null {
  const model = compile(instance),
    { seats } = seatsOf(model, plan),
    r = roundNumber - 1,
    round = model.rounds[r],
    p = model.indexOf.get(personId);
  const seat = seats[r];
  if (round === undefined || seat === undefined || p === undefined || (seat[p] as number) < 0) return null;
  const g = seat[p] as number,
    group = instance.rounds[r]?.groups[g],
    others = [...round.here].filter((q) => q !== p && seat[q] === g);
  if (!group) return null;
  const known = (q: number): boolean =>
    (model.before.get(pairKey(model, p, q)) ?? 0) > 0 || seats.slice(0, r).some((s) => (s[p] as number) >= 0 && s[p] === s[q]);
  const table = [p, ...others];
  const mix = Object.fromEntries(
    model.attributes.flatMap((name, a) => {
      if (!instance.weights.attributes[name]) return [];
      const distinct = (people: Iterable<number>): number =>
        new Set([...people].map((q) => model.value[q * model.A + a] as number).filter((v) => model.valueAttribute[v] === a)).size;
      return [[name, { values: distinct(table), atMost: Math.min(table.length, distinct(round.here)) }]];
    }),
  );
  const rank = group.topic ? (model.people[p]?.topics?.indexOf(group.topic) ?? -1) + 1 : 0;
  return {
    round: roundNumber,
    group: group.id,
    size: table.length,
    newPeople: others.filter((q) => !known(q)).length,
    mix,
    topic: group.topic ? { topic: group.topic, rank: rank || null } : null,
    language: group.language ?? null,
    host: group.needsHost === true && model.host[p] === 1 && !others.some((q) => model.host[q]),
    fixed: (instance.rules?.fixed ?? []).some((f) => f.person === personId && f.round === roundNumber),
    together: (round.blocks[round.blockOf[p] as number] as number[]).length > 1,
  };
}
