import fc from "fast-check";
import { expect, test } from "vitest";
import { faultsOf } from "./check-small.ts";
import { truth } from "./exhaustive.ts";
import { randomInstance } from "./random-instance.ts";

test("X1 X2 X3 B1: on small instances the answer agrees with every seating there is (C5 at reduced size)", () => {
  let impossible = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const instance = randomInstance(seed);
      if (truth(instance) === null) impossible++;
      expect(faultsOf(instance, 500)).toEqual([]);
    }),
    { numRuns: 400, seed: 20261123 },
  );
  expect(impossible).toBeGreaterThan(100);
  expect(impossible).toBeLessThan(300);
});
