/** How many groups, and how large each may be. */
export type GroupLimits = { count: number; min: number; max: number };

/** Groups below three people are no conversation; only a meeting smaller than that has one. */
const smallest = 3;

/**
 * How `people` (1 or more) are divided when groups should hold `min` to `max`. Where no number of groups fits, the minimum
 * gives way first, down to three, then the maximum by one: 7 people for groups of 5 to 6 become 3 and 4.
 */
export function groupLimits(people: number, { min, max }: { min: number; max: number }): GroupLimits {
  const fewest = Math.max(1, Math.ceil(people / max));
  if (fewest * min <= people) return { count: fewest, min, max };
  const smaller = Math.floor(people / fewest);
  if (smaller >= smallest) return { count: fewest, min: smaller, max };
  if (fewest > 1 && Math.ceil(people / (fewest - 1)) <= max + 1)
    return { count: fewest - 1, min: Math.floor(people / (fewest - 1)), max: max + 1 };
  return { count: fewest, min: smaller, max };
}
