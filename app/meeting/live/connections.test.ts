import { describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import type { LiveClient } from "./client.ts";
import { groupOf, liveTests, open, toRound } from "./proof/live-tests.ts";
import { type Scene, type TestHouse, openScene, until } from "./proof/test-house.ts";
import { closeCodes } from "./protocol.ts";

const { house, enter, lobby, ends } = liveTests();

describe("who may come in", () => {
  const ending = (client: LiveClient) => until(client, (view) => view.connection === "ended" && view.endCode);

  test("not without a session, not to another meeting, not without a place", async () => {
    const scene = openScene(1);
    const at = await house(scene);
    expect(await ending(enter(at, scene, "nobody"))).toBe(closeCodes.notSignedIn);
    expect(
      await ending(enter(at, { ...scene, meetingId: randomIds.next() as Scene["meetingId"] }, scene.people[0]!.personId)),
    ).toBe(closeCodes.noSuchMeeting);
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
    const socket = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, {
      headers: { cookie: `person=${scene.people[0]!.personId}; kind=participant` },
    });
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    socket.on("open", () => socket.send(text));
    expect(await closed).toBe(closeCodes.notUnderstood);
  });

  test("a page of another version is told so", async () => {
    const scene = openScene(1);
    const at = await house(scene);
    const socket = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, {
      headers: { cookie: `person=${scene.people[0]!.personId}; kind=participant` },
    });
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    socket.on("open", () => socket.send(JSON.stringify({ type: "hello", version: 0, after: null, room: null, mode: "voice" })));
    expect(await closed).toBe(closeCodes.otherVersion);
  });
});

describe("breaks", () => {
  /** The messages a raw connection gets until `type`. */
  async function resume(at: TestHouse, scene: Scene, personId: string, after: number | null, room: string | null) {
    const socket = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, {
      headers: { cookie: `person=${personId}; kind=participant` },
    });
    ends(() => socket.terminate());
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
        const socket = new WebSocket(`ws://127.0.0.1:${at.port}/live/${scene.meetingId}`, {
          headers: { cookie: `person=${scene.crew[0]!.personId}; kind=participant` },
        });
        ends(() => socket.terminate());
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
    await until(
      people.find((client) => client !== amira && groupOf(client) === room)!,
      (view) => view.company.some((one) => !one.here),
    );
    const tabs = [enter(at, scene, scene.people[0]!.personId), enter(at, scene, scene.people[0]!.personId)];
    for (const tab of tabs)
      expect(await until(tab, (view) => view.place && view)).toMatchObject({ room, place: { room, from: null } });
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
