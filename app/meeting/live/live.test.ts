import { describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { stoppedClock } from "#platform/clock";
import type { LiveClient } from "./client.ts";
import { isGroup, roomOf } from "./decider/index.ts";
import { groupOf, liveTests, open, toRound } from "./proof/live-tests.ts";
import { openScene, openTestHouse, until } from "./proof/test-house.ts";

const { house, enter, lobby, url, ends } = liveTests();

describe("a meeting from the lobby to the end", () => {
  test("L3 G1 rooms, places, tokens, company, and back", async () => {
    const meeting = await lobby(12);
    const { karin, people, at, scene } = meeting;
    expect(people[0]!.getSnapshot()).toMatchObject({
      room: "lobby",
      place: { media: { kind: "none" } },
      you: { name: "Person 1", role: "artist", kind: "participant" },
    });
    await toRound(meeting);
    const rooms = people.map(groupOf);
    expect(rooms.every(isGroup)).toBe(true);
    expect([...Map.groupBy(rooms, (room) => room).values()].map((members) => members.length)).toEqual([6, 6]);
    for (const [index, client] of people.entries()) {
      const { place, company, room } = await until(client, (view) => view.company.length === 6 && view);
      expect(place).toMatchObject({ room, from: "plenary", media: { token: `${scene.people[index]!.personId} in ${room}` } });
      expect(company.map((one) => one.personId)).toContain(scene.people[index]!.personId);
      expect(new Set(company.map((one) => one.role)).size).toBe(3);
      client.arrived(place!.version);
    }
    await vi.waitFor(() => expect(at.media.filter((line) => line.endsWith("out of plenary"))).toHaveLength(12));
    expect(await karin.ask({ type: "close", groupId: null, seconds: 0 })).toMatchObject({ outcome: "accepted" });
    await Promise.all(
      people.map((client) =>
        until(client, (view) => view.place?.room === "plenary" && view.place.from && isGroup(view.place.from)),
      ),
    );
    await karin.ask({ type: "next", after: scene.steps[1]!.stepId });
    await karin.ask({ type: "end" });
    await Promise.all(people.map((client) => until(client, (view) => view.room === "outside")));
    expect(at.events.map((event) => event.type)).toEqual([
      "meeting.lobby-opened",
      "meeting.started",
      "round.formed",
      "round.closed",
      "meeting.ended",
    ]);
    expect(at.attended.size).toBe(13);
    expect((await at.grouping.rounds(scene.meetingId))[0]).toMatchObject({ number: 1, closedAt: expect.any(Date) });
    const actors = (await at.live.log(scene.meetingId)).map((entry) => entry.actor);
    expect(new Set(actors)).toEqual(new Set([scene.crew[0]!.personId]));
  });

  test("L4 LV-10 two facilitators press at once: one round, no group left over", async () => {
    const meeting = await lobby(6);
    const { scene, at, karin } = meeting;
    const daniel = enter(at, scene, scene.crew[1]!.personId);
    await open(daniel);
    await karin.ask({ type: "openLobby" });
    await karin.ask({ type: "next", after: null });
    const answers = await Promise.all([karin, daniel].map((one) => one.ask({ type: "next", after: scene.steps[0]!.stepId })));
    expect(answers.map((answer) => answer.outcome).toSorted()).toEqual(["accepted", "refused"]);
    expect(answers).toContainEqual({ outcome: "refused", refusal: "stale" });
    expect(await at.grouping.rounds(scene.meetingId)).toHaveLength(1);
  });

  test("L5 a late arrival gets a seat at once, and both see each other", async () => {
    const scene = openScene(7, { min: 3, max: 4 });
    const at = await house(scene);
    const karin = enter(at, scene, scene.crew[0]!.personId);
    const people = scene.people.slice(0, 6).map((person) => enter(at, scene, person.personId));
    await Promise.all([karin, ...people].map(open));
    await toRound({ scene, at, karin, people });
    const late = enter(at, scene, scene.people[6]!.personId);
    const { room, company } = await until(
      late,
      (view) => isGroup(view.room) && view.company.length === 4 && view.place?.room === view.room && view,
    );
    const others = people.filter((client) => groupOf(client) === room);
    expect(others).toHaveLength(3);
    expect(company.every((one) => one.here)).toBe(true);
    await Promise.all(others.map((client) => until(client, (view) => view.company.length === 4)));
    const [last] = (await at.grouping.assignments(scene.meetingId)).slice(-1);
    expect(last).toMatchObject({ personId: scene.people[6]!.personId, groupId: room, why: "late", actor: "system" });
  });

  test("G2 moving and merging: the moved get a view of their new room, the others keep theirs", async () => {
    const meeting = await lobby(6, { min: 3, max: 3 });
    const { karin, people, scene } = meeting;
    await toRound(meeting);
    const [mover] = people as [LiveClient];
    const from = groupOf(mover);
    const target = people.map(groupOf).find((room) => room !== from)!;
    const beside = people.find((client) => client !== mover && groupOf(client) === from)!;
    await beside.ask({ type: "raiseHand", by: "text" });
    await until(mover, (view) => view.state.hands.length === 1);
    expect(await karin.ask({ type: "place", personId: scene.people[0]!.personId, groupId: target })).toMatchObject({
      outcome: "accepted",
    });
    const view = await until(mover, (one) => one.place?.room === target && one.company.length === 4 && one);
    expect(view).toMatchObject({ room: target, place: { from }, state: { hands: [] } });
    await until(beside, (one) => one.company.length === 2);
    expect(beside.getSnapshot().state.hands).toHaveLength(1);
    await karin.ask({ type: "merge", from, into: target });
    await Promise.all(people.map((client) => until(client, (one) => one.room === target && one.company.length === 6)));
  });
});

describe("who sees what", () => {
  test("LV-70 a participant's messages name only their own group; crew see all", async () => {
    const meeting = await lobby(12);
    const { scene, karin, people, at } = meeting;
    const heard: string[] = [];
    const spy = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, {
      headers: { cookie: `person=${scene.people[0]!.personId}; kind=participant` },
    });
    ends(() => spy.terminate());
    spy.on("message", (data) => heard.push(String(data)));
    await new Promise((opened) => spy.on("open", opened));
    spy.send(JSON.stringify({ type: "hello", version: 1, after: null, room: null, mode: "text" }));
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(2));
    await toRound(meeting);
    await karin.ask({ type: "announce", text: "Tio minuter kvar", groupIds: [groupOf(people[0]!)] });
    const other = people.findIndex((client) => groupOf(client) !== groupOf(people[0]!));
    await people[other]!.ask({ type: "raiseHand", by: "voice" });
    await people[other]!.ask({ type: "askHelp", reason: "sound" });
    await until(karin, (view) => view.state.help.length === 1 && view.state.hands.length === 1);
    await until(people[0]!, (view) => view.state.announcements.length === 1);
    expect(people[other]!.getSnapshot().state.announcements).toEqual([]);
    const own = new Set(
      people.filter((client) => groupOf(client) === groupOf(people[0]!)).map((client) => client.getSnapshot().you!.personId),
    );
    const all = heard.join("\n");
    for (const { personId } of scene.people) expect([personId, all.includes(personId)]).toEqual([personId, own.has(personId)]);
    const { state, roster } = karin.getSnapshot();
    expect(Object.keys(state.round!.seats)).toHaveLength(12);
    expect(Object.values(roster).filter((entry) => entry.here)).toHaveLength(13);
  });

  test("names come for those who act in the plenary, and the floor opens the microphone", async () => {
    const meeting = await lobby(6);
    const { karin, people, scene, at } = meeting;
    await karin.ask({ type: "openLobby" });
    await karin.ask({ type: "next", after: null });
    const [amira, joel] = people as [LiveClient, LiveClient];
    await until(amira, (view) => view.room === "plenary");
    await amira.ask({ type: "raiseHand", by: "text" });
    await until(joel, (view) => view.cards[scene.people[0]!.personId]?.name === "Person 1");
    expect(await joel.ask({ type: "giveFloor", personId: scene.people[0]!.personId })).toEqual({
      outcome: "refused",
      refusal: "notAllowed",
    });
    await karin.ask({ type: "giveFloor", personId: scene.people[0]!.personId });
    await karin.ask({ type: "lowerHand", personId: scene.people[0]!.personId });
    await vi.waitFor(() =>
      expect(at.media).toEqual([`${scene.people[0]!.personId} speaks`, `${scene.people[0]!.personId} listens`]),
    );
  });
});

