import fc from "fast-check";
import { expect, test } from "vitest";
import type { MediaEntry } from "../shared.ts";
import { openFakeDevices, openFakeRooms } from "../testing/fake-rooms.ts";
import { openMediaSession } from "./media-session.ts";

const way = (room: string) => ({ kind: "livekit", room, token: `token for ${room}` }) as const;

function open({ turns = () => 2, belongs = [way("a")] as (MediaEntry | null | Error)[] } = {}) {
  const rooms = openFakeRooms(turns);
  const pauses: number[] = [];
  const session = openMediaSession({
    connect: rooms.connect,
    devices: openFakeDevices(),
    whereDoIBelong: async () => {
      const answer = belongs.length > 1 ? belongs.shift() : belongs[0];
      if (answer instanceof Error) throw answer;
      return answer ?? null;
    },
    now: () => 0,
    // longer than any answer, which takes turns of the microtask queue only
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return new Promise((resolve) => setImmediate(resolve));
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return { rooms, session, pauses, belongs, settle };
}

test("joins where the server says, and sends only what was switched on", async () => {
  const { rooms, session } = open();
  await session.join();
  expect(rooms.notes).toEqual(["joined a"]);
  await session.setMicrophone(true);
  expect(rooms.notes.slice(1)).toEqual(["microphone in a"]);
  expect(session.getSnapshot()).toMatchObject({ state: "in", room: "a", me: { microphone: true, camera: false } });
});

test("house rule 11: the microphone is out of the old room before it is sent in the new one, then the old one is left", async () => {
  const { rooms, session } = open();
  await session.join();
  await session.setMicrophone(true);
  await session.setCamera(true);
  rooms.notes.length = 0;
  await session.prepare(way("b"));
  expect(rooms.notes).toEqual(["joined b silently"]);
  expect(await session.go(way("b"))).toMatchObject({ room: "b", prepared: true, sign: "picture" });
  expect(rooms.notes.slice(1, 3)).toEqual(["listens b", "hushes a"]);
  expect(rooms.notes.indexOf("microphone out of a")).toBeLessThan(rooms.notes.indexOf("microphone in b"));
  expect(rooms.notes.at(-1)).toBe("left a");
  expect(rooms.rooms()).toEqual(["b"]);
});

test("an old room that does not answer is left before the microphone is sent in the new one", async () => {
  const { rooms, session } = open();
  await session.join();
  await session.setMicrophone(true);
  rooms.stuck.add("a");
  await session.go(way("b"));
  expect(rooms.notes.indexOf("left a")).toBeLessThan(rooms.notes.indexOf("microphone in b"));
  expect(rooms.mostMicrophones.count).toBe(1);
});

test("a microphone that is off stays off through a move", async () => {
  const { rooms, session } = open();
  await session.join();
  await session.setMicrophone(true);
  await session.setMicrophone(false);
  await session.go(way("b"));
  expect(rooms.notes).not.toContain("microphone in b");
  await session.setMicrophone(true);
  expect(rooms.notes).toContain("microphone in b");
});

test("told twice, moves once", async () => {
  const { rooms, session } = open();
  await session.join();
  await Promise.all([session.go(way("b")), session.go(way("b"))]);
  expect(rooms.notes.filter((note) => note.startsWith("joined b"))).toHaveLength(1);
});

test("L5: lost, it comes back by asking again and again, with growing pauses, and sends what was on", async () => {
  const { rooms, session, pauses, belongs, settle } = open();
  await session.join();
  await session.setMicrophone(true);
  belongs.splice(0, 1, new Error("no answer"), { kind: "later" }, new Error("no answer"), way("a"));
  const answerTimes = pauses.length;
  rooms.lose("a", "lost");
  expect(session.getSnapshot().state).toBe("returning");
  await settle();
  expect(pauses.slice(answerTimes).filter((pause) => pause < 10_000)).toEqual([250, 500, 1_000]);
  expect(session.getSnapshot()).toMatchObject({ state: "in", room: "a", me: { microphone: true } });
});

test("lost while it should move: the way back leads to the new room", async () => {
  const { rooms, session, belongs, settle } = open();
  await session.join();
  rooms.refused.add("a");
  rooms.lose("a", "lost");
  await session.go(way("b"));
  belongs.splice(0, 1, way("b"));
  await settle();
  expect(rooms.rooms()).toEqual(["b"]);
});

test("a new room that cannot be entered: out of the old one, which is no longer the right one, and ask", async () => {
  const { rooms, session, belongs, settle } = open();
  await session.join();
  rooms.refused.add("b");
  belongs.splice(0, 1, way("b"));
  expect(await session.go(way("b"))).toBeNull();
  expect(rooms.rooms()).toEqual([]);
  rooms.refused.clear();
  await settle();
  expect(rooms.rooms()).toEqual(["b"]);
});

test("L5: another window took the sound: this one stays quiet until it is asked to take it back", async () => {
  const { rooms, session, settle } = open();
  await session.join();
  rooms.lose("a", "elsewhere");
  await settle();
  expect(session.getSnapshot().state).toBe("elsewhere");
  expect(rooms.rooms()).toEqual([]);
  await session.join();
  expect(rooms.rooms()).toEqual(["a"]);
});

test("L6: an outside link is shown and nothing is joined", async () => {
  const { rooms, session } = open({ belongs: [{ kind: "link", href: "https://video.example/rum" }] });
  await session.join();
  expect(session.getSnapshot()).toMatchObject({ state: "outside", link: "https://video.example/rum" });
  expect(rooms.notes).toEqual([]);
});

test("leaving ends the search and every room", async () => {
  const { rooms, session, settle } = open({ belongs: [new Error("no answer")] });
  void session.join();
  await settle();
  await session.leave();
  await settle();
  expect(rooms.rooms()).toEqual([]);
  expect(session.getSnapshot().state).toBe("outside");
});

test("whatever comes in whatever order: a microphone is never in two rooms, and the last word decides the room", async () => {
  const step = fc.oneof(
    fc.record({ say: fc.constantFrom("prepare", "go", "lose"), room: fc.constantFrom("a", "b", "c") }),
    fc.record({ say: fc.constantFrom("microphone", "camera"), on: fc.boolean() }),
    fc.record({ say: fc.constantFrom("stick", "unstick"), room: fc.constantFrom("a", "b", "c") }),
    fc.record({ say: fc.constant("wait") }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), fc.infiniteStream(fc.nat(12)), async (steps, delays) => {
      const { rooms, session, belongs, settle } = open({ turns: () => delays.next().value ?? 0 });
      void session.join();
      void session.setMicrophone(true);
      for (const { say, ...about } of steps as { say: string; room?: string; on?: boolean }[]) {
        const { room = "a", on = true } = about;
        if (say === "prepare") void session.prepare(way(room));
        if (say === "go") {
          belongs.splice(0, 1, way(room));
          void session.go(way(room));
        }
        if (say === "lose") rooms.lose(room, "lost");
        if (say === "microphone") void session.setMicrophone(on);
        if (say === "camera") void session.setCamera(on);
        if (say === "stick") rooms.stuck.add(room);
        if (say === "unstick") rooms.stuck.delete(room);
        if (say === "wait") await settle();
      }
      rooms.stuck.clear();
      await settle();
      await settle();
      expect(rooms.mostMicrophones.count).toBeLessThanOrEqual(1);
      const belonging = belongs[0] as { room: string };
      expect(session.getSnapshot()).toMatchObject({ state: "in", room: belonging.room });
    }),
    { numRuns: 300 },
  );
});
