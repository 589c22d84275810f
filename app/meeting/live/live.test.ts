import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { PersonId } from "#people";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { LiveClient } from "./client.ts";
import { isGroup, roomOf } from "./decider/index.ts";
import { type Scene, type TestHouse, openScene, openTestHouse, until, visit } from "./proof/test-house.ts";
import { closeCodes } from "./protocol.ts";

let fresh: FreshDatabase;
let endings: (() => unknown)[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterEach(async () => {
  for (const end of endings.toReversed()) await end();
  endings = [];
});
afterAll(() => fresh.drop());

async function house(scene: Scene, options?: Parameters<typeof openTestHouse>[2]): Promise<TestHouse> {
  const opened = await openTestHouse(fresh.url, scene, options);
  endings.push(() => opened.close());
  return opened;
}
function enter({ port }: TestHouse, scene: Scene, personId: string, options?: Parameters<typeof visit>[3]): LiveClient {
  const client = visit(() => port, scene, personId, options);
  endings.push(() => client.close());
  return client;
}
const open = (client: LiveClient) => until(client, (view) => view.connection === "open" && view.place !== null);
/** A meeting with everybody in the lobby: Karin leads. */
async function lobby(count: number, options: Parameters<typeof openScene>[1] & { clock?: NonNullable<Parameters<typeof openTestHouse>[2]>["clock"] } = {}) {
  const scene = openScene(count, options);
  const at = await house(scene, options.clock ? { clock: options.clock } : {});
  const karin = enter(at, scene, scene.crew[0]!.personId);
  const people = scene.people.map((person) => enter(at, scene, person.personId));
  await Promise.all([karin, ...people].map(open));
  await vi.waitFor(() => expect(at.attendance.here(scene.meetingId).size).toBe(count + 1));
  return { scene, at, karin, people };
}
type Meeting = Awaited<ReturnType<typeof lobby>>;
async function toRound({ karin, people, scene }: Meeting) {
  expect(await karin.ask({ type: "openLobby" })).toMatchObject({ outcome: "accepted" });
  await karin.ask({ type: "next", after: null });
  expect(await karin.ask({ type: "next", after: scene.steps[0]!.stepId })).toMatchObject({ outcome: "accepted" });
  await Promise.all(people.map((client) => until(client, (view) => view.place?.groupNumber)));
}
const groupOf = (client: LiveClient) => client.getSnapshot().room;

describe("a meeting from the lobby to the end", () => {
  test("L3 G1 rooms, places, tokens, company, and back", async () => {
    const meeting = await lobby(12);
    const { karin, people, at, scene } = meeting;
    expect(people[0]!.getSnapshot()).toMatchObject({ room: "lobby", place: { media: { kind: "none" } }, you: { name: "Person 1", role: "artist", kind: "participant" } });
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
    await Promise.all(people.map((client) => until(client, (view) => view.place?.room === "plenary" && view.place.from && isGroup(view.place.from))));
    await karin.ask({ type: "next", after: scene.steps[1]!.stepId });
    await karin.ask({ type: "end" });
    await Promise.all(people.map((client) => until(client, (view) => view.room === "outside")));
    expect(at.events.map((event) => event.type)).toEqual(["meeting.lobby-opened", "meeting.started", "round.formed", "round.closed", "meeting.ended"]);
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
    const { room, company } = await until(late, (view) => isGroup(view.room) && view.company.length === 4 && view.place?.room === view.room && view);
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
    expect(await karin.ask({ type: "place", personId: scene.people[0]!.personId, groupId: target })).toMatchObject({ outcome: "accepted" });
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
    const spy = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, { headers: { cookie: `person=${scene.people[0]!.personId}; kind=participant` } });
    endings.push(() => spy.terminate());
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
    const own = new Set(people.filter((client) => groupOf(client) === groupOf(people[0]!)).map((client) => client.getSnapshot().you!.personId));
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
    expect(await joel.ask({ type: "giveFloor", personId: scene.people[0]!.personId })).toEqual({ outcome: "refused", refusal: "notAllowed" });
    await karin.ask({ type: "giveFloor", personId: scene.people[0]!.personId });
    await karin.ask({ type: "lowerHand", personId: scene.people[0]!.personId });
    await vi.waitFor(() => expect(at.media).toEqual([`${scene.people[0]!.personId} speaks`, `${scene.people[0]!.personId} listens`]));
  });
});

