import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "#people";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { Topic, TopicId } from "#topics";
import { composeFor } from "../index.ts";
import { usualRules } from "../making/rules.ts";
import { type TestMeeting, openTestMeeting } from "../testing/meeting.ts";
import type { Plan, PlanRound } from "./plan.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const nobody: ReadonlySet<PersonId> = new Set();
const preview = (of: TestMeeting, { variant = 1, seen = 0, present = nobody } = {}) =>
  of.grouping.preview({ meetingId: of.meetingId, variant, seen, present, seed: 1, milliseconds: 150, actor: "karin" });
async function planned(of: TestMeeting, wish?: Parameters<typeof preview>[1]): Promise<Plan> {
  const answer = await preview(of, wish);
  if (answer.outcome !== "planned") throw new Error(JSON.stringify(answer));
  return answer.plan;
}
const tableOf = (round: PlanRound | undefined, table: number) =>
  Object.keys(round?.seats ?? {})
    .filter((id) => round?.seats[id] === table)
    .toSorted();

describe("G1 plans before they begin", () => {
  test("three rounds at once, as if all registered come: nobody meets twice, and it is proven", async () => {
    const of = openTestMeeting(fresh.database, 27, { rounds: 3, min: 3, max: 3 });
    const plan = await planned(of);
    expect(plan).toMatchObject({ version: 1, basis: "registered", why: "composed", actor: "karin" });
    expect(plan.rounds.map((round) => Object.keys(round.seats).length)).toEqual([27, 27, 27]);
    expect(plan.quality.repeats).toEqual({ value: 0, bound: 0 });
    expect(plan.quality.provenBest).toContain("repeats");
    expect((await of.grouping.board(of.meetingId, nobody))?.plans).toEqual([plan]);
  });

  test("once people are here it is made for them", async () => {
    const of = openTestMeeting(fresh.database, 14);
    const here = of.everybody().slice(0, 12);
    const plan = await planned(of, { present: new Set(here) });
    expect(plan.basis).toBe("present");
    expect(Object.keys(plan.rounds[0]!.seats).toSorted()).toEqual(here.toSorted());
  });

  test("two who change the same variant at once: the second is told", async () => {
    const of = openTestMeeting(fresh.database, 12);
    expect((await Promise.all([preview(of), preview(of)])).map(({ outcome }) => outcome).toSorted()).toEqual([
      "planned",
      "stale",
    ]);
    expect(await preview(of, { seen: 7 })).toEqual({ outcome: "stale" });
    expect(await preview(of, { variant: 9 })).toEqual({ outcome: "unknown" });
  });

  test("a locked person and a locked table stay; the rest is composed again; undoing goes back step by step", async () => {
    const of = openTestMeeting(fresh.database, 18, { rounds: 2 });
    const first = await planned(of);
    const change = (seen: number) => ({ meetingId: of.meetingId, variant: 1, seen, actor: "daniel" });
    const round = first.rounds[1]!;
    const personId = tableOf(round, 2)[0] as PersonId;
    const lock = { stepId: round.stepId, personId, table: 3 };
    expect(await of.grouping.lock(change(1), lock, true)).toEqual({ outcome: "changed", version: 2 });
    expect(await of.grouping.lock(change(2), { stepId: round.stepId, personId: null, table: 1 }, true)).toEqual({
      outcome: "changed",
      version: 3,
    });
    expect(await of.grouping.lock(change(1), lock, true)).toEqual({ outcome: "stale" });
    const again = await planned(of, { seen: 3 });
    expect(again).toMatchObject({ version: 4, backTo: 3, why: "recomputed" });
    expect(again.rounds[1]!.seats[personId]).toBe(3);
    expect(tableOf(again.rounds[1], 1)).toEqual(tableOf(round, 1));

    for (const version of [5, 6, 7]) expect(await of.grouping.undo(change(version - 1))).toEqual({ outcome: "changed", version });
    expect(await of.grouping.undo(change(7))).toEqual({ outcome: "nothing" });
    const [now] = (await of.grouping.board(of.meetingId, nobody))!.plans;
    expect(now).toMatchObject({ version: 7, why: "undone", actor: "daniel", locks: [], rounds: first.rounds });
  });

  test("rules that cannot all hold are told with who and what, and the plan stays as it was", async () => {
    const of = openTestMeeting(fresh.database, 12);
    const [one, other] = of.everybody() as [PersonId, PersonId];
    const rules = { ...usualRules, together: [[one, other]], apart: [[one, other]] };
    expect(await of.grouping.changeRules({ meetingId: of.meetingId, seen: 0, rules, actor: "karin" })).toEqual({
      outcome: "changed",
      version: 1,
    });
    expect(await of.grouping.changeRules({ meetingId: of.meetingId, seen: 0, rules, actor: "karin" })).toEqual({
      outcome: "stale",
    });
    expect(await preview(of)).toMatchObject({
      outcome: "impossible",
      conflicts: [
        { code: "together-and-apart", people: expect.arrayContaining([one, other]), stepId: of.stepId, isPrivate: false },
      ],
    });
    expect((await of.grouping.board(of.meetingId, nobody))?.plans).toEqual([]);
    expect(of.events).toMatchObject([{ type: "groups.rules-changed", content: { together: 1, apart: 1 } }]);
    expect(JSON.stringify(of.events)).not.toContain(one);
  });

  test("R7 who shares an interpreter sits together, and a conflict about it names nobody to the page", async () => {
    const of = openTestMeeting(fresh.database, 12);
    const [one, other] = of.everybody() as [PersonId, PersonId];
    of.sharing.push({ need: "interpreter", personIds: [one, other] });
    const { seats } = (await planned(of)).rounds[0]!;
    expect(seats[one]).toBe(seats[other]);
    await of.grouping.changeRules({
      meetingId: of.meetingId,
      seen: 0,
      rules: { ...usualRules, apart: [[one, other]] },
      actor: "karin",
    });
    expect(await preview(of, { seen: 1 })).toMatchObject({ outcome: "impossible", conflicts: [{ isPrivate: true }] });
  });

  test("rules that say nothing are refused", async () => {
    const of = openTestMeeting(fresh.database, 12);
    const [one] = of.everybody() as [PersonId];
    for (const rules of [
      { ...usualRules, apart: [[one]] },
      { ...usualRules, rounds: { [of.stepId]: { template: "plain" as const, min: 6, max: 5 } } },
    ]) {
      expect(await of.grouping.changeRules({ meetingId: of.meetingId, seen: 0, rules, actor: "karin" })).toEqual({
        outcome: "unsound",
      });
    }
  });
});

