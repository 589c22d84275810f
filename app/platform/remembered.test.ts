import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

test("each key once, also when its answer is nothing; a fault is asked again, and a thousand others later so is the first", () => {
  const asked: string[] = [];
  const answer = remembered((key: string) => {
    asked.push(key);
    if (key === "wrong" && asked.length === 1) throw new RangeError(key);
    return key === "none" ? undefined : key.toUpperCase();
  });
  expect(() => answer("wrong")).toThrow(RangeError);
  expect(["wrong", "none", "a", "none", "a"].map(answer)).toEqual(["WRONG", undefined, "A", undefined, "A"]);
  expect(asked).toEqual(["wrong", "wrong", "none", "a"]);
  for (let at = 0; at < 1_000; at += 1) answer(`${at}`);
  answer("a");
  expect(asked.filter((key) => key === "a")).toHaveLength(2);
});
