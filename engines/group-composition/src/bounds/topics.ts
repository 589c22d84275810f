import type { Model, RoundModel } from "../model.ts";
import { Network } from "../seating/flow.ts";

/** B5: least Σ (1 − satisfaction) over wishers, round by round, when only seats and languages limit. */
export const topicBounds = (model: Model): number[] => model.rounds.map((round) => inRound(model, round));

/** Above this many edges the flow would cost more than the search it serves; then everyone is simply given the best topic open to them. */
const EDGES = 60_000;

function inRound(model: Model, round: RoundModel): number {
  const topicOf = round.topicOf,
    T = model.topics.length;
  if (!topicOf || model.topicWeight === 0) return 0;
  const price = (p: number, t: number): number => (!model.wishes[p] ? 0 : t < 0 ? 1 : (model.topicCost[p * T + t] as number));
  const kinds = new Map<string, { first: number; people: number }>();
  for (const p of round.here) {
    const key = `${round.domainOf[p]} ${model.wishes[p] ? JSON.stringify(model.people[p]?.topics) : ""}`,
      kind = kinds.get(key);
    if (kind) kind.people++;
    else kinds.set(key, { first: p, people: 1 });
  }
  const columns = new Map<string, { one: number; seats: number; least: number }>();
  for (let g = 0; g < round.G; g++) {
    const key = `${topicOf[g]} ${round.domains.map((d) => d[g]).join("")}`,
      column = columns.get(key) ?? { one: g, seats: 0, least: 0 };
    column.seats += round.max[g] as number;
    column.least += round.min[g] as number;
    columns.set(key, column);
  }
  const people = [...kinds.values()],
    tables = [...columns.values()];
  const admitted = (kind: { first: number }, table: { one: number }): boolean =>
    (round.domains[round.domainOf[kind.first] as number] as Uint8Array)[table.one] === 1;
  if (people.length * tables.length > EDGES)
    return people.reduce(
      (sum, kind) =>
        sum +
        kind.people *
          Math.min(...tables.filter((t) => admitted(kind, t)).map((t) => price(kind.first, topicOf[t.one] as number))),
      0,
    );
  const net = new Network(2 + people.length + tables.length),
    reward = 1000; // filling a minimum comes before any wish
  people.forEach((kind, k) => {
    net.edge(0, 2 + k, kind.people);
    tables.forEach((table, t) => {
      if (admitted(kind, table))
        net.edge(2 + k, 2 + people.length + t, kind.people, price(kind.first, topicOf[table.one] as number));
    });
  });
  tables.forEach((table, t) => {
    net.edge(2 + people.length + t, 1, table.least, -reward);
    net.edge(2 + people.length + t, 1, table.seats - table.least);
  });
  const least = tables.reduce((sum, t) => sum + t.least, 0);
  return Math.max(0, net.fillCheaply(0, 1).cost + reward * least);
}
