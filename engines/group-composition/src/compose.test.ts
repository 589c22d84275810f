import { expect, test } from "vitest";
import { bestKnown, openInstance } from "../proof/open-instances.ts";
import { compose } from "./compose.ts";
import { randomFrom, shuffle } from "./random.ts";
import { scorePlan } from "./score.ts";
import type { Composed, Instance, Plan } from "./types.ts";
import { whyHere } from "./why-here.ts";

const composed = (instance: Instance, iterations: number, seed = 1): Composed => {
  const answer = compose(instance, { seed, budget: { iterations } });
  if (answer.outcome !== "composed") throw new Error(JSON.stringify(answer));
  return answer;
};

// Shares at half a million tried moves, well below what a second gives; repeats as in the best plan known (C1).
test.each([
  ["n24-s6-r4", 0.97],
  ["n47-s6-r4", 0.93],
  ["n60-s6-r5", 0.92],
  ["repair-60", 0.96],
  ["n100-s5-r5", 0.97],
  ["reference-120", 0.92],
  ["repair-240", 0.94],
])("C1 %s: no rule broken, share of at least %d", (name, least) => {
  const instance = openInstance(name),
    { plan, quality } = composed(instance, 1_000_000),
    score = scorePlan(instance, plan),
    known = bestKnown(name);
  expect(score.broken).toEqual([]);
  expect(quality.objective.value).toBe(score.objective);
  expect((known.random.objective - score.objective) / (known.random.objective - known.objective)).toBeGreaterThan(least);
});

test("B2: the proven best of 300 people is reached and named", () => {
  const { quality } = composed(openInstance("n300-s6-r6"), 4_000_000);
  expect(quality.objective).toEqual({ value: 9066, bound: 9066 });
  expect(quality.provenBest).toEqual(["objective", "repeats", "role", "firstTimer", "municipality", "age"]);
});

test("C3 B3: one round of 60 and 100 people meets every bound at once", () => {
  for (const [name, floors] of [
    ["n60-s6-r5", [41, 66, 6, 22]],
    ["n100-s5-r5", [51, 80, 4, 22]],
  ] as const) {
    const whole = openInstance(name),
      { quality } = composed({ ...whole, rounds: whole.rounds.slice(0, 1) }, 3_000_000);
    expect(Object.values(quality.attributes).map((m) => m.value)).toEqual(floors);
    expect(quality.provenBest).toEqual(["objective", "repeats", "role", "firstTimer", "municipality", "age"]);
  }
});

test("P2: the same bytes for the same seed and iterations, in any order of people and rules", () => {
  const instance = openInstance("reference-120"),
    random = randomFrom(7);
  const mixed: Instance = {
    ...instance,
    people: shuffle([...instance.people], random),
    met: shuffle([...(instance.met ?? [])], random).map(([a, b, n]) => [b, a, n ?? 1]),
    rules: {
      ...instance.rules,
      apart: shuffle([...(instance.rules?.apart ?? [])], random).map((set) => [...set].reverse()),
      together: shuffle([...(instance.rules?.together ?? [])], random),
    },
  };
  const first = JSON.stringify(composed(instance, 60_000));
  expect(JSON.stringify(composed(mixed, 60_000))).toBe(first);
  expect(JSON.stringify(composed(instance, 60_000, 2))).not.toBe(first);
});

test("P1: groups in the order of the instance, ids by code unit", () => {
  const { plan } = composed(
    {
      people: ["b", "a", "Z", "ä"].map((id) => ({ id })),
      rounds: [
        {
          groups: [
            { id: "y", min: 0, max: 4 },
            { id: "x", min: 4, max: 4 },
          ],
        },
      ],
      weights: { newPeople: 1, attributes: {} },
    },
    100,
  );
  expect(JSON.stringify(plan)).toBe('{"rounds":[{"groups":{"y":[],"x":["Z","a","b","ä"]}}]}');
});

const four = (rules: Instance["rules"], group: object = {}, people: object = {}): Instance => ({
  people: ["p1", "p2", "p3", "p4"].map((id) => ({ id, ...people })),
  rounds: [{ groups: ["1", "2"].map((id) => ({ id, min: 1, max: 2, ...group })) }],
  weights: { newPeople: 1, attributes: {} },
  ...(rules ? { rules } : {}),
});

