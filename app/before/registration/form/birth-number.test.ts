import { describe, expect, test } from "vitest";
import { holdsBirthNumber } from "./birth-number.ts";

describe("the number a person was given at birth", () => {
  // The Finnish ones are examples that its registry gives; those from 900 on are nobody's.
  test.each(["131052-308T", "jag har 131052-308T i Finland", "131052-308t", "010594Y9032", "010594Y9021", "020594X903P", "010516B903X", "131052\u2013308T", "１３１０５２-308T", "13\u200b1052-308T", "19900118-9811", "900118\u22129811"])("%s is one", (text) => {
    expect(holdsBirthNumber(text)).toBe(true);
  });

  test.each(["131052-308A", "321052-308T", "131352-308T", "A131052-308T", "131052-308TT", "131052-001A", "040-000 00 00", "2020-11-03", ""])("%s is none", (text) => {
    expect(holdsBirthNumber(text)).toBe(false);
  });
});
