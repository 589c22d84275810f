import { describe, expect, test } from "vitest";
import { karin, minute, openMeeting, participant, planFor, server, start, steps, tolk } from "./test-meeting.ts";
import { nextDue, roomOf, schedule, timeLeft } from "./index.ts";

const groups = { g1: ["p1", "p2", "p3"], g2: ["p4", "p5"] };
const open = { type: "openLobby", startsAt: start, steps } as const;

describe("phases and steps", () => {
  test("LV-01 LV-02 lobby, running, ended; opening twice is stale", () => {
    const meeting = openMeeting();
    expect(meeting.try({ type: "next", after: null, plan: null })).toEqual({ refusal: "notRunning" });
    meeting.send(open);
    expect(meeting.try(open)).toEqual({ refusal: "stale" });
    expect(meeting.state).toMatchObject({ phase: "lobby", startsAt: start, steps });
    meeting.send({ type: "next", after: null, plan: null });
    expect(meeting.state.phase).toBe("running");
    meeting.send({ type: "end" });
    expect(meeting.state.phase).toBe("ended");
  });

  test("LV-03 LV-04 ending closes what is open, and then nothing goes", () => {
    const meeting = openMeeting().toRound(groups);
    const events = meeting.send({ type: "end" });
    expect(events.map((event) => event.type)).toEqual(["groups.closed", "round.closed", "meeting.ended"]);
    expect(meeting.state.past.map((step) => step.stepId)).toEqual(["welcome", "talk1"]);
    for (const actor of [karin, server, participant("p1")]) {
      expect(meeting.try({ type: "askHelp", reason: "sound" }, actor)).toEqual({ refusal: "ended" });
    }
  });

  test("LV-10 two facilitators press next at once: one step", () => {
    const meeting = openMeeting();
    meeting.send(open);
    meeting.send({ type: "next", after: null, plan: null });
    const press = { type: "next", after: "welcome", plan: planFor("talk1", groups) } as const;
    meeting.send(press);
    expect(meeting.try(press, { kind: "facilitator", personId: "daniel" })).toEqual({ refusal: "stale" });
    expect(meeting.state.current?.stepId).toBe("talk1");
  });

  test("LV-11 after the last step there is no next", () => {
    const meeting = openMeeting().toRound(groups);
    meeting.send({ type: "next", after: "talk1", plan: null });
    meeting.send({ type: "next", after: "pause", plan: planFor("talk2", groups) });
    meeting.send({ type: "next", after: "talk2", plan: null });
    expect(meeting.try({ type: "next", after: "harvest", plan: null })).toEqual({ refusal: "noNextStep" });
  });

  test("LV-12 the deadline is the start plus the minutes", () => {
    const meeting = openMeeting(start + 7 * minute).toRound(groups);
    expect(meeting.state.current?.deadline).toBe(start + 37 * minute);
    expect(meeting.state.round?.groups.map((group) => group.deadline)).toEqual([start + 37 * minute, start + 37 * minute]);
  });

  test("LV-13 LV-20 a round has a plan, for its step and sound; others have none", () => {
    const meeting = openMeeting();
    meeting.send(open);
    expect(meeting.try({ type: "next", after: null, plan: planFor("welcome", groups) })).toEqual({ refusal: "planUnexpected" });
    meeting.send({ type: "next", after: null, plan: null });
    const into = (plan: ReturnType<typeof planFor> | null) => meeting.try({ type: "next", after: "welcome", plan });
    expect(into(null)).toEqual({ refusal: "planMissing" });
    expect(into(planFor("talk2", groups))).toEqual({ refusal: "stale" });
    const sound = planFor("talk1", groups);
    expect(into({ ...sound, groups: [] })).toEqual({ refusal: "badPlan" });
    expect(into({ ...sound, seats: { p1: "elsewhere" } })).toEqual({ refusal: "badPlan" });
    expect(into({ ...sound, groups: sound.groups.map((group) => ({ ...group, number: 1 })) })).toEqual({ refusal: "badPlan" });
    expect(meeting.state.current?.stepId).toBe("welcome");
  });

  test("LV-14 a new step begins clean, except for people's own calls for help", () => {
    const meeting = openMeeting().toRound(groups);
    meeting.send({ type: "raiseHand", by: "text" }, participant("p1"));
    meeting.send({ type: "askHelp", reason: "sound" }, participant("p1"));
    meeting.send({ type: "askHelp", reason: "sound" }, participant("late"));
    meeting.send({ type: "visit", groupId: "g2" }, tolk);
    meeting.send({ type: "announce", announcementId: "a1", text: "Tio minuter kvar", groupIds: null });
    meeting.send({ type: "pause" });
    const events = meeting.send({ type: "next", after: "talk1", plan: null });
    expect(events.map((event) => event.type)).toEqual(["groups.closed", "round.closed", "step.started"]);
    expect(meeting.state).toMatchObject({ round: null, hands: [], visits: {}, announcements: [], pausedAt: null });
    expect(meeting.state.help.map((call) => call.personId)).toEqual(["late"]);
  });

  test("LV-15 the run of show changes only ahead of the running step", () => {
    const meeting = openMeeting().toRound(groups);
    const [welcome, talk, pause, ...rest] = steps;
    expect(meeting.try({ type: "reviseSteps", steps: [talk!, welcome!, pause!, ...rest] })).toEqual({ refusal: "stepsMissing" });
    meeting.send({ type: "reviseSteps", steps: [welcome!, { ...talk!, minutes: 5 }, ...rest] });
    expect(meeting.state.current?.deadline).toBe(start + 30 * minute);
    meeting.send({ type: "next", after: "talk1", plan: planFor("talk2", groups) });
    expect(meeting.state.current?.stepId).toBe("talk2");
  });
});