describe("the search in a thread of its own", () => {
  test("better plans are told while it goes on, and whoever goes away ends it with the best so far", async () => {
    const people = Array.from({ length: 60 }, (_, index) => ({
      id: `p${index}`,
      attributes: { role: String(index % 7), place: String(index % 11) },
    }));
    const groups = Array.from({ length: 10 }, (_, index) => ({ id: String(index + 1), min: 5, max: 7 }));
    const rounds = Array.from({ length: 6 }, () => ({ groups }));
    const gone = new AbortController();
    const told: number[] = [];
    const answer = await composeFor(600_000)(
      { people, rounds, weights: { newPeople: 10, attributes: { role: 4, place: 1 } } },
      1,
      {
        signal: gone.signal,
        onBetter: ({ objective }) => {
          told.push(objective.value);
          gone.abort();
        },
      },
    );
    expect(answer.outcome).toBe("composed");
    expect(told.length).toBeGreaterThan(0);
  });
});

describe("G4 forms", () => {
  test("world café: hosts stay at their table through the rounds, the others travel and meet no one twice where that can be", async () => {
    const of = openTestMeeting(fresh.database, 16, { rounds: 3, min: 4, max: 4 });
    const hosts = of.everybody().slice(0, 4);
    const rounds = Object.fromEntries(of.steps.map(({ stepId }) => [stepId, { template: "cafe" as const, min: 4, max: 4 }]));
    await of.grouping.changeRules({ meetingId: of.meetingId, seen: 0, rules: { ...usualRules, hosts, rounds }, actor: "karin" });
    const plan = await planned(of);
    for (const [index, host] of hosts.entries())
      expect(plan.rounds.map(({ seats }) => seats[host])).toEqual([index + 1, index + 1, index + 1]);
    const travellers = of.everybody().slice(4);
    expect(travellers.every((id) => new Set(plan.rounds.map(({ seats }) => seats[id])).size === 3)).toBe(true);
  });

  test("topic tables: people sit where they wish as far as seats go", async () => {
    const of = openTestMeeting(fresh.database, 12);
    const topics = ["a", "b"].map((name) => `${name.repeat(8)}-0000-4000-8000-000000000000` as TopicId);
    of.placements.push(...topics.map((topicId) => ({ topicId, stepId: of.stepId, hostPersonId: null })));
    for (const [index, person] of of.people.entries()) person.topicWishes = [topics[index % 2]!];
    await of.grouping.changeRules({
      meetingId: of.meetingId,
      seen: 0,
      rules: { ...usualRules, rounds: { [of.stepId]: { template: "topics", min: 5, max: 6 } } },
      actor: "karin",
    });
    expect((await planned(of)).quality.topics.wishesMet).toBe(1);
  });
});

