import { describe, expect, test } from "vitest";
import { readRuleForm } from "./rule-form.ts";

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ kind: "reminder", days: "3", side: "before", at: "09.00", who: "placed", ...fields })) data.set(name, value);
  return readRuleForm(data);
};

describe("a new rule as it is typed (M4)", () => {
  test.each([
    [{}, 3, "09:00"],
    [{ at: "9:30" }, 3, "09:30"],
    [{ days: "0" }, 0, "09:00"],
    [{ side: "after", days: "7" }, -7, "09:00"],
    [{ side: "after", days: "0" }, 0, "09:00"],
  ])("%j", (fields, days, atLocal) => {
    expect(form(fields)).toEqual({ wish: "make", rule: { kind: "reminder", who: "placed", days, atLocal } });
  });

  test("what cannot be is told at its field", () => {
    const read = form({ days: "tre", at: "24.00" });
    expect(read.wish === "faulty" && read.faults.map(({ field }) => field)).toEqual(["days", "at"]);
    expect(form({ days: "61" }).wish).toBe("faulty");
    expect(form({ kind: "<script>" })).toEqual({ wish: "nothing" });
    expect(form({ wish: "on", rule: "not an id", kind: "" })).toEqual({ wish: "nothing" });
  });
});
