import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toLocal } from "#platform/civil-time";
import { nextLook, turnOf } from "./rule.ts";

const zone = "Europe/Stockholm";
const reminder = (days: number, atLocal = "09:00") => ({ days, atLocal });
const turn = (days: number, startsLocal: string, now: string, atLocal?: string, calledOff?: { sv: string }) => turnOf(reminder(days, atLocal), { startsLocal, calledOff }, zone, new Date(now));

describe("when a rule falls due (M4)", () => {
  test.each([
    [10, "2020-11-03T13:00", "2020-10-24T09:00", "2020-10-24T07:00:00Z"],
    [9, "2020-11-03T13:00", "2020-10-25T09:00", "2020-10-25T08:00:00Z"],
    [3, "2020-11-03T13:00", "2020-10-31T09:00", "2020-10-31T08:00:00Z"],
    [0, "2020-11-10T13:00", "2020-11-10T09:00", "2020-11-10T08:00:00Z"],
    [-1, "2020-11-10T13:00", "2020-11-11T09:00", "2020-11-11T08:00:00Z"],
  ])("%i days before %s is %s on the wall, also across the clock change", (days, starts, dueLocal, due) => {
    expect(turn(days, starts, "2020-10-01T00:00:00Z")).toEqual({ turn: "coming", dueLocal, due: new Date(due) });
  });

  test("every rule on every date around the change is due when the wall clock shows its time", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 18 }), fc.integer({ min: 3, max: 23 }), (days, date, hour) => {
        const startsLocal = `${new Date(Date.UTC(2020, 9, 24 + date)).toISOString().slice(0, 10)}T13:00`;
        const atLocal = `${String(hour).padStart(2, "0")}:00`;
        const { due, dueLocal } = turn(days, startsLocal, "2020-01-01T00:00:00Z", atLocal);
        expect(toLocal(due, zone)).toBe(`${dueLocal}:00`);
        expect((Date.parse(`${startsLocal.slice(0, 10)}T00:00Z`) - Date.parse(`${dueLocal.slice(0, 10)}T00:00Z`)) / 86_400_000).toBe(days);
      }),
    );
  });

  test("its turn lasts from the due moment until the meeting begins; after a meeting two weeks", () => {
    const at = (now: string, days = 3) => turn(days, "2020-11-03T13:00", now).turn;
    expect([at("2020-10-31T07:59:59Z"), at("2020-10-31T08:00:00Z"), at("2020-11-03T11:59:59Z"), at("2020-11-03T12:00:00Z")]).toEqual(["coming", "now", "now", "over"]);
    expect([at("2020-11-04T07:59:59Z", -1), at("2020-11-04T08:00:00Z", -1), at("2020-11-18T07:59:59Z", -1), at("2020-11-18T08:00:00Z", -1)]).toEqual(["coming", "now", "now", "over"]);
  });

  test("nothing falls due for a meeting that is called off (D-19)", () => {
    expect(turn(3, "2020-11-03T13:00", "2020-10-31T08:00:00Z", "09:00", { sv: "För få." }).turn).toBe("called-off");
  });

  test("it is looked at when the next date is due, every minute for late ones, and every hour in case a date was moved", () => {
    const now = new Date("2020-10-31T07:50:00Z");
    const turns = (days: number) => ["2020-11-03T13:00", "2020-11-10T13:00"].map((starts) => turn(days, starts, now.toISOString()));
    expect(nextLook(turns(3), now)).toEqual(new Date("2020-10-31T08:00:00Z"));
    expect(nextLook(turns(4), now)).toEqual(new Date("2020-10-31T07:51:00Z"));
    expect(nextLook(turns(-1), now)).toEqual(new Date("2020-10-31T08:50:00Z"));
  });
});