describe("seats", () => {
  test("LV-21 a late arrival gets a seat once", () => {
    const meeting = openMeeting().toRound(groups);
    expect(roomOf(meeting.state, "late")).toBe("plenary");
    meeting.send({ type: "seat", personId: "late", groupId: "g2" }, server);
    expect(roomOf(meeting.state, "late")).toBe("g2");
    expect(meeting.try({ type: "seat", personId: "late", groupId: "g1" }, server)).toEqual({ refusal: "alreadySeated" });
  });

  test("LV-22 LV-23 a move goes from a seat to another open group", () => {
    const meeting = openMeeting().toRound(groups);
    const move = (personId: string, groupId: string) => meeting.try({ type: "move", personId, groupId });
    expect(move("late", "g1")).toEqual({ refusal: "notSeated" });
    expect(move("p1", "g1")).toEqual({ refusal: "sameGroup" });
    expect(move("p1", "g9")).toEqual({ refusal: "noSuchGroup" });
    expect(move("p1", "g2")).toMatchObject({ events: [{ type: "person.seated", from: "g1", groupId: "g2" }] });
    meeting.send({ type: "close", groupId: "g1", seconds: 0 });
    expect(move("p1", "g1")).toEqual({ refusal: "groupClosed" });
    meeting.send({ type: "close", groupId: null, seconds: 0 });
    expect(move("p1", "g1")).toEqual({ refusal: "noRound" });
  });

  test("LV-24 merging takes everyone along and remembers where the group went", () => {
    const meeting = openMeeting().toRound(groups);
    meeting.send({ type: "extend", groupId: "g1", seen: start + 30 * minute, milliseconds: 5 * minute });
    meeting.send({ type: "askHelp", reason: "other" }, participant("p4"));
    meeting.send({ type: "merge", from: "g2", into: "g1" });
    expect(["p4", "p5"].map((person) => roomOf(meeting.state, person))).toEqual(["g1", "g1"]);
    expect(meeting.state.round?.groups[1]).toMatchObject({ mergedInto: "g1", closedAt: start });
    expect(meeting.state.round?.groups[0]?.deadline).toBe(start + 35 * minute);
    expect(meeting.state.help).toEqual([]);
    expect(meeting.try({ type: "merge", from: "g1", into: "g1" })).toEqual({ refusal: "sameGroup" });
    expect(meeting.try({ type: "merge", from: "g1", into: "g2" })).toEqual({ refusal: "groupClosed" });
  });

  test("LV-26 mending is done as a whole, with each move a row, or not at all", () => {
    const meeting = openMeeting().toRound({ g1: ["p1", "p2", "p3"], g2: ["p4", "p5"], g3: ["p6"] });
    const mend = (moves: [string, string | null, string][], merges: [string, string][] = []) =>
      meeting.try({
        type: "mend",
        moves: moves.map(([personId, from, groupId]) => ({ personId, from, groupId })),
        merges: merges.map(([from, into]) => ({ from, into })),
      });
    expect(mend([["p1", "g2", "g3"]])).toEqual({ refusal: "stale" });
    expect(mend([["late", "g1", "g2"]])).toEqual({ refusal: "stale" });
    expect(mend([["p1", "g1", "g9"]])).toEqual({ refusal: "noSuchGroup" });
    expect(mend([["p1", "g1", "g3"]], [["g3", "g2"]])).toEqual({ refusal: "sameGroup" });
    expect(
      mend([
        ["p1", "g1", "g2"],
        ["p1", "g1", "g3"],
      ]),
    ).toEqual({ refusal: "sameGroup" });
    meeting.send({ type: "raiseHand", by: "voice" }, participant("p6"));
    expect(
      mend(
        [
          ["p6", "g3", "g2"],
          ["late", null, "g1"],
        ],
        [["g3", "g2"]],
      ),
    ).toMatchObject({
      events: [
        { type: "hand.lowered", personId: "p6" },
        { type: "person.seated", personId: "p6", from: "g3", groupId: "g2", mended: true },
        { type: "person.seated", personId: "late", from: null, groupId: "g1" },
        { type: "groups.merged", from: "g3", into: "g2" },
      ],
    });
    expect(["p6", "late"].map((person) => roomOf(meeting.state, person))).toEqual(["g2", "g1"]);
    expect(meeting.try({ type: "mend", moves: [], merges: [] })).toEqual({ events: [] });
  });

  test("LV-25 everybody is in one room", () => {
    const meeting = openMeeting();
    expect(roomOf(meeting.state, "p1")).toBe("lobby");
    meeting.toRound(groups);
    expect(roomOf(meeting.state, "p1")).toBe("g1");
    meeting.send({ type: "visit", groupId: "g1" }, tolk);
    expect(roomOf(meeting.state, "tolk")).toBe("g1");
    meeting.send({ type: "close", groupId: "g1", seconds: 0 });
    expect(["p1", "tolk", "p4"].map((person) => roomOf(meeting.state, person))).toEqual(["plenary", "plenary", "g2"]);
    meeting.send({ type: "end" });
    expect(roomOf(meeting.state, "p4")).toBe("outside");
  });
});

