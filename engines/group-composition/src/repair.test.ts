import { expect, test } from "vitest";
import { openChanges, openInstance } from "../proof/open-instances.ts";
import { compose } from "./compose.ts";
import { repair, repairAll } from "./repair.ts";
import { changed } from "./repair/change.ts";
import { scorePlan } from "./score.ts";
import type { Instance, Plan, Repaired } from "./types.ts";

const planOf = (instance: Instance): Plan => {
  const answer = compose(instance, { seed: 1, budget: { iterations: 100_000 } });
  if (answer.outcome !== "composed") throw new Error(JSON.stringify(answer));
  return answer.plan;
};
const repaired = (instance: Instance, plan: Plan, change: Parameters<typeof repair>[2]): Repaired => {
  const answer = repair(instance, plan, change);
  if (answer.outcome !== "repaired") throw new Error(JSON.stringify(answer));
  return answer;
};

/** The instance with exactly the limits that an answer says are loosened: what is broken beyond them shows. */
function loosened(instance: Instance, answer: Repaired): Instance {
  return {
    ...instance,
    rounds: instance.rounds.map((round, r) => ({
      groups: round.groups.map((g) => {
        const here = answer.relaxed.filter((x) => x.round === r + 1 && x.group === g.id),
          to = (rule: "min" | "max"): number => here.flatMap((x) => (x.rule === rule ? [x.to] : []))[0] ?? g[rule];
        if (answer.merged.some((m) => m.round === r + 1 && m.group === g.id)) return { ...g, min: 0, max: 0, needsHost: false };
        return { ...g, min: to("min"), max: to("max"), needsHost: g.needsHost === true && !here.some((x) => x.rule === "host") };
      }),
    })),
  };
}

test.each([["repair-60"], ["repair-240"]])("R1–R7 C4 %s: 40 changes in a row, nothing relaxed, history untouched", (name) => {
  const instance = openInstance(name),
    changes = openChanges(name);
  let plan = planOf(instance);
  const answers = repairAll(instance, plan, changes);
  expect(answers).toHaveLength(changes.length);
  for (const [i, answer] of answers.entries()) {
    if (answer.outcome !== "repaired") throw new Error(JSON.stringify(answer));
    const r = (changes[i]?.round ?? 0) - 1;
    expect(answer.relaxed).toEqual([]);
    expect(answer.plan.rounds.slice(0, r)).toEqual(plan.rounds.slice(0, r));
    // History was judged when it was present; only the rounds from this one on are judged now.
    const scored = scorePlan(loosened(answer.instance, answer), answer.plan).broken.filter(
      (b) => Number(/^round (\d+)/.exec(b)?.[1] ?? 0) > r,
    );
    expect(scored).toEqual([]);
    plan = answer.plan;
  }
});

test.each([["repair-60"], ["repair-240"]])("C4 %s: what a change before has read already makes no difference", (name) => {
  let instance = openInstance(name),
    plan = planOf(instance);
  const changes = openChanges(name);
  for (const [i, answer] of repairAll(instance, plan, changes).entries()) {
    const { outcome, ...anew } = repaired(structuredClone(instance), structuredClone(plan), changes[i] ?? { round: 1 });
    expect(answer).toEqual({ outcome, ...anew });
    ({ instance, plan } = anew);
  }
});

test("C4: newcomers tried one after the other on the same plan, whoever they sort among, are answered as if the plan were read anew", () => {
  const instance = openInstance("repair-60"),
    plan = planOf(instance),
    middle = [...instance.people].map(({ id }) => id).sort()[30];
  for (const id of ["zz", "!first", `${middle}x`, "zy"]) {
    const change = { round: 1, arrived: [{ id }] };
    expect(repaired(instance, plan, change)).toEqual(repaired(structuredClone(instance), structuredClone(plan), change));
  }
});