describe("who may come in", () => {
  const ending = (client: LiveClient) => until(client, (view) => view.connection === "ended" && view.endCode);

  test("not without a session, not to another meeting, not without a place", async () => {
    const scene = openScene(1);
    const at = await house(scene);
    expect(await ending(enter(at, scene, "nobody"))).toBe(closeCodes.notSignedIn);
    expect(await ending(enter(at, { ...scene, meetingId: randomIds.next() as Scene["meetingId"] }, scene.people[0]!.personId))).toBe(closeCodes.noSuchMeeting);
    expect(await ending(enter(at, scene, randomIds.next()))).toBe(closeCodes.notInvited);
  });

  test("L4 an organiser leads without being named in the crew; an interpreter visits but does not lead", async () => {
    const scene = openScene(1);
    const at = await house(scene);
    scene.crew.push({ personId: randomIds.next() as PersonId, role: "host", name: "Anna" });
    const anna = enter(at, scene, scene.crew[3]!.personId, { kind: "staff" });
    const tolk = enter(at, scene, scene.crew[2]!.personId);
    await Promise.all([anna, tolk].map(open));
    expect(tolk.getSnapshot().you?.kind).toBe("crew");
    expect(await tolk.ask({ type: "openLobby" })).toEqual({ outcome: "refused", refusal: "notAllowed" });
  });

  test.each([
    ["no JSON", "hej"],
    ["an unknown message", JSON.stringify({ type: "shout" })],
    ["something before hello", JSON.stringify({ type: "ping", sent: 1 })],
    ["a field too many", JSON.stringify({ type: "hello", version: 1, after: null, room: null, mode: "voice", admin: true })],
  ])("%s is not understood", async (_name, text) => {
    const scene = openScene(1);
    const at = await house(scene);
    const socket = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, { headers: { cookie: `person=${scene.people[0]!.personId}; kind=participant` } });
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    socket.on("open", () => socket.send(text));
    expect(await closed).toBe(closeCodes.notUnderstood);
  });

  test("a page of another version is told so", async () => {
    const scene = openScene(1);
    const at = await house(scene);
    const socket = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, { headers: { cookie: `person=${scene.people[0]!.personId}; kind=participant` } });
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    socket.on("open", () => socket.send(JSON.stringify({ type: "hello", version: 0, after: null, room: null, mode: "voice" })));
    expect(await closed).toBe(closeCodes.otherVersion);
  });
});

