import { expect, test } from "vitest";
import { keptUntil } from "./kept-until.ts";

test.each([
  ["2020-11-03", "P6M", "2021-05-03"],
  ["2020-08-31", "P6M", "2021-02-28"],
  ["2020-02-29", "P1Y", "2021-02-28"],
  ["2020-12-31", "P1D", "2021-01-01"],
  ["2020-11-30", "P14M", "2022-01-30"],
  ["2020-11-03", "archive", undefined],
])("what is counted from %s and decided for %s is kept until %s", (day, keep, until) => {
  expect(keptUntil(day, { keep })).toBe(until);
});
