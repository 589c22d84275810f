import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StepId } from "#agenda";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { TopicId } from "#topics";
import { at, openTestMeeting, sizes } from "./testing/meeting.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const house = (count: number, options?: Parameters<typeof openTestMeeting>[2]) => openTestMeeting(fresh.database, count, options);

describe("G1 a round is made from who is present", () => {
  test("everyone present and nobody else, in groups of 5 or 6, roles as even as can be", async () => {
    const of = house(14);
    const present = of.people.slice(0, 12).map((person) => person.personId);
    const round = await of.composed(present);
    expect([...round.seats.keys()].toSorted()).toEqual(present.toSorted());
    expect(sizes(round)).toEqual([6, 6]);
    expect(round.quality.provenBest).toContain("role");
  });

  test("with nobody there, and in a step that is no round, nothing is made", async () => {
    const of = house(6);
    expect(await of.compose([])).toEqual({ outcome: "nobody" });
    expect(
      await of.grouping.compose({ meetingId: of.meetingId, stepId: randomIds.next() as StepId, present: new Set(), seed: 1 }),
    ).toEqual({ outcome: "not-a-round" });
  });

  test("seven people become two groups, two people one", async () => {
    const of = house(7);
    expect(new Set(sizes(await of.composed()))).toEqual(new Set([3, 4]));
    expect(sizes(await of.composed(of.people.slice(0, 2).map((person) => person.personId)))).toEqual([2]);
  });

  test("a topic has its table, with its host; too many topics are told", async () => {
    const of = house(12);
    const topics = [0, 1, 2].map(() => randomIds.next() as TopicId);
    of.placements.push(
      ...topics.map((topicId, index) => ({ topicId, stepId: of.stepId, hostPersonId: of.people[index]!.personId })),
    );
    const round = await of.composed();
    expect(round.groups.map((group) => [group.topicId, group.hostPersonId])).toEqual([
      [topics[0], of.people[0]!.personId],
      [topics[1], of.people[1]!.personId],
    ]);
    expect(of.people.slice(0, 2).map((person) => round.seats.get(person.personId))).toEqual(
      round.groups.map((group) => group.groupId),
    );
    expect(round.leftOut).toEqual([topics[2]]);
    const without = await of.composed(of.people.slice(1).map((person) => person.personId));
    expect(without.groups[0]).toMatchObject({ topicId: topics[0], hostPersonId: null });
  });

  test("who leads is not seated, a host of the crew is", async () => {
    const of = house(10);
    const host = randomIds.next() as PersonId;
    of.crew.push({ personId: of.people[0]!.personId, role: "facilitator" }, { personId: host, role: "host" });
    const round = await of.composed([...of.people.map((person) => person.personId), host]);
    expect(round.seats.has(of.people[0]!.personId)).toBe(false);
    expect(round.seats.has(host)).toBe(true);
  });

  test("in the second round people meet others", async () => {
    const of = house(9, { min: 3, max: 3 });
    await of.begin(await of.composed());
    const second = await of.composed();
    expect(second.quality.repeats.value).toBe(0);
    const alone = await house(9, { min: 3, max: 3 }).composed();
    expect(alone.quality.repeats.value).toBe(0);
    const [first] = await of.grouping.rounds(of.meetingId);
    for (const group of second.groups) {
      const members = [...second.seats].filter(([, seat]) => seat === group.groupId).map(([person]) => person);
      for (const before of first!.groups) {
        const earlier = new Set(await of.grouping.members(before.groupId));
        expect(members.filter((person) => earlier.has(person)).length).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe("G3 every assignment is a row", () => {
  test("composed, late, moved, merged: who, when, by whom, why, and nothing is overwritten", async () => {
    const of = house(12);
    const round = await of.composed();
    await of.begin(round);
    const [one, other] = round.groups.map((group) => group.groupId);
    const late = randomIds.next() as PersonId;
    await fresh.database.transaction().execute(async (trx) => {
      await of.grouping.assign(trx, { roundId: round.roundId, personId: late, groupId: one!, at, actor: "system", why: "late" });
      await of.grouping.assign(trx, {
        roundId: round.roundId,
        personId: late,
        groupId: other!,
        at,
        actor: "karin",
        why: "moved",
      });
      await of.grouping.merge(trx, { from: other!, into: one! }, { at, actor: "karin" });
    });
    const log = await of.grouping.assignments(of.meetingId);
    expect(log.filter((row) => row.personId === late).map((row) => [row.groupId, row.actor, row.why])).toEqual([
      [one, "system", "late"],
      [other, "karin", "moved"],
      [one, "karin", "merged"],
    ]);
    expect(log).toHaveLength(12 + 3 + 6);
    expect(await of.grouping.members(one!)).toHaveLength(13);
    expect(await of.grouping.members(other!)).toEqual([]);
    expect(await of.grouping.group(other!)).toMatchObject({
      mergedInto: one,
      closedAt: at,
      meetingId: of.meetingId,
      stepId: of.stepId,
      roundNumber: 1,
    });
  });

  test("two who place the same person at once: one of them fails", async () => {
    const of = house(12);
    const round = await of.composed();
    await of.begin(round);
    const place = () =>
      fresh.database.transaction().execute(async (trx) => {
        await of.grouping.assign(trx, {
          roundId: round.roundId,
          personId: late,
          groupId: round.groups[0]!.groupId,
          at,
          actor: "system",
          why: "late",
        });
        await new Promise((after) => setTimeout(after, 50));
      });
    const late = randomIds.next() as PersonId;
    const outcomes = await Promise.allSettled([place(), place()]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("closing keeps groups and members", async () => {
    const of = house(12);
    const round = await of.composed();
    await of.begin(round);
    await fresh.database.transaction().execute(async (trx) => {
      await of.grouping.close(trx, { groupIds: round.groups.map((group) => group.groupId) }, at);
      await of.grouping.close(trx, { roundId: round.roundId }, at);
    });
    expect(await of.grouping.rounds(of.meetingId)).toMatchObject([
      { number: 1, closedAt: at, groups: [{ closedAt: at }, { closedAt: at }] },
    ]);
    expect(await of.grouping.members(round.groups[0]!.groupId)).toHaveLength(6);
  });
});
