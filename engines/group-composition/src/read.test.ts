import { expect, test } from "vitest";
import { readChanges, readInstance, readPlan } from "./read.ts";
import type { Instance } from "./types.ts";

const good = {
  people: [{ id: "a" }, { id: "b" }],
  rounds: [{ groups: [{ id: "1", min: 0, max: 2 }] }],
  weights: { newPeople: 1, attributes: {} },
};

test("I1: rules, meetings and the weight of topics default to nothing", () => {
  expect(readInstance(good)).toMatchObject({ outcome: "read", value: { rules: {}, met: [], weights: { topics: 0 } } });
});

test.each([
  [{ ...good, weights: undefined }, "weights: missing"],
  [{ ...good, weights: { newPeople: 1 } }, "weights.attributes: missing"],
  [{ ...good, people: [] }, "people: nobody"],
  [{ ...good, people: [{ id: "a" }, { id: "a" }] }, "people[1].id: duplicate id a"],
  [
    { ...good, rounds: [{ groups: [{ id: "1", min: -1, max: 2 }] }] },
    "rounds[0].groups[0].min: not a whole number of at least 0",
  ],
  [{ ...good, rounds: [{ groups: [{ id: "1", min: 3, max: 2 }] }] }, "rounds[0].groups[0].min: greater than max"],
  [
    { ...good, rounds: [{ groups: [...(good.rounds[0]?.groups ?? []), { id: "1", min: 0, max: 2 }] }] },
    "rounds[0].groups[1].id: duplicate id 1",
  ],
  [{ ...good, rules: { apart: [["a", "z"]] } }, "rules.apart[0][1]: unknown person z"],
  [{ ...good, rules: { fixed: [{ person: "a", round: 1, group: "7" }] } }, "rules.fixed[0].group: unknown group 7"],
  [{ ...good, met: [["a", "z", 1]] }, "met[0][1]: unknown person z"],
  [[], "instance: not an object"],
])("I2: what cannot be used is refused by its place (%#)", (json, at) => {
  expect(readInstance(json)).toEqual({ outcome: "unusable", at });
});

test("I2: plans and changes are read against the instance", () => {
  const instance = good as Instance;
  expect(readPlan({ rounds: [{ groups: { 1: ["a", "a"] } }] }, instance)).toEqual({
    outcome: "unusable",
    at: "plan.rounds[0].groups.1: a is seated twice",
  });
  expect(readPlan({ rounds: [] }, instance)).toEqual({ outcome: "unusable", at: "plan.rounds: 0 rounds for 1" });
  expect(readChanges({ round: 1, absent: ["q"] }, instance)).toEqual({
    outcome: "unusable",
    at: "change.absent[0]: unknown person q",
  });
  expect(
    readChanges(
      [
        { round: 1, arrived: [{ id: "q" }] },
        { round: 1, absent: ["q"] },
      ],
      instance,
    ),
  ).toMatchObject({ outcome: "read", value: { list: true } });
});