const room = (
  sizes: number[],
  min: number,
  max: number,
  hosts: number[],
  needsHost = true,
): { instance: Instance; plan: Plan } => {
  const people: Instance["people"] = [],
    groups: Record<string, string[]> = {};
  sizes.forEach((n, g) => {
    groups[`${g + 1}`] = Array.from({ length: n }, (_, i) => {
      const id = `p${g + 1}${i}`;
      people.push({ id, host: i < (hosts[g] ?? 0) });
      return id;
    });
  });
  return {
    instance: {
      people,
      rounds: [{ groups: sizes.map((_, g) => ({ id: `${g + 1}`, min, max, needsHost })) }],
      weights: { newPeople: 1, attributes: {} },
    },
    plan: { rounds: [{ groups }] },
  };
};

test("R4: a group below its minimum is filled when someone can be spared, merged when not", () => {
  const spare = room([4, 6], 4, 7, [1, 2]);
  expect(repaired(spare.instance, spare.plan, { round: 1, absent: ["p13"] })).toMatchObject({
    merged: [],
    relaxed: [],
    moved: [expect.stringMatching(/^p2/)],
  });
  const tight = room([4, 4, 4], 4, 7, [1, 1, 1]);
  const answer = repaired(tight.instance, tight.plan, { round: 1, absent: ["p13"] });
  expect(answer).toMatchObject({ merged: [{ round: 1, group: "1" }], relaxed: [], moved: ["p10", "p11", "p12"] });
});

test("R5: first min, then max, then the host; only as far as needed", () => {
  // Nothing can be merged (2 × 4 seats for 11), so a minimum gives way.
  const min = room([4, 4, 4], 4, 4, [1, 1, 1]);
  expect(repaired(min.instance, min.plan, { round: 1, absent: ["p13"] })).toMatchObject({
    merged: [],
    relaxed: [{ round: 1, group: "1", rule: "min", to: 3 }],
    moved: [],
  });
  // A host is gone: merging needs 11 seats in 2 groups of 5 + 1 more in one of them, which comes before giving up a host.
  const max = room([4, 4, 4], 4, 5, [1, 1, 1]),
    raised = repaired(max.instance, max.plan, { round: 1, absent: ["p10"] });
  expect(raised.merged).toHaveLength(1);
  expect(raised.relaxed).toEqual([{ round: 1, group: expect.any(String), rule: "max", to: 6 }]);
  expect(raised.moved).toHaveLength(3);
  // Even raised, two groups hold 10 of 11: the host gives way, with one minimum.
  const host = room([4, 4, 4], 4, 4, [1, 1, 1]);
  expect(repaired(host.instance, host.plan, { round: 1, absent: ["p10"] }).relaxed).toEqual([
    { round: 1, group: "1", rule: "min", to: 3 },
    { round: 1, group: "1", rule: "host" },
  ]);
});

test("R5: impossible even so is said, never a broken plan", () => {
  const full = room([3], 3, 3, [1]);
  const arrived = ["x", "y"].map((id) => ({ id }));
  expect(repair(full.instance, full.plan, { round: 1, arrived })).toMatchObject({
    outcome: "impossible",
    conflicts: [{ rule: "max" }],
  });
});

test("R1: someone who left may arrive again, and the rules that name them bind again", () => {
  const { instance } = room([4, 4], 2, 7, [1, 1]),
    ruled: Instance = { ...instance, rules: { together: [["p13", "p20"]] } };
  const start: Plan = { rounds: [{ groups: { 1: ["p10", "p11", "p12"], 2: ["p20", "p21", "p22", "p23", "p13"] } }] };
  const gone = repaired(ruled, start, { round: 1, absent: ["p13"] });
  const back = repaired(gone.instance, gone.plan, { round: 1, arrived: [{ id: "p13" }] });
  expect(back.plan.rounds[0]?.groups["2"]).toContain("p13");
  expect(back.moved).toEqual([]);
  expect(changed(instance, { round: 1, absent: ["p13"] }).people.find((p) => p.id === "p13")?.rounds).toEqual([]);
});