describe("the clock", () => {
  test("LV-34 LV-35 the notice and the end come by themselves, to the second", async () => {
    const clock = stoppedClock(new Date("2020-11-03T12:15:00Z"));
    const moves: (() => void)[] = [];
    const meeting = await lobby(6, { clock: Object.assign(clock, { onMove: (listener: () => void) => moves.push(listener) }) });
    const { karin, people, scene } = meeting;
    await toRound(meeting);
    expect(karin.getSnapshot().state.current?.deadline).toBe(Date.parse("2020-11-03T12:45:00Z"));
    const jump = (to: string) => {
      clock.set(new Date(to));
      for (const move of moves) move();
    };
    jump("2020-11-03T12:43:59Z");
    jump("2020-11-03T12:44:00Z");
    await until(people[0]!, (view) => view.state.round?.groups[0]?.noticed);
    jump("2020-11-03T12:45:00Z");
    await Promise.all(people.map((client) => until(client, (view) => view.room === "plenary" && view.state.round?.closedAt)));
    const { state } = karin.getSnapshot();
    expect(scene.people.map((person) => roomOf(state, person.personId))).toEqual(Array(6).fill("plenary"));
    expect(state.current?.stepId).toBe(scene.steps[1]!.stepId);
  });

  test("LV-36 a process that comes after keeps the time that was promised", async () => {
    const clock = stoppedClock(new Date("2020-11-03T12:15:00Z"));
    const scene = openScene(6);
    const first = await openTestHouse(url(), scene, { clock });
    const [karin, ...people] = [scene.crew[0]!, ...scene.people].map(({ personId }) => enter(first, scene, personId)) as [
      LiveClient,
      ...LiveClient[],
    ];
    await Promise.all([karin, ...people].map(open));
    await toRound({ scene, at: first, karin, people });
    for (const client of [karin, ...people]) client.close();
    await first.close();
    const moves: (() => void)[] = [];
    const second = await house(scene, {
      clock: Object.assign(clock, { onMove: (listener: () => void) => moves.push(listener) }),
    });
    const amira = enter(second, scene, scene.people[0]!.personId);
    await until(amira, (view) => view.place?.groupNumber);
    clock.set(new Date("2020-11-03T12:44:30Z"));
    for (const move of moves) move();
    await until(amira, (view) => view.state.round?.groups[0]?.noticed);
    clock.set(new Date("2020-11-03T12:45:00Z"));
    for (const move of moves) move();
    await until(amira, (view) => view.room === "plenary" && view.state.round?.closedAt);
  });

  test("the client's clock follows the meeting's", async () => {
    const clock = stoppedClock(new Date("2020-11-03T12:15:00Z"));
    const { karin } = await lobby(1, { clock });
    expect(Math.abs(karin.now() - clock.civil().getTime())).toBeLessThan(60_000);
  });
});
