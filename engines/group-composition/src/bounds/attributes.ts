import type { Model, RoundModel } from "../model.ts";
import { Network } from "../seating/flow.ts";
import { leastCost, pairsOf, pigeon } from "./counting.ts";

/** B3: fewest pairs with the same value of attribute a, round by round. */
export function attributeBounds(model: Model, a: number): number[] {
  const known: number[] = [];
  for (const [r, round] of model.rounds.entries())
    known.push(round.like === r ? inRound(model, r, a) : (known[round.like] as number));
  return known;
}

function inRound(model: Model, r: number, a: number): number {
  const round = model.rounds[r] as RoundModel,
    byValue = new Map<number, number[]>();
  let lacking = 0;
  for (const p of round.here) {
    const v = model.value[p * model.A + a] as number;
    if (model.valueAttribute[v] !== a) {
      lacking++;
      continue;
    }
    const list = byValue.get(v);
    if (list) list.push(p);
    else byValue.set(v, [p]);
  }
  const glued = new Map<number, number>();
  for (const block of round.blocks) {
    if (block.length < 2) continue;
    const within = new Map<number, number>();
    for (const p of block) {
      const v = model.value[p * model.A + a] as number;
      within.set(v, (within.get(v) ?? 0) + 1);
    }
    for (const [v, n] of within) glued.set(v, (glued.get(v) ?? 0) + pairsOf(n));
  }
  let sum = 0;
  for (const [v, people] of byValue) sum += Math.max(spread(round, people), glued.get(v) ?? 0);
  const values = byValue.size + lacking; // who lacks the attribute is a value of their own
  const open = [...round.max.keys()]
    .filter((g) => (round.max[g] as number) > 0)
    .map((g) => ({ min: round.min[g] as number, max: round.max[g] as number }));
  return Math.max(
    sum,
    leastCost(round.here.length, open, (k) => pigeon(k, values)),
  );
}

/**
 * Fewest pairs among people of one value, each in a group that admits them. A group's next place among them costs as many pairs as it already holds, so this is a
 * flow with convex prices; groups that admit the same people are taken as one with so many places at each price.
 */
function spread(round: RoundModel, people: number[]): number {
  const kinds = new Map<number, number>();
  for (const p of people) {
    const d = round.domainOf[p] as number;
    kinds.set(d, (kinds.get(d) ?? 0) + 1);
  }
  const domains = [...kinds.keys()];
  if (domains.length === 1) {
    const open = [...(round.domains[domains[0] as number] as Uint8Array).keys()].filter(
      (g) => (round.domains[domains[0] as number] as Uint8Array)[g],
    );
    const most = Math.ceil(people.length / Math.max(1, open.length));
    if (open.every((g) => (round.max[g] as number) >= most)) return pigeon(people.length, open.length);
  }
  const types = new Map<string, { admits: boolean[]; room: number; groups: number }>();
  for (let g = 0; g < round.G; g++) {
    const admits = domains.map((d) => (round.domains[d] as Uint8Array)[g] === 1),
      room = Math.min(people.length, round.max[g] as number),
      key = `${admits.join()} ${room}`;
    const type = types.get(key) ?? { admits, room, groups: 0 };
    type.groups++;
    types.set(key, type);
  }
  const open = [...types.values()].filter((t) => t.admits.includes(true));
  const net = new Network(2 + domains.length + open.length);
  domains.forEach((d, k) => net.edge(0, 2 + k, kinds.get(d) as number));
  open.forEach((type, t) => {
    const node = 2 + domains.length + t;
    type.admits.forEach((yes, k) => {
      if (yes) net.edge(2 + k, node, people.length);
    });
    for (let price = 0; price < type.room; price++) net.edge(node, 1, type.groups, price);
  });
  return net.fillCheaply(0, 1).cost;
}
