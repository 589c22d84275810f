import { compile } from "../src/model.ts";
import type { Model, RoundModel, Seats } from "../src/model.ts";
import { randomFrom, shuffle } from "../src/random.ts";

/** Sizes within the limits that hold everyone, drawn at random. */
function sizes(round: RoundModel, below: (n: number) => number): number[] {
  const size = [...round.min];
  for (let left = round.here.length - size.reduce((a, b) => a + b, 0); left > 0; left--) {
    const roomy = [...size.keys()].filter((g) => (size[g] as number) < (round.max[g] as number));
    if (roomy.length === 0) break;
    const g = roomy[below(roomy.length)] as number;
    size[g] = (size[g] as number) + 1;
  }
  return size;
}

/** What a meeting tool does: everyone dealt at random, no rule looked at but the sizes. */
export function randomDeal(model: Model, seed: number): Seats {
  const random = randomFrom(seed);
  return model.rounds.map((round) => {
    const seat = new Int32Array(model.N).fill(-1),
      order = shuffle([...round.here], random);
    let at = 0;
    sizes(round, random.below).forEach((n, g) => {
      for (let i = 0; i < n; i++) seat[order[at++] as number] = g;
    });
    return seat;
  });
}

/** What a plain program does: person by person into the group that costs least right now; rules other than sizes are not looked at. */
export function greedyDeal(instance: Parameters<typeof compile>[0], seed: number): Seats {
  const model = compile(instance),
    random = randomFrom(seed),
    { N, A, value, valueWeight } = model,
    met = new Map<number, number>();
  return model.rounds.map((round) => {
    const seat = new Int32Array(N).fill(-1),
      room = sizes(round, random.below),
      members: number[][] = room.map(() => []);
    for (const p of shuffle([...round.here], random)) {
      let least = Infinity,
        best = 0;
      for (const [g, people] of members.entries()) {
        if (people.length >= (room[g] as number)) continue;
        let price = 0;
        for (const u of people) {
          price += model.newPeople * (met.get(Math.min(p, u) * N + Math.max(p, u)) ?? 0);
          for (let a = 0; a < A; a++) {
            const v = value[p * A + a] as number;
            if (v === value[u * A + a]) price += valueWeight[v] as number;
          }
        }
        if (price < least) {
          least = price;
          best = g;
        }
      }
      seat[p] = best;
      for (const u of members[best] as number[]) {
        const key = Math.min(p, u) * N + Math.max(p, u);
        met.set(key, (met.get(key) ?? 0) + 1);
      }
      (members[best] as number[]).push(p);
    }
    return seat;
  });
}