test.each([
  [
    four({ apart: [["p1", "p2", "p3"]] }),
    "apart",
    "Round 1: p1, p2 and p3 must all sit in different groups, but only the 2 groups 1 and 2 can take them.",
    ["p1", "p2", "p3"],
  ],
  [
    four({ together: [["p1", "p2", "p3"]] }),
    "together",
    "Round 1: p1, p2 and p3 are to sit together, which takes 3 seats, but no group that may take them has more than 2.",
    ["p1", "p2", "p3"],
  ],
  [
    four({ together: [["p1", "p2"]], apart: [["p2", "p1"]] }),
    "apart",
    "Round 1: p1 and p2 are to sit together, yet two of them must not share a group.",
    ["p1", "p2"],
  ],
  [
    four({
      fixed: [
        { person: "p1", round: 1, group: "1" },
        { person: "p1", round: 1, group: "2" },
      ],
    }),
    "fixed",
    "Round 1: p1 is fixed in two different groups.",
    ["p1"],
  ],
  [
    four(undefined, { needsHost: true }),
    "host",
    "Round 1: the 2 groups 1 and 2 need a host each, but only 0 who may host can sit there: nobody.",
    [],
  ],
  [
    four(undefined, { max: 1 }),
    "max",
    "Round 1: p1, p2 and p3 can only sit in the 2 groups 1 and 2, which have 2 seats for them, and they are 4.",
    ["p1", "p2", "p3"],
  ],
  [
    four(undefined, { min: 3, max: 9 }),
    "min",
    "Round 1: the 2 groups 1 and 2 need at least 6 people, but only 4 can sit there: p1, p2, p3 and p4.",
    ["p1", "p2", "p3", "p4"],
  ],
  [
    four(undefined, { language: "sv" }, { languages: ["fi"] }),
    "language",
    "Round 1: no group can take p1: no language there suits everyone concerned.",
    ["p1"],
  ],
])("X2: impossible is said with a small conflict in plain words (%#)", (instance, rule, reason, people) => {
  const answer = compose(instance, { seed: 1, budget: { iterations: 100 } });
  expect(answer).toMatchObject({ outcome: "impossible", conflicts: [{ rule, reason, people }] });
});

test("a plan handed in is where the search begins, and better plans are shown on the way", () => {
  const instance = openInstance("n60-s6-r5"),
    start = composed(instance, 400_000),
    shown: number[] = [];
  const answer = compose(instance, {
    seed: 3,
    budget: { iterations: 2000 },
    start: start.plan,
    onBetter: (_, quality) => shown.push(quality.objective.value),
  });
  expect(answer).toMatchObject({ outcome: "composed" });
  expect((answer as Composed).quality.objective.value).toBeLessThanOrEqual(start.quality.objective.value);
  compose(instance, { seed: 3, budget: { iterations: 400_000 }, onBetter: (_, quality) => shown.push(quality.objective.value) });
  expect(shown.length).toBeGreaterThan(2);
  let asked = 0;
  compose(instance, { seed: 3, budget: { iterations: 1e9 }, stopped: () => ++asked > 3 });
  expect(asked).toBeLessThan(20);
});

test("why someone sits where they sit: counts only", () => {
  const instance: Instance = {
    people: [
      { id: "a", attributes: { role: "x" }, topics: ["s", "t"] },
      { id: "b", attributes: { role: "y" } },
      { id: "c", attributes: { role: "y" } },
      { id: "d" },
    ],
    rounds: [1, 2].map(() => ({
      groups: [
        { id: "1", min: 0, max: 3, topic: "t" },
        { id: "2", min: 0, max: 3 },
      ],
    })),
    met: [["a", "c", 1]],
    weights: { newPeople: 1, attributes: { role: 1 } },
  };
  const plan: Plan = { rounds: [{ groups: { 1: ["a", "b"], 2: ["c", "d"] } }, { groups: { 1: ["a", "b", "c"], 2: ["d"] } }] };
  expect(whyHere(instance, plan, "a", 1)).toMatchObject({
    group: "1",
    size: 2,
    newPeople: 1,
    mix: { role: { values: 2, atMost: 2 } },
    topic: { topic: "t", rank: 2 },
  });
  expect(whyHere(instance, plan, "a", 2)).toMatchObject({ newPeople: 0 });
  expect(whyHere(instance, plan, "x", 1)).toBeNull();
});