describe("the clock", () => {
  const deadlines = (meeting: ReturnType<typeof openMeeting>) =>
    meeting.state.round?.groups.map((group) => (group.deadline - start) / minute);

  test("LV-30 LV-37 time left never goes below zero and stands still in a pause", () => {
    const meeting = openMeeting().toRound(groups);
    const { deadline } = meeting.state.current!;
    expect(timeLeft(meeting.state, deadline, start + 40 * minute)).toBe(0);
    meeting.now = start + 10 * minute;
    meeting.send({ type: "pause" });
    expect(nextDue(meeting.state)).toBeNull();
    meeting.now = start + 50 * minute;
    expect(timeLeft(meeting.state, deadline, meeting.now)).toBe(20 * minute);
    expect(meeting.send({ type: "keepTime" }, server)).toEqual([]);
    meeting.send({ type: "resume" });
    expect(timeLeft(meeting.state, meeting.state.current!.deadline, meeting.now)).toBe(20 * minute);
    expect(deadlines(meeting)).toEqual([70, 70]);
  });

  test("LV-31 extending for all or for one; the second of two at once is stale", () => {
    const meeting = openMeeting().toRound(groups);
    const all = { type: "extend", groupId: null, seen: start + 30 * minute, milliseconds: 5 * minute } as const;
    meeting.send({ ...all, groupId: "g2", milliseconds: 2 * minute });
    meeting.send(all);
    expect(deadlines(meeting)).toEqual([35, 37]);
    expect(meeting.state.current?.deadline).toBe(start + 35 * minute);
    expect(meeting.try(all)).toEqual({ refusal: "stale" });
  });

  test("LV-32 LV-34 LV-36 one notice, which an extension takes back until it is time again", () => {
    const meeting = openMeeting().toRound(groups);
    expect(nextDue(meeting.state)).toBe(start + 29 * minute);
    meeting.now = start + 29 * minute;
    expect(meeting.send({ type: "keepTime" }, server)).toMatchObject([
      { type: "notice.given", groupIds: ["g1", "g2"], closesAt: start + 30 * minute },
    ]);
    expect(meeting.send({ type: "keepTime" }, server)).toEqual([]);
    meeting.send({ type: "extend", groupId: "g1", seen: start + 30 * minute, milliseconds: 5 * minute });
    expect(meeting.state.round?.groups.map((group) => group.noticed)).toEqual([false, true]);
    meeting.now = start + 34 * minute;
    expect(meeting.send({ type: "keepTime" }, server)).toMatchObject([
      { type: "notice.given", groupIds: ["g1"] },
      { type: "groups.closed", groupIds: ["g2"] },
    ]);
  });

  test("LV-33 closing in n seconds never gives more time", () => {
    const meeting = openMeeting().toRound(groups);
    meeting.now = start + 29 * minute;
    const events = meeting.send({ type: "close", groupId: null, seconds: 30 });
    expect(events.map((event) => event.type)).toEqual(["deadlines.set", "notice.given"]);
    expect(deadlines(meeting)).toEqual([29.5, 29.5]);
    meeting.send({ type: "close", groupId: null, seconds: 60 });
    expect(deadlines(meeting)).toEqual([29.5, 29.5]);
    expect(meeting.state.current?.deadline).toBe(start + 29.5 * minute);
  });

  test("LV-35 the last group to close closes the round", () => {
    const meeting = openMeeting().toRound(groups);
    meeting.send({ type: "extend", groupId: "g2", seen: start + 30 * minute, milliseconds: 5 * minute });
    meeting.now = start + 30 * minute;
    expect(meeting.send({ type: "keepTime" }, server).map((event) => event.type)).toEqual(["groups.closed"]);
    meeting.now = start + 35 * minute;
    expect(meeting.send({ type: "keepTime" }, server).map((event) => event.type)).toEqual(["groups.closed", "round.closed"]);
    expect(meeting.state.round?.closedAt).toBe(meeting.now);
    expect(meeting.state.current?.stepId).toBe("talk1");
  });

  test("LV-38 a plenary goes on past its deadline", () => {
    const meeting = openMeeting();
    meeting.send(open);
    meeting.send({ type: "next", after: null, plan: null });
    expect(nextDue(meeting.state)).toBeNull();
    meeting.now = start + 60 * minute;
    expect(meeting.send({ type: "keepTime" }, server)).toEqual([]);
  });

  test("LV-39 behind and ahead", () => {
    const meeting = openMeeting(start + 4 * minute);
    meeting.send(open);
    expect(schedule(meeting.state, meeting.now).behind).toBe(4 * minute);
    meeting.send({ type: "next", after: null, plan: null });
    meeting.now = start + 10 * minute;
    meeting.send({ type: "next", after: "welcome", plan: planFor("talk1", groups) });
    expect(schedule(meeting.state, meeting.now)).toMatchObject({ behind: -5 * minute, endsAt: start + 85 * minute });
    meeting.send({ type: "extend", groupId: "g1", seen: start + 40 * minute, milliseconds: 8 * minute });
    const { behind, steps: planned } = schedule(meeting.state, meeting.now);
    expect(behind).toBe(3 * minute);
    expect(planned[1]).toEqual({ stepId: "talk1", plannedStart: start + 15 * minute, expectedStart: start + 10 * minute });
    expect(planned[2]).toEqual({ stepId: "pause", plannedStart: start + 45 * minute, expectedStart: start + 48 * minute });
  });
});

