import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "compose-"));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [new URL("./cli.ts", import.meta.url).pathname, ...args], { encoding: "utf8" });
const instance = {
  people: ["a", "b", "c"].map((id) => ({ id })),
  rounds: [
    {
      groups: [
        { id: "1", min: 1, max: 2 },
        { id: "2", min: 1, max: 2 },
      ],
    },
  ],
  weights: { newPeople: 1, attributes: {} },
};

test("exit 0 with a plan in exactly the shape that is promised", () => {
  const { status, stdout } = run(file("good.json", instance), "--iterations", "50", "--seed", "4"),
    plan = JSON.parse(stdout) as Record<string, unknown>;
  expect(status).toBe(0);
  expect(Object.keys(plan)).toEqual(["rounds", "quality", "seed", "elapsedMs"]);
  expect(plan).toMatchObject({
    seed: 4,
    quality: {
      objective: { value: 0, bound: 0 },
      attributes: {},
      topics: { wishesMet: null },
      provenBest: ["objective", "repeats"],
    },
  });
});

test("exit 2 names a conflict; exit 64 names the place on one line", () => {
  const conflict = run(file("no.json", { ...instance, rules: { apart: [["a", "b", "c"]] } }));
  expect(conflict.status).toBe(2);
  expect(JSON.parse(conflict.stdout)).toEqual({
    impossible: [{ rule: "apart", reason: expect.stringContaining("different groups"), people: ["a", "b", "c"] }],
  });
  for (const args of [
    [file("text.json", "no json")],
    [file("people.json", { ...instance, people: [] })],
    [file("ok.json", instance), "--budget", "soon"],
    [],
  ]) {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout, stderr.trim().split("\n").length]).toEqual([64, "", 1]);
  }
});

test("repair: a list of changes gives a list of results, and stops where it cannot go on", () => {
  const plan = file("plan.json", { rounds: [{ groups: { 1: ["a", "b"], 2: ["c"] } }] }),
    path = file("inst.json", instance);
  const one = run(path, "--plan", plan, "--changes", file("one.json", { round: 1, absent: ["c"] }));
  expect(JSON.parse(one.stdout)).toMatchObject({
    plan: { rounds: [{ groups: { 1: ["a", "b"], 2: [] } }] },
    moved: [],
    merged: [{ round: 1, group: "2" }],
    relaxed: [],
  });
  const arrived = ["x", "y", "z", "w"].map((id) => ({ id })),
    list = run(
      path,
      "--plan",
      plan,
      "--changes",
      file("list.json", [
        { round: 1, absent: [] },
        { round: 1, arrived },
      ]),
    );
  expect(list.status).toBe(2);
  expect(JSON.parse(list.stdout)).toMatchObject([{ moved: [] }, { change: 2, impossible: [{ rule: "max" }] }]);
});
