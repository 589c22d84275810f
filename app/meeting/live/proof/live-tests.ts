import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { LiveClient } from "../client.ts";
import { type Scene, type TestHouse, openScene, openTestHouse, until, visit } from "./test-house.ts";

type Options = Parameters<typeof openTestHouse>[2];
export type TestMeeting = { scene: Scene; at: TestHouse; karin: LiveClient; people: LiveClient[] };

/** For a test file: a database of its own, and houses and guests that end with their test. */
export function liveTests() {
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

  const house = async (scene: Scene, options?: Options): Promise<TestHouse> => {
    const opened = await openTestHouse(fresh.url, scene, options);
    endings.push(() => opened.close());
    return opened;
  };
  const enter = ({ port }: TestHouse, scene: Scene, personId: string, options?: Parameters<typeof visit>[3]): LiveClient => {
    const client = visit(() => port, scene, personId, options);
    endings.push(() => client.close());
    return client;
  };
  /** Everybody in the lobby; Karin leads. */
  const lobby = async (
    count: number,
    { clock, ...wish }: Parameters<typeof openScene>[1] & Options = {},
  ): Promise<TestMeeting> => {
    const scene = openScene(count, wish);
    const at = await house(scene, clock ? { clock } : {});
    const karin = enter(at, scene, scene.crew[0]!.personId);
    const people = scene.people.map((person) => enter(at, scene, person.personId));
    await Promise.all([karin, ...people].map(open));
    await vi.waitFor(() => expect(at.attendance.here(scene.meetingId).size).toBe(count + 1));
    return { scene, at, karin, people };
  };
  return { house, enter, lobby, url: () => fresh.url, ends: (end: () => unknown) => endings.push(end) };
}

export const open = (client: LiveClient) => until(client, (view) => view.connection === "open" && view.place !== null);

export async function toRound({ karin, people, scene }: TestMeeting) {
  expect(await karin.ask({ type: "openLobby" })).toMatchObject({ outcome: "accepted" });
  await karin.ask({ type: "next", after: null });
  expect(await karin.ask({ type: "next", after: scene.steps[0]!.stepId })).toMatchObject({ outcome: "accepted" });
  await Promise.all(people.map((client) => until(client, (view) => view.place?.groupNumber)));
}

export const groupOf = (client: LiveClient) => client.getSnapshot().room;
