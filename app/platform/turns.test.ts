import { expect, test } from "vitest";
import { openTurns } from "./turns.ts";

/** Work that is done when told. */
function pending() {
  const done: (() => void)[] = [];
  const begun: number[][] = [];
  const work = (numbers: readonly number[]) => {
    begun.push([...numbers]);
    return new Promise<string[]>((resolve) => done.push(() => resolve(numbers.map((number) => `done ${number}`))));
  };
  return { begun, work, finishOne: () => done.shift()?.() };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("at most so many at once, the rest in the order in which they came, other keys beside them", async () => {
  const { begun, work, finishOne } = pending();
  const take = openTurns({ width: 2, together: 1 }, work);
  const all = [1, 2, 3, 4].map((number) => take("a", number));
  all.push(take("b", 5));
  await settle();
  expect(begun).toEqual([[1], [2], [5]]);
  finishOne();
  await settle();
  expect(begun).toEqual([[1], [2], [5], [3]]);
  for (let left = 0; left < 4; left += 1) {
    finishOne();
    await settle();
  }
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5].map((number) => `done ${number}`));
  expect(begun).toEqual([[1], [2], [5], [3], [4]]);
});

test("what waited is done together, at most so many, each with its own answer", async () => {
  const { begun, work, finishOne } = pending();
  const take = openTurns({ width: 1, together: 3 }, work);
  const all = [1, 2, 3, 4, 5].map((number) => take("a", number));
  for (let left = 0; left < 3; left += 1) {
    await settle();
    finishOne();
  }
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5].map((number) => `done ${number}`));
  expect(begun).toEqual([[1], [2, 3, 4], [5]]);
});

test("one who fails among several fails alone, and the turn is given on", async () => {
  const tried: number[][] = [];
  const take = openTurns({ width: 1, together: 9 }, async (numbers: readonly number[]) => {
    tried.push([...numbers]);
    await settle();
    if (numbers.includes(3)) throw new Error("no");
    return numbers.map((number) => number * 10);
  });
  const [one, two, three, four] = [1, 2, 3, 4].map((number) => take("a", number));
  await expect(three).rejects.toThrow("no");
  expect(await Promise.all([one, two, four])).toEqual([10, 20, 40]);
  expect(tried).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  expect(await take("a", 5)).toBe(50);
});

test("after a piece there is a pause, and whoever comes in it is done together; who comes alone is done at once", async () => {
  const begun: { numbers: number[]; at: number }[] = [];
  const take = openTurns({ width: 1, together: 9, pause: 60 }, async (numbers: readonly number[]) => {
    begun.push({ numbers: [...numbers], at: performance.now() });
    return [...numbers];
  });
  expect(await take("a", 1)).toBe(1);
  const answered = performance.now();
  const later = [take("a", 2)];
  await settle();
  later.push(take("a", 3));
  expect(await Promise.all(later)).toEqual([2, 3]);
  expect(begun.map(({ numbers }) => numbers)).toEqual([[1], [2, 3]]);
  // The first was answered before its pause; timers may be a millisecond early.
  expect((begun[1]?.at ?? 0) - answered).toBeGreaterThanOrEqual(50);
  await new Promise((resolve) => setTimeout(resolve, 70));
  const asked = take("a", 4);
  expect(begun.at(-1)?.numbers).toEqual([4]);
  expect(await asked).toBe(4);
});
