import { expect, test } from "vitest";
import { readTogether } from "./read-together.ts";

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("those who ask in one go share a reading that begins after the last of them; other keys have their own", async () => {
  let truth = 1;
  const read: string[] = [];
  const together = readTogether<number>();
  const ask = (key: string) =>
    together(key, async () => {
      read.push(key);
      return truth;
    });
  const first = [ask("a"), ask("a"), ask("b")];
  truth = 2;
  first.push(ask("a"));
  expect(await Promise.all(first)).toEqual([2, 2, 2, 2]);
  expect(read).toEqual(["a", "b"]);
});

test("who asks while it is being read is not told what held before they asked", async () => {
  let truth = 1;
  const ends: (() => void)[] = [];
  const together = readTogether<number>();
  const ask = () =>
    together("a", async () => {
      const found = truth;
      await new Promise<void>((resolve) => ends.push(resolve));
      return found;
    });
  const early = ask();
  await settle();
  truth = 2;
  const late = ask();
  await settle();
  for (const end of ends) end();
  expect([await early, await late]).toEqual([1, 2]);
});

test("a fault reaches each who asked, and is forgotten", async () => {
  let broken = true;
  const together = readTogether<string>();
  const ask = () =>
    together("a", async () => {
      if (broken) throw new Error("gone");
      return "here";
    });
  const asked = await Promise.allSettled([ask(), ask()]);
  expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  broken = false;
  expect(await ask()).toBe("here");
});
