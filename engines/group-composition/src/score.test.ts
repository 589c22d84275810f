import { expect, test } from "vitest";
import { scorePlan } from "./score.ts";
import type { Instance, Plan } from "./types.ts";

const instance: Instance = {
  people: [
    { id: "a", attributes: { role: "x" }, host: true, topics: ["t2", "t1"] },
    { id: "b", attributes: { role: "x" }, languages: ["en"] },
    { id: "c", attributes: {}, topics: ["t3"] },
    { id: "d", attributes: { role: "y" }, rounds: [1] },
    { id: "e", attributes: { role: "y" } },
  ],
  rounds: [
    {
      groups: [
        { id: "1", min: 2, max: 3, needsHost: true, topic: "t1" },
        { id: "2", min: 2, max: 2, language: "sv" },
      ],
    },
    {
      groups: [
        { id: "1", min: 2, max: 4 },
        { id: "2", min: 0, max: 2 },
      ],
    },
  ],
  rules: { together: [["d", "e"]], apart: [["a", "c"]], fixed: [{ person: "a", round: 1, group: "1" }] },
  met: [
    ["a", "b", 1],
    ["b", "a", 1],
  ],
  weights: { newPeople: 10, attributes: { role: 4 }, topics: 2 },
};
const plan: Plan = { rounds: [{ groups: { 1: ["a", "b"], 2: ["d", "e"] } }, { groups: { 1: ["a", "b", "e"], 2: ["c"] } }] };

test("O2 O3 O4: repeats count earlier meetings, forced pairs mix but do not repeat, wishes count where there is a topic", () => {
  const score = scorePlan({ ...instance, people: instance.people.map((p) => (p.id === "c" ? { ...p, rounds: [2] } : p)) }, plan);
  expect(score.broken).toEqual([]);
  // a and b: 2 before, 2 now: C2(4) − C2(2) = 5. a wishes t1 second in round 1; round 2 has no topic.
  expect(score).toMatchObject({ repeats: 5, pairs: { role: 3 }, wishesMet: 0.5, objective: 50 + 12 + 2 * 0.5 });
});

test("H1–H7: every broken rule is told", () => {
  const bad: Plan = {
    rounds: [{ groups: { 1: ["c", "d", "e", "e"], 2: ["a", "b"], 9: [] } }, { groups: { 1: ["a", "c"], 2: ["b", "d"] } }],
  };
  const text = scorePlan(instance, bad).broken.join("\n");
  for (const rule of [
    "H1 e is seated twice",
    "H1 there is no group 9",
    "H1 d is not present",
    "H1 e has no seat",
    "H3 group 1 has no host",
    "H4/H7 a may not sit",
    "H4/H7 b may not sit",
    "H6 a and c",
  ])
    expect(text).toContain(rule);
  expect(
    scorePlan(instance, {
      rounds: [{ groups: { 1: ["a", "b", "d"], 2: ["e"] } }, { groups: { 1: ["a", "b", "e"], 2: ["c"] } }],
    }).broken.join("\n"),
  ).toMatch(/H2 group 2 has 1[^]*H5 d e are split/);
});
