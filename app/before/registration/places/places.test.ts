import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MeetingId } from "#dialogues";
import { type Role, roles } from "#dialogues/shared";
import { type DateState, type Standing, canComeBack, changeRole, comeBack, enter, leave, moveUp } from "./places.ts";

const meetingId = "m" as MeetingId;
const empty = (capacity: number, roleCapacity: DateState["roleCapacity"] = {}): DateState => ({
  meetingId,
  capacity,
  roleCapacity,
  taken: 0,
  takenByRole: {},
  waiting: 0,
  lastWaiting: 0,
});
const dropped = new Date("2020-10-20T10:00:00Z");
const later = (hours: number) => new Date(dropped.getTime() + hours * 3_600_000);

describe("places on a date (R3)", () => {
  test("a full date gives numbers in a queue, a full role too", () => {
    const first = enter(empty(2, { official: 1 }), "official");
    const second = enter(first.date, "official");
    const third = enter(second.date, "artist");
    const fourth = enter(third.date, "artist");
    expect([first, second, third, fourth].map(({ standing }) => [standing.status, standing.waitingNumber])).toEqual([
      ["registered", undefined],
      ["waiting", 1],
      ["registered", undefined],
      ["waiting", 2],
    ]);
  });

  test("a role that is full holds up nobody of another role", () => {
    const queue = [{ role: "official" }, { role: "artist" }] as const;
    const date = { ...empty(2, { official: 1 }), taken: 1, takenByRole: { official: 1 }, waiting: 2, lastWaiting: 2 };
    expect(moveUp(date, queue)).toMatchObject({ moved: [{ role: "artist" }], date: { taken: 2, waiting: 1 } });
  });

  test("a cancelling is taken back for 24 hours, to a place if there is one, else to the end of the queue", () => {
    const { date, standing } = enter(empty(1), "artist");
    const left = leave(date, "artist", standing, dropped);
    if (!left) throw new Error("nothing left");
    expect(canComeBack(left.standing, later(24 - 1e-6))).toBe(true);
    expect(canComeBack(left.standing, later(24))).toBe(false);
    expect(comeBack(left.date, "artist", left.standing).standing).toMatchObject({ status: "registered", revision: 2 });
    const given = enter(left.date, "official");
    expect(comeBack(given.date, "artist", left.standing).standing).toMatchObject({ status: "waiting", waitingNumber: 1, revision: 2 });
  });

  test("who left the queue by mistake gets the old place in it", () => {
    const full = enter(empty(1), "artist").date;
    const waiting = enter(full, "artist");
    const next = enter(waiting.date, "artist");
    const left = leave(next.date, "artist", waiting.standing, dropped);
    if (!left) throw new Error("nothing left");
    expect(comeBack(left.date, "artist", left.standing).standing.waitingNumber).toBe(1);
  });

  test("another role needs room in that role, not on the date", () => {
    const full = { ...empty(1, { official: 0 }), taken: 1, takenByRole: { artist: 1 } };
    expect(changeRole(full, "artist", "politician")).toMatchObject({ taken: 1, takenByRole: { artist: 0, politician: 1 } });
    expect(changeRole(full, "artist", "official")).toBeUndefined();
  });

  test("any order of coming, leaving, coming back: never above a limit, and no one waits beside a place that is theirs", () => {
    const action = fc.record({ person: fc.nat(11), what: fc.constantFrom("toggle", "back") });
    const limits = fc.record({ capacity: fc.integer({ min: 1, max: 6 }), official: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(limits, fc.array(action, { maxLength: 60 }), ({ capacity, official }, actions) => {
        let date = empty(capacity, { official });
        const people = Array.from({ length: 12 }, (_, at) => roles[at % roles.length] as Role);
        const standings = new Map<number, Standing>();
        for (const { person, what } of actions) {
          const role = people[person] as Role;
          const standing = standings.get(person);
          const isIn = standing && standing.status !== "cancelled";
          const changed = isIn ? leave(date, role, standing, dropped) : what === "back" && standing ? comeBack(date, role, standing) : enter(date, role);
          if (!changed) continue;
          standings.set(person, changed.standing);
          const queue = [...standings]
            .filter(([, one]) => one.status === "waiting")
            .sort(([, a], [, b]) => (a.waitingNumber ?? 0) - (b.waitingNumber ?? 0))
            .map(([waiting]) => ({ waiting, role: people[waiting] as Role }));
          const up = moveUp(changed.date, queue);
          for (const { waiting } of up.moved) standings.set(waiting, { meetingId, status: "registered", revision: 1 });
          date = up.date;

          const placed = [...standings].filter(([, one]) => one.status === "registered").map(([who]) => people[who]);
          const waiting = [...standings].filter(([, one]) => one.status === "waiting").map(([who]) => people[who]);
          const officials = placed.filter((one) => one === "official").length;
          expect(placed.length).toBe(date.taken);
          expect(waiting.length).toBe(date.waiting);
          expect(placed.length).toBeLessThanOrEqual(capacity);
          expect(officials).toBeLessThanOrEqual(official);
          if (placed.length < capacity) expect(waiting.every((one) => one === "official" && officials === official)).toBe(true);
        }
      }),
    );
  });
});
