import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuthorityId } from "#authorities";
import type { DialogueId, Meeting, MeetingId, StepPlan } from "#dialogues";
import type { NewEvent } from "#ledger";
import type { PersonId } from "#people";
import { stoppedClock } from "#platform/clock";
import { countingIds, randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { Topic, TopicId, TopicMove } from "#topics";
import { type Agenda, type StepId, openAgenda } from "./index.ts";

const authorityId = randomIds.next() as AuthorityId;
const dialogueId = randomIds.next() as DialogueId;
const amira = randomIds.next() as PersonId;

const plans: StepPlan[] = [
  { key: "welcome", kind: "plenary", minutes: 15, title: { sv: "Välkommen" } },
  {
    key: "talk",
    kind: "round",
    minutes: 30,
    title: { sv: "Samtal" },
    question: { sv: "Vad nu?" },
    groups: { min: 5, max: 6, by: "mixed" },
  },
  { key: "end", kind: "harvest", minutes: 10, title: { sv: "Avslutning" } },
];

let fresh: FreshDatabase;
let agenda: Agenda;
let meeting: Meeting;
let events: NewEvent[];
let moves: TopicMove[];
let topicAllows: boolean;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

/** The rooms above, as far as the agenda asks them. */
function open(runOfShow = plans) {
  events = [];
  moves = [];
  topicAllows = true;
  meeting = { id: randomIds.next() as MeetingId, dialogueId, authorityId, startsLocal: "2020-11-03T13:00", runOfShow } as Meeting;
  agenda = openAgenda({
    database: fresh.database,
    clock: stoppedClock(new Date("2020-10-20T10:00:00Z")),
    ids: randomIds,
    ledger: { append: async (_trx, event) => (events.push(event), { sequence: events.length }) },
    dialogues: { ofMeeting: async (id) => (id === meeting.id ? { dialogue: {} as never, meeting } : undefined) },
    topics: {
      find: async (id) => ({ id, authorityId }) as Topic,
      move: async (_id, move) => (
        moves.push(move),
        topicAllows ? { outcome: "moved", state: "on-agenda" } : { outcome: "refused", state: "declined" }
      ),
    },
  });
}
const takeOver = (runOfShow = plans) =>
  fresh.database.transaction().execute((trx) => agenda.takeOver(trx, { ...meeting, runOfShow }, "anna"));
const keys = async () => (await agenda.runOfShow(meeting.id)).map((step) => step.key);
const stepId = async (key: string) => (await agenda.runOfShow(meeting.id)).find((step) => step.key === key)!.stepId;
const place = (step: StepId, topicId = randomIds.next() as TopicId) =>
  fresh.database.transaction().execute((trx) => agenda.placeTopic(trx, { stepId: step, topicId, hostPersonId: amira }, "anna"));

describe("L3 the run of show", () => {
  test("is taken over from the dialogue's file, and again with the same ids", async () => {
    open();
    expect(await takeOver()).toEqual({ outcome: "taken" });
    const before = await agenda.runOfShow(meeting.id);
    expect(before.map(({ kind, minutes, noticeSeconds }) => [kind, minutes, noticeSeconds])).toEqual([
      ["plenary", 15, 0],
      ["round", 30, 60],
      ["harvest", 10, 0],
    ]);
    expect(before[1]?.round).toEqual({ question: { sv: "Vad nu?" }, min: 5, max: 6 });
    await takeOver(plans.toReversed());
    const after = await agenda.runOfShow(meeting.id);
    expect(after.map((step) => step.stepId)).toEqual(before.map((step) => step.stepId).toReversed());
    expect(events.map((event) => event.type)).toEqual(["agenda.taken-over", "agenda.taken-over"]);
  });

  test("a step that nobody can run yet is refused by name", async () => {
    open();
    expect(await takeOver([{ key: "vote", kind: "poll", minutes: 5, title: { sv: "Fråga" } }])).toEqual({
      outcome: "refused",
      because: "not-runnable",
      steps: ["vote"],
    });
    expect(await keys()).toEqual([]);
  });

  test("staff change and move steps, within what is possible", async () => {
    open();
    await takeOver();
    const talk = await stepId("talk");
    expect(await agenda.changeStep(talk, { minutes: 25, round: { min: 3, max: 4 } }, "anna")).toEqual({ outcome: "changed" });
    expect(await agenda.step(talk)).toMatchObject({ minutes: 25, round: { question: { sv: "Vad nu?" }, min: 3, max: 4 } });
    expect(await agenda.changeStep(talk, { round: { min: 7 } }, "anna")).toEqual({ outcome: "impossible" });
    expect(await agenda.changeStep(randomIds.next() as StepId, { minutes: 5 }, "anna")).toEqual({ outcome: "unknown" });
    await agenda.moveStep(talk, null, "anna");
    expect(await keys()).toEqual(["welcome", "end", "talk"]);
    await agenda.moveStep(talk, await stepId("welcome"), "anna");
    expect(await keys()).toEqual(["talk", "welcome", "end"]);
  });
});

describe("T1 a topic's table", () => {
  test("stands in a round, with its host, and keeps the step alive", async () => {
    open();
    await takeOver();
    const talk = await stepId("talk");
    const topicId = randomIds.next() as TopicId;
    expect(await place(talk, topicId)).toEqual({ outcome: "placed" });
    expect(moves).toMatchObject([{ move: "place", meetingId: meeting.id, stepId: talk, round: { title: { sv: "Samtal" }, beginsLocal: "2020-11-03T13:15" } }]);
    expect(await agenda.placements(meeting.id)).toEqual([{ topicId, stepId: talk, hostPersonId: amira }]);
    expect(await takeOver(plans.filter(({ key }) => key !== "talk"))).toEqual({
      outcome: "refused",
      because: "has-topics",
      steps: ["talk"],
    });
    expect(await fresh.database.transaction().execute((trx) => agenda.withdrawTopic(trx, topicId, "anna"))).toEqual({
      outcome: "withdrawn",
    });
    expect(await takeOver(plans.filter(({ key }) => key !== "talk"))).toEqual({ outcome: "taken" });
  });

  test("is not given where it cannot be, and then nothing is written", async () => {
    open();
    await takeOver();
    expect(await place(await stepId("welcome"))).toEqual({ outcome: "not-a-round" });
    expect(await place(countingIds().next() as StepId)).toEqual({ outcome: "unknown" });
    topicAllows = false;
    expect(await place(await stepId("talk"))).toEqual({ outcome: "refused" });
    expect(await agenda.placements(meeting.id)).toEqual([]);
  });
});

test("L4 crew come and go, each with an event, and twice is once", async () => {
  open();
  const change = (what: "addCrew" | "removeCrew") =>
    fresh.database.transaction().execute((trx) => agenda[what](trx, meeting, { personId: amira, role: "facilitator" }, "anna"));
  await change("addCrew");
  await change("addCrew");
  expect(await agenda.crew(meeting.id)).toEqual([{ personId: amira, role: "facilitator" }]);
  await change("removeCrew");
  expect(await agenda.crew(meeting.id)).toEqual([]);
  expect(events.map((event) => event.type)).toEqual(["crew.added", "crew.removed"]);
});
