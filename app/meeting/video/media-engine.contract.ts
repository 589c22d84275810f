import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MediaEngine, MediaEvent, MediaPerson } from "./media-engine.ts";
import type { MediaEntry } from "./shared.ts";

/** A client of the engine's own kind. `in` tells whether it got in; one that cannot get in is no fault. */
export type Guest = { in: boolean; gone: Promise<void>; leave(): Promise<void> };

export type Harness = {
  engine: MediaEngine;
  /** Joins with what the engine handed out. Null where joining is not ours to see (none, link). */
  join: ((entry: MediaEntry) => Promise<Guest>) | null;
  /** Events that arrived by webhook so far. */
  events: readonly MediaEvent[];
  close(): Promise<void>;
};

const everything = { publish: true, seen: true };
const anna: MediaPerson = { personId: "11111111-1111-4111-8111-111111111111", name: "Anna", may: everything };
const bo: MediaPerson = { personId: "22222222-2222-4222-8222-222222222222", name: "Bo", may: everything };

/** What every adapter keeps (house rule 11): same calls, same answers, whatever carries the sound. */
export function mediaEngineContract(name: string, open: () => Promise<Harness>): void {
  describe(`MediaEngine: ${name}`, () => {
    let harness: Harness;
    let engine: MediaEngine;
    let round = 0;
    let [first, second] = ["", ""];
    const guests: Guest[] = [];
    const join = async (entry: MediaEntry) => {
      const guest = (await harness.join?.(entry)) ?? { in: true, gone: Promise.resolve(), leave: async () => {} };
      guests.push(guest);
      return guest;
    };
    const ids = async (room: string) => (await engine.list(room)).map(({ personId }) => personId).sort();
    /** What a list shows: the people for an engine with rooms, nothing for the others. */
    const seen = (...people: MediaPerson[]) => (harness.join ? people.map(({ personId }) => personId).sort() : []);
    const settled = async (room: string, ...people: MediaPerson[]) => {
      await expect.poll(() => ids(room), { timeout: 10_000 }).toEqual(seen(...people));
    };

    beforeAll(async () => {
      harness = await open();
      engine = harness.engine;
    });
    beforeEach(async () => {
      await Promise.all(guests.splice(0).map((guest) => guest.leave()));
      round += 1;
      [first, second] = [`meeting-${round}:one`, `meeting-${round}:two`];
    });
    afterAll(async () => {
      await Promise.all(guests.map((guest) => guest.leave()));
      await harness.close();
    });

    test("an entry is for one place; until it is used nobody is there", async () => {
      const entry = await engine.enter(first, anna);
      expect(entry.kind).toBe(engine.kind);
      if (entry.kind === "livekit") expect(entry.room).toBe(first);
      expect(await ids(first)).toEqual([]);
      expect((await join(entry)).in).toBe(true);
      await settled(first, anna);
      expect(await ids(second)).toEqual([]);
    });

    test("opening and closing may be repeated, and a place that never was is empty", async () => {
      await engine.createRoom(first);
      await engine.createRoom(first);
      expect(await ids(first)).toEqual([]);
      await engine.closeRoom(first);
      await engine.closeRoom(first);
      expect(await ids("meeting:never")).toEqual([]);
    });

    test("a move: in both while it is prepared, in the new one only when it is committed", async () => {
      await join(await engine.enter(first, anna));
      await settled(first, anna);
      await join(await engine.prepareMove({ from: first, to: second, person: anna }));
      await settled(second, anna);
      expect(await ids(first)).toEqual(seen(anna));
      await engine.commitMove({ from: first, to: second, personId: anna.personId });
      await settled(first);
      expect(await ids(second)).toEqual(seen(anna));
      await engine.commitMove({ from: first, to: second, personId: anna.personId });
      expect(await ids(second)).toEqual(seen(anna));
    });

    test("a move to the place where one is takes nobody out", async () => {
      await join(await engine.enter(first, anna));
      await settled(first, anna);
      await engine.commitMove({ from: first, to: first, personId: anna.personId });
      expect(await ids(first)).toEqual(seen(anna));
    });

    test("a second connection of one person replaces the first (L5)", async () => {
      const before = await join(await engine.enter(first, anna));
      await settled(first, anna);
      expect((await join(await engine.enter(first, anna))).in).toBe(true);
      await before.gone;
      await settled(first, anna);
    });

    test("removing takes one person out and leaves the others; removing nobody is no fault", async () => {
      const out = await join(await engine.enter(first, anna));
      await join(await engine.enter(first, bo));
      await settled(first, anna, bo);
      await engine.remove(first, anna.personId);
      await out.gone;
      await settled(first, bo);
      await engine.remove(first, anna.personId);
      await engine.remove("meeting:never", anna.personId);
    });

    test("a permission replaces all of the one before", async () => {
      await join(await engine.enter(first, { ...anna, may: { publish: false, seen: false } }));
      await settled(first, anna);
      const wanted = harness.join ? { outcome: "set" } : { outcome: "not there" };
      for (const may of [{ publish: true, seen: true }, { publish: false, seen: true }, { publish: false, seen: false }]) {
        expect(await engine.setPermission(first, anna.personId, may)).toEqual(wanted);
        await expect.poll(async () => (await engine.list(first))[0]?.may).toEqual(harness.join ? may : undefined);
      }
      expect(await engine.setPermission(first, bo.personId, everything)).toEqual({ outcome: "not there" });
    });

    test("a closed place is empty, and an old entry does not open it again", async () => {
      const entry = await engine.enter(first, anna);
      const inside = await join(entry);
      await settled(first, anna);
      await engine.closeRoom(first);
      await inside.gone;
      expect(await ids(first)).toEqual([]);
      if (harness.join) expect((await join(entry)).in).toBe(false);
      expect(await ids(first)).toEqual([]);
    });

    test("what happens is told by signed messages; a forged one is seen", async () => {
      const guest = await join(await engine.enter(first, anna));
      await settled(first, anna);
      await guest.leave();
      const told = () => harness.events.filter((event) => event.room === first).map(({ kind }) => kind);
      await expect.poll(told, { timeout: 10_000 }).toEqual(harness.join ? ["joined", "left"] : []);
      const body = JSON.stringify({ event: "participant_joined", room: { name: first } });
      expect(await engine.read(body, undefined)).toEqual({ outcome: "forged" });
      expect(await engine.read(body, "Bearer eyJhbGciOiJub25lIn0.e30.")).toEqual({ outcome: "forged" });
    });
  });
}
