import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "#people";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { usualRules } from "../making/rules.ts";
import type { ComposedRound } from "../round.ts";
import { type TestMeeting, at, openTestMeeting, sizes } from "../testing/meeting.ts";
import type { Running } from "./place-people.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const runningOf = (of: TestMeeting, round: ComposedRound, here: Iterable<PersonId>): Running => ({
  ...{ meetingId: of.meetingId, stepId: round.stepId, startedAt: at, groups: round.groups },
  seats: Object.fromEntries(round.seats),
  here: new Set(here),
});
const membersOf = (round: ComposedRound, number: number) =>
  [...round.seats].filter(([, group]) => round.groups.find((one) => one.groupId === group)?.number === number).map(([id]) => id);
const groupNumber = (round: ComposedRound, groupId: string | undefined) =>
  round.groups.find((group) => group.groupId === groupId)?.number;

describe("G2 late arrivals", () => {
  test("into a group that has become too small before any other, and nobody else moves", async () => {
    const of = openTestMeeting(fresh.database, 21, { min: 4, max: 5 });
    const round = await of.composed(of.everybody().slice(0, 20));
    const lost = new Set(membersOf(round, 3).slice(0, 2));
    const here = of.everybody().filter((id) => !lost.has(id));
    expect(groupNumber(round, await of.grouping.place(runningOf(of, round, here), of.everybody()[20]!))).toBe(3);
  });

  test("among groups with a seat: where they have met fewest and their role is rarest", async () => {
    const of = openTestMeeting(fresh.database, 9, { min: 3, max: 5 });
    const late = of.people[8]!;
    const round = await of.composed(of.everybody().slice(0, 8));
    const chosen = groupNumber(round, await of.grouping.place(runningOf(of, round, of.everybody()), late.personId))!;
    const alike = (number: number) =>
      membersOf(round, number).filter((id) => of.people.find((one) => one.personId === id)?.role === late.role).length;
    expect(alike(chosen)).toBe(Math.min(...round.groups.map(({ number }) => alike(number))));
  });

  test("rules hold: apart is not seated together; with everything full the group grows by one", async () => {
    const of = openTestMeeting(fresh.database, 13, { min: 5, max: 6 });
    const round = await of.composed(of.everybody().slice(0, 12));
    const late = of.everybody()[12]!;
    await of.grouping.changeRules({
      meetingId: of.meetingId,
      seen: 0,
      rules: { ...usualRules, apart: [[late, membersOf(round, 1)[0]!]] },
      actor: "karin",
    });
    expect(sizes(round)).toEqual([6, 6]);
    expect(groupNumber(round, await of.grouping.place(runningOf(of, round, of.everybody()), late))).toBe(2);
  });

  test("nobody that has no place, and no group: nothing", async () => {
    const of = openTestMeeting(fresh.database, 12);
    const round = await of.composed();
    expect(await of.grouping.place(runningOf(of, round, of.everybody()), "00000000-0000-4000-8000-000000000000")).toBeUndefined();
    expect(await of.grouping.place({ ...runningOf(of, round, of.everybody()), groups: [] }, of.everybody()[0]!)).toBeUndefined();
  });
});

describe("G2 groups that have become too small", () => {
  test("nothing to do when all are large enough", async () => {
    const of = openTestMeeting(fresh.database, 24);
    const round = await of.composed();
    expect(await of.grouping.mend(runningOf(of, round, of.everybody()))).toEqual({ moves: [], merges: [] });
  });

  test("a group below its minimum is filled or merged with as few moved as that takes", async () => {
    const of = openTestMeeting(fresh.database, 24);
    const round = await of.composed();
    const lost = new Set(membersOf(round, 2).slice(0, 2));
    const here = of.everybody().filter((id) => !lost.has(id));
    const mending = (await of.grouping.mend(runningOf(of, round, here)))!;
    expect(mending.moves).toHaveLength(1);
    expect(mending.merges).toEqual([]);
    expect(groupNumber(round, mending.moves[0]?.groupId)).toBe(2);
  });

  test("a group whose people have all gone is merged away, and whoever sits nowhere is seated", async () => {
    const of = openTestMeeting(fresh.database, 24);
    const round = await of.composed(of.everybody().slice(0, 23));
    const gone = round.groups.find((_, index) => sizes(round)[index] === 6)!;
    const lost = new Set(membersOf(round, gone.number));
    const late = of.everybody()[23]!;
    const here = of.everybody().filter((id) => !lost.has(id));
    const mending = (await of.grouping.mend(runningOf(of, round, here)))!;
    expect(mending.merges).toMatchObject([{ from: gone.groupId }]);
    expect(mending.moves).toMatchObject([{ personId: late, from: null }]);
  });
});

describe("why somebody sits where they sit", () => {
  test("in counts, of the round under way; nothing for whoever has no seat", async () => {
    const of = openTestMeeting(fresh.database, 13, { rounds: 2 });
    await of.begin(await of.composed(of.everybody().slice(0, 12)));
    const [one] = of.everybody() as [PersonId];
    expect(await of.grouping.reasons(of.meetingId, one)).toEqual({
      size: 6,
      newPeople: 5,
      roles: 3,
      municipalities: expect.any(Number),
      topic: null,
    });
    expect(await of.grouping.reasons(of.meetingId, of.everybody()[12]!)).toBeUndefined();
  });
});
