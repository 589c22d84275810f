import { compose } from "../src/compose.ts";
import { scorePlan } from "../src/score.ts";
import type { Instance } from "../src/types.ts";
import { conflictsAlone, truth } from "./exhaustive.ts";

/** C5 for one instance: what is wrong about the engine's answer, or nothing. */
export function faultsOf(instance: Instance, iterations = 3000): string[] {
  const real = truth(instance),
    answer = compose(instance, { seed: 1, budget: { iterations } });
  if (answer.outcome === "undecided") return ["X3 undecided"];
  if (answer.outcome === "impossible") {
    if (real !== null) return [`X1 impossible was said of a possible instance: ${answer.conflicts[0]?.reason}`];
    return answer.conflicts
      .filter((c) => !conflictsAlone(instance, c.round, c.people))
      .map((c) => `X2 does not conflict by itself: ${c.code} ${c.reason}`);
  }
  if (real === null) return ["X1 a plan was made of an impossible instance"];
  const faults = scorePlan(instance, answer.plan).broken.map((b) => `broken: ${b}`),
    { objective, repeats, attributes } = answer.quality;
  const above = (name: string, bound: number, least: number): void => {
    if (bound > least + 1e-9) faults.push(`B1 bound of ${name} is ${bound}, yet ${least} can be had`);
  };
  above("objective", objective.bound, real.objective);
  above("repeats", repeats.bound, real.repeats);
  for (const [name, m] of Object.entries(attributes)) above(name, m.bound, real.attributes[name] as number);
  return faults;
}

/** Whether the plan is as good as any, which nothing promises but small rooms should reach. */
export function missesBest(instance: Instance, iterations = 3000): boolean {
  const real = truth(instance),
    answer = compose(instance, { seed: 1, budget: { iterations } });
  return real !== null && answer.outcome === "composed" && answer.quality.objective.value > real.objective + 1e-9;
}