describe("breaks", () => {
  /** The messages a raw connection gets until `type`. */
  async function resume(at: TestHouse, scene: Scene, personId: string, after: number | null, room: string | null) {
    const socket = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, { headers: { cookie: `person=${personId}; kind=participant` } });
    endings.push(() => socket.terminate());
    const heard: { type: string; [key: string]: unknown }[] = [];
    socket.on("message", (data) => heard.push(JSON.parse(String(data))));
    socket.on("open", () => socket.send(JSON.stringify({ type: "hello", version: 1, after, room, mode: "voice" })));
    await vi.waitFor(() => expect(heard.map((message) => message.type)).toContain("place"));
    return heard;
  }

  test("L5 resuming gives the events after n, or a snapshot when the room is another", async () => {
    const meeting = await lobby(6);
    const { karin, people, scene, at } = meeting;
    await karin.ask({ type: "openLobby" });
    await karin.ask({ type: "next", after: null });
    const [amira] = people as [LiveClient];
    const { sequence } = await until(amira, (view) => view.room === "plenary" && view);
    const { personId } = scene.people[0]!;
    amira.close();
    await karin.ask({ type: "announce", text: "Vi väntar på fler", groupIds: null });
    const near = await resume(at, scene, personId, sequence, "plenary");
    expect(near[1]).toMatchObject({ type: "events", sequence: sequence + 1, events: [{ type: "announced" }] });
    expect((await resume(at, scene, personId, sequence, "lobby"))[1]).toMatchObject({ type: "snapshot", room: "plenary" });
    expect((await resume(at, scene, personId, 1, "lobby"))[1]).toMatchObject({ type: "snapshot" });
    expect((await resume(at, scene, personId, 999, "plenary"))[1]).toMatchObject({ type: "snapshot" });
    expect((await resume(at, scene, personId, null, null))[1]).toMatchObject({ type: "snapshot" });
  });

  test.each([
    ["a message to all", { type: "announce", text: "En gång", groupIds: null }],
    // The second time the rules would refuse it, since the step is running already.
    ["the next step", { type: "next", after: null }],
  ])("an ask that is sent again is done once: %s", async (_name, ask) => {
    const scene = openScene(1);
    const at = await house(scene);
    const karin = enter(at, scene, scene.crew[0]!.personId);
    await karin.ask({ type: "openLobby" });
    const commandId = randomIds.next();
    const say = () =>
      new Promise<Record<string, unknown>>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, { headers: { cookie: `person=${scene.crew[0]!.personId}; kind=participant` } });
        endings.push(() => socket.terminate());
        socket.on("message", (data) => {
          const message = JSON.parse(String(data));
          if (message.type === "answer") resolve(message);
        });
        socket.on("open", () => {
          socket.send(JSON.stringify({ type: "hello", version: 1, after: null, room: null, mode: "voice" }));
          socket.send(JSON.stringify({ type: "ask", commandId, ask }));
        });
      });
    const [first, second] = [await say(), await say()];
    expect(first["outcome"]).toBe("accepted");
    expect(second).toEqual(first);
    expect(await at.live.log(scene.meetingId)).toHaveLength(2);
  });

  test("a dropped connection comes back to its group, and so do two tabs", async () => {
    const meeting = await lobby(6);
    const { people, scene, at } = meeting;
    await toRound(meeting);
    const [amira] = people as [LiveClient];
    const room = groupOf(amira);
    amira.close();
    await vi.waitFor(() => expect(at.attendance.here(scene.meetingId).has(scene.people[0]!.personId)).toBe(false));
    await until(people.find((client) => client !== amira && groupOf(client) === room)!, (view) => view.company.some((one) => !one.here));
    const tabs = [enter(at, scene, scene.people[0]!.personId), enter(at, scene, scene.people[0]!.personId)];
    for (const tab of tabs) expect(await until(tab, (view) => view.place && view)).toMatchObject({ room, place: { room, from: null } });
    expect(await at.grouping.assignments(scene.meetingId)).toHaveLength(6);
  });
});

describe("several processes", () => {
  test("what one stores the other tells, and both decide on the same log", async () => {
    const scene = openScene(6);
    const [one, two] = [await house(scene), await house(scene)];
    const karin = enter(one, scene, scene.crew[0]!.personId);
    const daniel = enter(two, scene, scene.crew[1]!.personId);
    const people = scene.people.map((person, index) => enter(index % 2 ? one : two, scene, person.personId));
    await Promise.all([karin, daniel, ...people].map(open));
    await vi.waitFor(() => expect(one.attendance.here(scene.meetingId).size).toBe(8));
    await karin.ask({ type: "openLobby" });
    await until(daniel, (view) => view.state.phase === "lobby");
    await daniel.ask({ type: "next", after: null });
    await karin.ask({ type: "next", after: scene.steps[0]!.stepId });
    await Promise.all(people.map((client) => until(client, (view) => view.place?.groupNumber === 1)));
    const hands = await Promise.all(people.map((client) => client.ask({ type: "raiseHand", by: "voice" })));
    expect(new Set(hands.map((answer) => (answer.outcome === "accepted" ? answer.sequence : null))).size).toBe(6);
    await Promise.all([karin, daniel, ...people].map((client) => until(client, (view) => view.state.hands.length === 6)));
    expect(daniel.getSnapshot().state).toEqual(karin.getSnapshot().state);
    expect(await two.live.state(scene.meetingId)).toEqual(await one.live.state(scene.meetingId));
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
    const first = await openTestHouse(fresh.url, scene, { clock });
    const [karin, ...people] = [scene.crew[0]!, ...scene.people].map(({ personId }) => enter(first, scene, personId)) as [LiveClient, ...LiveClient[]];
    await Promise.all([karin, ...people].map(open));
    await toRound({ scene, at: first, karin, people });
    for (const client of [karin, ...people]) client.close();
    await first.close();
    const moves: (() => void)[] = [];
    const second = await house(scene, { clock: Object.assign(clock, { onMove: (listener: () => void) => moves.push(listener) }) });
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
