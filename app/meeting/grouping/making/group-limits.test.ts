import fc from "fast-check";
import { expect, test } from "vitest";
import { groupLimits } from "./group-limits.ts";

test.each([
  [12, { count: 2, min: 5, max: 6 }],
  [11, { count: 2, min: 5, max: 6 }],
  [13, { count: 3, min: 4, max: 6 }],
  [7, { count: 2, min: 3, max: 6 }],
  [2, { count: 1, min: 2, max: 6 }],
  [1, { count: 1, min: 1, max: 6 }],
  [120, { count: 20, min: 5, max: 6 }],
])("G1 %i people in groups of 5 to 6", (people, limits) => {
  expect(groupLimits(people, { min: 5, max: 6 })).toEqual(limits);
});

test("G2 with groups of 3 to 4, five people are one group of five rather than two with a pair", () => {
  expect(groupLimits(5, { min: 3, max: 4 })).toEqual({ count: 1, min: 5, max: 5 });
});

test("G1 the limits always hold everybody", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 2, max: 10 }),
      fc.integer({ min: 0, max: 5 }),
      (people, min, more) => {
        const limits = groupLimits(people, { min, max: min + more });
        expect(limits.count * limits.min).toBeLessThanOrEqual(people);
        expect(limits.count * limits.max).toBeGreaterThanOrEqual(people);
        expect(limits.max).toBeLessThanOrEqual(min + more + 1);
      },
    ),
  );
});
