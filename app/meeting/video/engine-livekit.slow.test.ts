import { afterAll, expect, test } from "vitest";
import { type Guest, mediaEngineContract } from "./media-engine.contract.ts";
import type { MediaEntry } from "./shared.ts";
import { openMediaServer } from "./testing/media-server.ts";
import { rtc } from "./testing/rtc.ts";

const server = await openMediaServer();
afterAll(async () => {
  await server?.close();
  await rtc.dispose();
});

if (server) {
  const { engine, url, events, news } = server;
  mediaEngineContract("livekit", async () => ({ engine, events, join: (entry) => joinLiveKit(url, entry), close: async () => {} }));

  test("the real server's messages are rightly signed, each of them", () => {
    expect(news.length).toBeGreaterThan(10);
    expect(news.filter(({ outcome }) => outcome === "forged")).toEqual([]);
  });
} else test("MediaEngine: livekit (no Go here to build it with)", ({ skip }) => skip());

async function joinLiveKit(url: URL, entry: MediaEntry): Promise<Guest> {
  if (entry.kind !== "livekit") throw new Error(`no token but ${entry.kind}`);
  const room = new rtc.Room();
  const gone = new Promise<void>((resolve) => room.once(rtc.RoomEvent.Disconnected, () => resolve()));
  const entered = await room.connect(url.href, entry.token, { autoSubscribe: true, dynacast: false }).then(
    () => true,
    () => false,
  );
  return { in: entered, gone: entered ? gone : Promise.resolve(), leave: async () => void (entered && (await room.disconnect())) };
}