describe("G4 the marketplace of an open space", () => {
  test("waiting topics get a time and a room, hosted by who raised them; without an open space nothing happens", async () => {
    const of = openTestMeeting(fresh.database, 12, { rounds: 2 });
    const ask = () => of.grouping.placeTopics({ meetingId: of.meetingId, actor: "karin" });
    const ids = ["a", "b", "c"].map((name) => `${name.repeat(8)}-0000-4000-8000-000000000000` as TopicId);
    of.raised.push(
      ...ids.map(
        (id, index) => ({ id, personId: of.people[index]!.personId, state: index === 2 ? "declined" : "received" }) as Topic,
      ),
    );
    for (const person of of.people.slice(3)) person.topicWishes = ids.slice(0, 2);
    expect(await ask()).toEqual({ outcome: "no-open-space" });
    const rounds = Object.fromEntries(
      of.steps.map(({ stepId }) => [stepId, { template: "open-space" as const, min: 5, max: 6 }]),
    );
    await of.grouping.changeRules({ meetingId: of.meetingId, seen: 0, rules: { ...usualRules, rounds }, actor: "karin" });
    expect(await ask()).toEqual({ outcome: "placed", placed: 2, leftOut: 0 });
    expect(of.placements).toEqual(
      [0, 1].map((index) => ({ topicId: ids[index], stepId: of.steps[index]!.stepId, hostPersonId: of.people[index]!.personId })),
    );
  });
});

describe("G2 a round begins with the chosen plan, mended for who is really here", () => {
  test("those who did not come are left out, those nobody planned for are placed, the others sit as planned", async () => {
    const of = openTestMeeting(fresh.database, 24);
    const plan = await planned(of, { present: new Set(of.everybody().slice(0, 22)) });
    expect(await of.grouping.choose({ meetingId: of.meetingId, variant: 1, actor: "karin" })).toEqual({
      outcome: "changed",
      version: 1,
    });
    expect(of.events.map(({ type }) => type)).toEqual(["groups.plan-chosen"]);
    const absent = tableOf(plan.rounds[0], 1)[0];
    const here = of.everybody().filter((id) => id !== absent);
    const round = await of.composed(here);
    expect(round.plan).toEqual({ variant: 1, version: 1 });
    expect([...round.seats.keys()].toSorted()).toEqual(here.toSorted());
    const number = new Map(round.groups.map((group) => [group.groupId, group.number]));
    const moved = Object.entries(plan.rounds[0]!.seats).filter(
      ([id, table]) => id !== absent && number.get(round.seats.get(id as PersonId)!) !== table,
    );
    expect(moved).toEqual([]);
    await of.begin(round);
    expect((await of.grouping.board(of.meetingId, nobody))?.rounds).toMatchObject([{ begun: true }]);
  });

  test("the second round is what was planned, also after the first", async () => {
    const of = openTestMeeting(fresh.database, 18, { rounds: 2 });
    const plan = await planned(of, { present: new Set(of.everybody()) });
    await of.grouping.choose({ meetingId: of.meetingId, variant: 1, actor: "karin" });
    await of.begin(await of.composed());
    const second = await of.composed(of.everybody(), of.steps[1]!.stepId);
    const number = new Map(second.groups.map((group) => [group.groupId, group.number]));
    expect(Object.fromEntries([...second.seats].map(([id, group]) => [id, number.get(group)]))).toEqual(plan.rounds[1]!.seats);
    expect(second.quality.repeats.value).toBe(plan.quality.repeats.value);
  });

  test("set aside: composed as if there were no plan", async () => {
    const of = openTestMeeting(fresh.database, 12);
    await planned(of);
    await of.grouping.choose({ meetingId: of.meetingId, variant: 1, actor: "karin" });
    await of.grouping.choose({ meetingId: of.meetingId, variant: null, actor: "karin" });
    expect((await of.composed()).plan).toBeNull();
    expect(await of.grouping.choose({ meetingId: of.meetingId, variant: 3, actor: "karin" })).toEqual({ outcome: "unknown" });
  });
});