describe("hands, help, words", () => {
  test("LV-40 LV-41 LV-43 one queue for voice and text, one floor, one hand each", () => {
    const meeting = openMeeting().toRound(groups);
    meeting.send({ type: "raiseHand", by: "voice" }, participant("p2"));
    meeting.send({ type: "raiseHand", by: "text" }, participant("p1"));
    meeting.send({ type: "raiseHand", by: "sign" }, participant("p4"));
    expect(meeting.send({ type: "raiseHand", by: "text" }, participant("p1"))).toEqual([]);
    expect(meeting.state.hands.map((hand) => [hand.room, hand.personId, hand.by])).toEqual([
      ["g1", "p2", "voice"],
      ["g1", "p1", "text"],
      ["g2", "p4", "sign"],
    ]);
    meeting.send({ type: "giveFloor", personId: "p2" });
    meeting.send({ type: "giveFloor", personId: "p1" });
    expect(meeting.state.hands.map((hand) => [hand.personId, hand.floorAt])).toEqual([
      ["p1", start],
      ["p4", null],
    ]);
    expect(meeting.try({ type: "giveFloor", personId: "p3" })).toEqual({ refusal: "noHand" });
    expect(meeting.send({ type: "move", personId: "p1", groupId: "g2" }).map((event) => event.type)).toEqual([
      "hand.lowered",
      "person.seated",
    ]);
  });

  test("LV-42 LV-60 the own hand, the host's group, the facilitator's all", () => {
    const meeting = openMeeting().toRound(groups);
    for (const person of ["p2", "p3", "p5"]) meeting.send({ type: "raiseHand", by: "voice" }, participant(person));
    expect(meeting.try({ type: "lowerHand", personId: "p3" }, participant("p2"))).toEqual({ refusal: "notAllowed" });
    meeting.send({ type: "lowerHand", personId: "p2" }, participant("p2"));
    meeting.send({ type: "giveFloor", personId: "p3" }, participant("p1"));
    expect(meeting.try({ type: "giveFloor", personId: "p5" }, participant("p1"))).toEqual({ refusal: "notAllowed" });
    meeting.send({ type: "lowerHand", personId: "p5" });
    expect(meeting.state.hands.map((hand) => hand.personId)).toEqual(["p3"]);
  });

  test("LV-50 LV-51 one call for a group, one for a person outside the groups", () => {
    const meeting = openMeeting().toRound(groups);
    const ask = (person: string) => meeting.send({ type: "askHelp", reason: "question" }, participant(person)).length;
    expect([ask("p1"), ask("p2"), ask("p4"), ask("late"), ask("late"), ask("later")]).toEqual([1, 0, 1, 1, 0, 1]);
    const call = { type: "endHelp", room: "g1", personId: "p1" } as const;
    expect(meeting.try(call, participant("p4"))).toEqual({ refusal: "notAllowed" });
    expect(meeting.send(call, participant("p3"))).toMatchObject([{ type: "help.ended", how: "withdrawn" }]);
    expect(meeting.send({ type: "endHelp", room: "plenary", personId: "late" })).toMatchObject([{ how: "answered" }]);
    expect(meeting.try({ type: "endHelp", room: "plenary", personId: "later" }, participant("late"))).toEqual({
      refusal: "notAllowed",
    });
    meeting.send({ type: "close", groupId: "g2", seconds: 0 });
    expect(meeting.state.help.map((one) => one.personId)).toEqual(["later"]);
  });

  test("LV-52 an announcement goes to all or to open groups", () => {
    const meeting = openMeeting().toRound(groups);
    const say = (groupIds: string[] | null) => meeting.try({ type: "announce", announcementId: "a", text: "Hej", groupIds });
    expect(say(["g1", "g9"])).toEqual({ refusal: "noSuchGroup" });
    expect(say(null)).toHaveProperty("events");
    expect(say(["g2"])).toHaveProperty("events");
    expect(meeting.state.announcements.map((one) => one.groupIds)).toEqual([null, ["g2"]]);
  });

  test.each(["next", "end", "pause", "merge", "announce", "move", "keepTime", "seat", "visit"] as const)(
    "LV-60 a participant may not %s",
    (type) => {
      const meeting = openMeeting().toRound(groups);
      const commands = {
        next: { type: "next", after: "talk1", plan: null },
        end: { type: "end" },
        pause: { type: "pause" },
        merge: { type: "merge", from: "g2", into: "g1" },
        announce: { type: "announce", announcementId: "a", text: "Hej", groupIds: null },
        move: { type: "move", personId: "p1", groupId: "g2" },
        keepTime: { type: "keepTime" },
        seat: { type: "seat", personId: "p9", groupId: "g2" },
        visit: { type: "visit", groupId: "g2" },
      } as const;
      expect(meeting.try(commands[type], participant("p1"))).toEqual({ refusal: "notAllowed" });
    },
  );

  test("LV-61 crew visit one group at a time", () => {
    const meeting = openMeeting().toRound(groups);
    meeting.send({ type: "visit", groupId: "g1" }, tolk);
    expect(meeting.send({ type: "visit", groupId: "g2" }, tolk)).toMatchObject([{ from: "g1", groupId: "g2" }]);
    expect(meeting.try({ type: "visit", groupId: "g9" }, tolk)).toEqual({ refusal: "noSuchGroup" });
    meeting.send({ type: "visit", groupId: null }, tolk);
    expect(meeting.state.visits).toEqual({});
    expect(meeting.try({ type: "pause" }, tolk)).toEqual({ refusal: "notAllowed" });
  });
});
