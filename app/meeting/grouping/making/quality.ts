import { type Instance, type Plan, type Quality, lowerBounds, scorePlan } from "@radslag/group-composition";

/** The figures of a plan that was not just composed (repaired, or changed by hand), each beside the best there could be. */
export function qualityOf(instance: Instance, plan: Plan): Quality {
  const { objective, repeats, pairs, wishesMet } = scorePlan(instance, plan);
  const bounds = lowerBounds(instance);
  const same = (value: number, bound: number) => Math.abs(value - bound) < 1e-9 * Math.max(1, value);
  // Where a limit had to give way a value can be below the bound, which then proves nothing.
  const measured = (value: number, bound: number) => ({
    value,
    bound: same(value, bound) ? value : Math.min(bound, value),
    proven: same(value, bound),
  });
  const figures = [
    ["objective", measured(objective, bounds.objective)],
    ["repeats", measured(repeats, bounds.repeats)],
    ...Object.entries(pairs).map(([name, value]) => [name, measured(value, bounds.attributes[name] ?? 0)] as const),
  ] as const;
  const shown = new Map<string, { value: number; bound: number }>(
    figures.map(([name, { value, bound }]) => [name, { value, bound }]),
  );
  const attributes = Object.fromEntries(Object.keys(pairs).map((name) => [name, shown.get(name)!]));
  const provenBest = figures.filter(([, { proven }]) => proven).map(([name]) => name);
  return { objective: shown.get("objective")!, repeats: shown.get("repeats")!, attributes, topics: { wishesMet }, provenBest };
}
