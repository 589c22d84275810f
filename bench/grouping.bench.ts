/**
 * C6: the engine on every open instance, one table on standard output. Figures are of CPU time of this process, so that a busy machine does not blur them.
 *   node bench/grouping.bench.ts [--ms 1000] [--seeds 2, or 10 with PROOF=full] [--only n60-s6-r5,…] [--judge path/to/judge.mjs]
 * With --judge (or GROUPING_JUDGE) every plan is also judged from outside; the two scores must agree to the last digit.
 */
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { greedyDeal, randomDeal } from "../engines/group-composition/proof/baselines.ts";
import { bestKnown, openInstance, openInstances } from "../engines/group-composition/proof/open-instances.ts";
import { compose } from "../engines/group-composition/src/compose.ts";
import { compile } from "../engines/group-composition/src/model.ts";
import { scorePlan, scoreSeats } from "../engines/group-composition/src/score.ts";
import { controlOf } from "../engines/group-composition/src/search/control.ts";
import { improve } from "../engines/group-composition/src/search/improve.ts";
import { boundsOf } from "../engines/group-composition/src/bounds.ts";
import { randomFrom } from "../engines/group-composition/src/random.ts";
import { seatPlan } from "../engines/group-composition/src/seating/seat-plan.ts";
import { steps } from "../engines/group-composition/src/seating/dive.ts";
import type { Instance, Plan } from "../engines/group-composition/src/types.ts";

interface Judge {
  score(instance: Instance, plan: Plan): { broken: string[]; objective: number; repeats: number; pairs: Record<string, number> };
}

const { values } = parseArgs({
  options: {
    ms: { type: "string", default: "1000" },
    seeds: { type: "string", default: process.env["PROOF"] === "full" ? "10" : "2" },
    only: { type: "string" },
    judge: { type: "string" },
  },
});
const judgePath = values.judge ?? process.env["GROUPING_JUDGE"];
const judge: Judge | null = judgePath ? ((await import(pathToFileURL(judgePath).href)) as Judge) : null;
const cpu = (): number => {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1000;
};
const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)] as number;

/** Tried moves a second of CPU, over a short search. */
function speed(instance: Instance): number {
  const model = compile(instance),
    seated = seatPlan(model, steps(1e6));
  if (seated.outcome !== "seated") return 0;
  let moves = 0;
  const control = controlOf({ milliseconds: 300, now: cpu }),
    began = cpu();
  improve(
    {
      model,
      random: randomFrom(1),
      bounds: { ...boundsOf(model), objective: -Infinity },
      better: () => undefined,
      control: {
        ...control,
        spend: (n) => {
          moves += n;
          return control.spend(n);
        },
      },
    },
    seated.seats,
  );
  return (moves / (cpu() - began)) * 1000;
}

const rows: string[] = [
  "| instance | random | greedy | value | bound | gap | share median | worst | proven | moves/s | rss MB | judge agrees |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
];
for (const name of openInstances.filter((n) => !values.only || values.only.split(",").includes(n))) {
  const instance = openInstance(name),
    model = compile(instance),
    known = bestKnown(name),
    found: number[] = [];
  let agrees = 0,
    proven = 0,
    bound = 0,
    broken = 0;
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const answer = compose(instance, { seed, budget: { milliseconds: Number(values.ms), now: cpu } });
    if (answer.outcome !== "composed") throw new Error(`${name}: ${answer.outcome}`);
    const own = scorePlan(instance, answer.plan),
      outside = judge?.score(instance, answer.plan);
    broken += own.broken.length;
    if (
      outside &&
      outside.broken.length === own.broken.length &&
      Math.abs(outside.objective - own.objective) < 1e-9 &&
      outside.repeats === own.repeats &&
      JSON.stringify(outside.pairs) === JSON.stringify(own.pairs)
    )
      agrees++;
    if (answer.quality.provenBest.includes("objective")) proven++;
    bound = answer.quality.objective.bound;
    found.push(own.objective);
  }
  if (broken > 0) throw new Error(`${name}: ${broken} broken rules`);
  const share = (value: number): number => (100 * (known.random.objective - value)) / (known.random.objective - known.objective),
    value = median(found);
  const deal = median([1, 2, 3].map((s) => scoreSeats(model, randomDeal(model, s)).objective)),
    greedy = scoreSeats(model, greedyDeal(instance, 1)).objective,
    f = (x: number): string => String(Math.round(x * 10) / 10);
  rows.push(
    `| ${[
      name,
      f(deal),
      f(greedy),
      f(value),
      f(bound),
      f(value - bound),
      share(value).toFixed(2),
      share(Math.max(...found)).toFixed(2),
      `${proven}/${found.length}`,
      `${(speed(instance) / 1e6).toFixed(1)} M`,
      Math.round(process.memoryUsage().rss / 1e6),
      judge ? `${agrees}/${found.length}` : "not asked",
    ].join(" | ")} |`,
  );
}
process.stdout.write(
  `## Group composition on the open instances (C1, C6)\n\n${values.ms} ms of CPU a plan, ${values.seeds} seeds; the share is how far the plan is from a random deal (0) to the best known (100).\n\n${rows.join("\n")}\n`,
);
