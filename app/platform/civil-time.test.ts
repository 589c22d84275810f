import { describe, expect, test } from "vitest";
import { daysAfter, toInstant, toLocal, weekOf } from "./civil-time.ts";

const zone = "Europe/Stockholm";

describe("civil time in Sweden", () => {
  test.each([
    ["2020-10-24T12:00", "2020-10-24T10:00:00.000Z"], // summer time
    ["2020-10-31T00:00", "2020-10-30T23:00:00.000Z"], // the deadline, after the change
    ["2020-11-03T13:00", "2020-11-03T12:00:00.000Z"],
    ["2020-10-25T02:30", "2020-10-25T00:30:00.000Z"], // occurs twice: the first one
    ["2021-03-28T02:30", "2021-03-28T01:30:00.000Z"], // does not occur: one hour later
  ])("%s is %s", (local, instant) => {
    expect(toInstant({ local, zone }).toISOString()).toBe(instant);
  });

  test("what the wall clock shows leads back to the same instant, hour by hour through a year", () => {
    const start = Date.UTC(2020, 0, 1);
    const autumnRepeat = Date.UTC(2020, 9, 25, 1); // 02.00 for the second time
    for (let hour = 0; hour < 366 * 24; hour += 1) {
      const instant = new Date(start + hour * 3_600_000);
      if (instant.getTime() === autumnRepeat) continue;
      expect(toInstant({ local: toLocal(instant, zone), zone })).toEqual(instant);
    }
  });

  test("something that is no time is refused", () => {
    expect(() => toInstant({ local: "nästa tisdag", zone })).toThrow(RangeError);
  });
});

test.each([
  ["2020-10-24", 1, "2020-10-25"],
  ["2020-10-25", 1, "2020-10-26"],
  ["2020-12-31", 1, "2021-01-01"],
  ["2020-03-01", -1, "2020-02-29"],
  ["2020-11-03", 0, "2020-11-03"],
])("%s and %i days more is %s", (day, days, later) => {
  expect(daysAfter(day, days)).toBe(later);
});

test.each([
  ["2020-11-03T13:00", 45],
  ["2020-11-08", 45],
  ["2020-11-09", 46],
  ["2026-12-31", 53],
  ["2027-01-01", 53],
  ["2027-01-04", 1],
  ["2024-12-30", 1],
  ["2020-01-01", 1],
  ["2023-01-01", 52],
])("%s falls in week %i (C-15)", (local, week) => {
  expect(weekOf(local)).toBe(week);
});
