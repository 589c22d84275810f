import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { LiveClient } from "./client.ts";
import { isGroup, timeLeft } from "./decider/index.ts";
import { type Scene, openScene, until, visit } from "./proof/test-house.ts";
import { listEntries } from "./store.ts";

/** The meeting's civil time is 3 November 2020, 13.20, when a test begins. */
const civilStart = Date.parse("2020-11-03T12:20:00Z");

let fresh: FreshDatabase;
let ahead: number;
let child: ChildProcess;
let port: number;
let clients: LiveClient[];
beforeEach(async () => {
  fresh = await freshDatabase();
  ahead = civilStart - Date.now();
  clients = [];
});
afterEach(async () => {
  for (const client of clients) client.close();
  await kill();
  await fresh.drop();
});

async function start(scene: Scene): Promise<void> {
  child = spawn(process.execPath, [new URL("proof/live-process.ts", import.meta.url).pathname], {
    env: { ...process.env, LIVE_DATABASE: fresh.url, LIVE_SCENE: JSON.stringify(scene), LIVE_AHEAD: String(ahead) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith("port ")) return void (port = Number(line.slice(5)));
  }
  throw new Error("the live process ended before it was open");
}
async function kill(): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}
const enter = (scene: Scene, personId: string) => {
  const client = visit(() => port, scene, personId);
  clients.push(client);
  return client;
};

/** Twelve people in a round that Karin has started. */
async function toRound() {
  const scene = openScene(12);
  await start(scene);
  const karin = enter(scene, scene.crew[0]!.personId);
  const people = scene.people.map((person) => enter(scene, person.personId));
  await Promise.all([karin, ...people].map((client) => until(client, (view) => view.place, 30_000)));
  await until(karin, (view) => view.presence.here === 13);
  await karin.ask({ type: "openLobby" });
  await karin.ask({ type: "next", after: null });
  expect(await karin.ask({ type: "next", after: scene.steps[0]!.stepId })).toMatchObject({ outcome: "accepted" });
  await Promise.all(people.map((client) => until(client, (view) => view.place?.groupNumber)));
  return { scene, karin, people };
}

type Before = { rooms: string[]; deadline: number };
const before = ({ karin, people }: { karin: LiveClient; people: LiveClient[] }): Before => ({
  rooms: people.map((client) => client.getSnapshot().room),
  deadline: karin.getSnapshot().state.current!.deadline,
});

/** A4: everyone is told the same group as before, with the right time left. */
async function everyoneIsBack(people: LiveClient[], { rooms, deadline }: Before, patience = 30_000): Promise<void> {
  await Promise.all(
    people.map(async (client, index) => {
      const room = rooms[index]!;
      const view = await until(
        client,
        (one) => one.connection === "open" && one.place?.version === 1 && one.place.room === room && one.room === room && one,
        patience,
      );
      expect(view.place?.media).toMatchObject({ room });
      const group = view.state.round?.groups.find((own) => own.groupId === room);
      expect(group?.deadline).toBe(deadline);
      const right = deadline - (Date.now() + ahead);
      expect(Math.abs(timeLeft(view.state, group!.deadline, client.now()) - right)).toBeLessThan(1000);
    }),
  );
}
const lost = (people: LiveClient[]) => Promise.all(people.map((client) => until(client, (view) => view.connection === "lost")));

describe("A4 kill -9 in the middle of a round", () => {
  test("same groups, right time left, nothing acknowledged is lost, nothing asked is done twice", async () => {
    const { scene, karin, people } = await toRound();
    const was = before({ karin, people });
    const acknowledged: string[] = [];
    // Asked while it runs, while it is killed, and while nobody answers.
    const asks = Array.from({ length: 40 }, async (_, index) => {
      await new Promise((turn) => setTimeout(turn, index * 15));
      const text = `Meddelande ${index}`;
      const answer = await karin.ask({ type: "announce", text, groupIds: null });
      if (answer.outcome === "accepted") acknowledged.push(text);
      return answer;
    });
    await until(karin, (view) => view.state.announcements.length >= 10);
    const known = [...acknowledged];
    await kill();
    await lost([karin, ...people]);
    const stored = (await listEntries(fresh.database, scene.meetingId, 0)).flatMap(({ event }) =>
      event.type === "announced" ? [event.text] : [],
    );
    expect(stored).toEqual(expect.arrayContaining(known));

    await start(scene);
    await everyoneIsBack(people, was);
    expect((await Promise.all(asks)).map((answer) => answer.outcome)).toEqual(Array(40).fill("accepted"));
    await until(people[0]!, (view) => view.state.announcements.length === 40);
    const texts = people[0]!.getSnapshot().state.announcements.map((one) => one.text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).toEqual(expect.arrayContaining(acknowledged));
  });

  test("an end that fell into the gap comes at the start", async () => {
    const { scene, karin, people } = await toRound();
    await karin.ask({ type: "close", groupId: null, seconds: 1 });
    await kill();
    await lost(people);
    await new Promise((over) => setTimeout(over, 1200));
    await start(scene);
    await Promise.all(
      people.map((client) => until(client, (view) => view.connection === "open" && view.place?.room === "plenary", 30_000)),
    );
    const closed = (await listEntries(fresh.database, scene.meetingId, 0)).find(({ event }) => event.type === "round.closed");
    expect(closed?.actor).toBe("system");
  });

  test("control: without the stored log the same check fails", async () => {
    const { scene, karin, people } = await toRound();
    const was = before({ karin, people });
    await kill();
    await lost(people);
    await sql`delete from live_event`.execute(fresh.database);
    await sql`update live_meeting set sequence = 0, phase = 'planned'`.execute(fresh.database);
    await start(scene);
    await Promise.all(
      people.map((client) => until(client, (view) => view.connection === "open" && view.place?.version === 1, 30_000)),
    );
    expect(people.map((client) => client.getSnapshot().room).some(isGroup)).toBe(false);
    await expect(everyoneIsBack(people, was, 500)).rejects.toThrow("Waited in vain");
  });
});
