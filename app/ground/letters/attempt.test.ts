import { describe, expect, test } from "vitest";
import { settle } from "./attempt.ts";

const firstAt = new Date("2026-11-23T08:00:00Z");
const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000);

describe("what becomes of a letter after an attempt (M2)", () => {
  test("a deferred letter waits 1, 5, 15, 60 minutes, then an hour each time, and is refused after a day", () => {
    const waited: number[] = [];
    let now = firstAt;
    for (let attempt = 1; attempt < 100; attempt += 1) {
      const settled = settle({ outcome: "deferred", reply: "451 later" }, { attempt, firstAt, stopped: false }, now);
      if (settled.state !== "deferred") {
        expect(settled).toEqual({ state: "refused", because: "gave-up" });
        break;
      }
      waited.push((settled.at.getTime() - now.getTime()) / 60_000);
      now = settled.at;
    }
    expect(waited).toEqual([1, 5, 15, 60, ...Array<number>(22).fill(60)]);
    expect(now.getTime()).toBeLessThanOrEqual(minutes(firstAt, 24 * 60).getTime());
  });

  test("an unknown one is never tried again by itself, whatever the number of the attempt", () => {
    for (const attempt of [1, 2, 30]) {
      const settled = settle({ outcome: "unknown", reply: "" }, { attempt, firstAt, stopped: false }, firstAt);
      expect(settled).toEqual({ state: "unknown", because: "no-answer" });
    }
  });

  test("in a stopped batch a deferred letter is stopped; what had gone out has gone out", () => {
    const stopped = (outcome: "accepted" | "refused" | "deferred") =>
      settle({ outcome, reply: "" }, { attempt: 1, firstAt, stopped: true }, firstAt).state;
    expect([stopped("accepted"), stopped("refused"), stopped("deferred")]).toEqual(["accepted", "refused", "stopped"]);
  });
});
