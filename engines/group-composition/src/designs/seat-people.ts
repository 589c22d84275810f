import type { Model, RoundModel, Seats } from "../model.ts";
import { patience } from "../random.ts";
import type { Random } from "../random.ts";
import { brokenRules } from "../score.ts";
import type { Units } from "../search/units.ts";
import type { Layout } from "./rotate.ts";

/**
 * Gives the places of a design to people. Trading two people's places throughout never changes who meets how often, so only mix, topics and rules are left to improve;
 * hosts begin on the first places, which in a grid never share a group. Null when a hard rule stays broken.
 */
export function seatPeople(
  model: Model,
  units: Units,
  layouts: Layout[],
  random: Random,
  choosy: boolean,
  goOn: (moves: number) => boolean,
): Seats | null {
  const { N, A, value, host } = model,
    R = layouts.length,
    groupOf = layouts.map((layout) => {
      const of = new Int32Array(N);
      layout.forEach((group, g) => {
        for (const place of group) of[place] = g;
      });
      return of;
    });
  const at = [...model.ids.keys()].sort((p, q) => (host[q] as number) - (host[p] as number) || p - q);
  const placeOf = new Int32Array(N),
    needsHost = model.rounds.some((round) => round.needsHost.includes(1));
  at.forEach((p, place) => {
    placeOf[p] = place;
  });
  const price = (p: number, place: number): number => {
    let sum = 0;
    for (let r = 0; r < R; r++) {
      const round = model.rounds[r] as RoundModel,
        layout = layouts[r] as Layout,
        g = (groupOf[r] as Int32Array)[place] as number;
      if (!(round.domains[round.domainOf[p] as number] as Uint8Array)[g]) sum += FORBIDDEN;
      if (round.topicOf && model.wishes[p])
        sum +=
          (round.topicOf[g] as number) < 0
            ? model.topicWeight * units.scale
            : (units.topic[p * model.topics.length + (round.topicOf[g] as number)] as number);
      for (const other of layout[g] as number[]) {
        const u = at[other] as number;
        if (u === p) continue;
        for (let a = 0; a < A; a++) {
          const v = value[p * A + a] as number;
          if (v === value[u * A + a]) sum += units.value[v] as number;
        }
        if ((model.apart[p] as Int32Array).includes(u)) sum += FORBIDDEN;
      }
    }
    return sum;
  };
  let best = at.slice(),
    cost = 0,
    least = 0;
  const fussy = choosy || model.apart.some((others) => others.length > 0),
    moves = fussy ? MOVES : 0;
  for (let step = 0; step < moves && (step % 256 > 0 || goOn(256)); step++) {
    const p = random.below(N),
      q = random.below(N);
    if (p === q || (needsHost && host[p] !== host[q])) continue;
    const x = placeOf[p] as number,
      y = placeOf[q] as number,
      before = price(p, x) + price(q, y);
    const trade = (a: number, b: number): void => {
      at[x] = a;
      at[y] = b;
      placeOf[a] = x;
      placeOf[b] = y;
    };
    trade(q, p);
    const d = price(p, y) + price(q, x) - before,
      temperature = 3 * units.scale * (1 - step / moves) + 0.2;
    if (d >= temperature * (patience[random.below(4096)] as number)) trade(p, q);
    else {
      cost += d;
      if (cost < least) {
        least = cost;
        best = at.slice();
      }
    }
  }
  const seats = groupOf.map((of) => {
    const seat = new Int32Array(N);
    best.forEach((p, place) => {
      seat[p] = of[place] as number;
    });
    return seat;
  });
  return brokenRules(model, seats).length === 0 ? seats : null;
}

const FORBIDDEN = 1e7;
const MOVES = 40_000;
