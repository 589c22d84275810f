import { expect, test } from "vitest";
import { openTurns } from "./turns.ts";

/** Work that is done when told. */
function pending() {
  const done: (() => void)[] = [];
  const begun: number[] = [];
  const work = (number: number) => () => {
    begun.push(number);
    return new Promise<void>((resolve) => done.push(resolve));
  };
  return { begun, work, finishOne: () => done.shift()?.() };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("at most so many at once, the rest in the order in which they came, other keys beside them", async () => {
  const take = openTurns(2);
  const { begun, work, finishOne } = pending();
  const all = [1, 2, 3, 4].map((number) => take("a", work(number)));
  all.push(take("b", work(5)));
  await settle();
  expect(begun).toEqual([1, 2, 5]);
  finishOne();
  await settle();
  expect(begun).toEqual([1, 2, 5, 3]);
  for (let left = 0; left < 4; left += 1) {
    finishOne();
    await settle();
  }
  await Promise.all(all);
  expect(begun).toEqual([1, 2, 5, 3, 4]);
});

test("work that fails gives its turn on", async () => {
  const take = openTurns(1);
  const failed = take("a", () => Promise.reject(new Error("no")));
  const next = take("a", () => Promise.resolve("yes"));
  await expect(failed).rejects.toThrow("no");
  expect(await next).toBe("yes");
  expect(await take("a", () => Promise.resolve("again"))).toBe("again");
});
