import { expect, test } from "vitest";
import { golfers } from "../../proof/open-instances.ts";
import { compose } from "../compose.ts";
import { fieldOf } from "./field.ts";
import { knownFirstRounds } from "./known.ts";
import { repeatFree } from "./repeat-free.ts";
import { turned } from "./rotate.ts";
import type { Layout } from "./rotate.ts";

function repeats(layouts: Layout[]): number {
  const met = new Set<string>();
  let again = 0;
  for (const layout of layouts)
    for (const group of layout)
      for (const a of group)
        for (const b of group)
          if (a < b) {
            if (met.has(`${a} ${b}`)) again++;
            met.add(`${a} ${b}`);
          }
  return again;
}

test("every design that is shipped lets nobody meet twice", () => {
  for (const { groups, size, rounds, turning, starts } of knownFirstRounds) {
    const layouts = starts.flatMap((first) => turned(first, turning, rounds / starts.length));
    expect(layouts).toHaveLength(rounds);
    for (const layout of layouts) expect(layout.flat().sort((a, b) => a - b)).toEqual([...Array(groups * size).keys()]);
    expect(repeats(layouts)).toBe(0);
  }
});

// By grid, field, rows, lines of a space, or sizes that do not come out even.
test.each([
  [300, 50, 8],
  [49, 7, 8],
  [25, 5, 6],
  [32, 8, 9],
  [27, 9, 13],
  [16, 4, 5],
  [47, 8, 2],
  [62, 11, 5],
])("%d people in %d groups meet nobody twice in %d rounds", (people, groups, rounds) => {
  const layouts = repeatFree(people, groups, rounds, () => false);
  expect(layouts?.map((layout) => layout.flat().length)).toEqual(Array(rounds).fill(people));
  expect(repeats(layouts ?? [])).toBe(0);
});

test("what no counting allows is not promised", () => {
  expect(repeatFree(24, 4, 2, () => true)).toBeNull();
  expect(repeatFree(16, 4, 6, () => true)).toBeNull();
});

test("fields of prime powers, and of nothing else", () => {
  for (const q of [4, 8, 9, 27]) {
    const field = fieldOf(q);
    for (let a = 1; a < q; a++) expect(new Set(Array.from({ length: q }, (_, b) => field?.times(a, b))).size).toBe(q);
  }
  expect(fieldOf(6)).toBeNull();
});

test.each([
  [6, 4, 7],
  [7, 4, 9],
  [8, 4, 10],
  [5, 5, 6],
  [6, 5, 6],
  [10, 6, 7],
  [50, 6, 8],
])("C2: %d groups of %d for %d rounds without a repeat", (groups, size, rounds) => {
  expect(compose(golfers(groups, size, rounds), { seed: 1, budget: { iterations: 2_000_000 } })).toMatchObject({
    outcome: "composed",
    quality: { repeats: { value: 0, bound: 0 } },
  });
});
