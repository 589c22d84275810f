import { afterAll, expect, test } from "vitest";
import { openMediaServer } from "./media-server.ts";
import { rtc } from "./rtc.ts";
import { openTonePerson } from "./tone-person.ts";
import { toneOf } from "./tones.ts";

const server = await openMediaServer();
afterAll(async () => {
  await server?.close();
  await rtc.dispose();
});

test.skipIf(!server)("who hears whom is exact: by room, and after a move by the new room", async () => {
  if (!server) return;
  const { engine, url } = server;
  const tones = [0, 1, 2, 3].map(toneOf);
  const people = tones.map((tone, index) => ({ personId: `person-${index}`, tone, voice: openTonePerson({ tone, tones }) }));
  const go = async (index: number, room: string) => {
    const { personId, voice } = people[index] as (typeof people)[number];
    const entry = await engine.enter(room, { personId, name: personId, may: { publish: true, seen: true } });
    if (entry.kind === "livekit") await voice.go(url, entry.token);
  };
  const matrix = async () => {
    const heard = await Promise.all(people.map(({ voice }) => voice.listen(1_500)));
    return heard.map((list) => list.map(({ personId, tones: found }) => `${personId}:${found.join("+")}`).join(" "));
  };
  const as = (...indexes: number[]) => indexes.map((index) => `person-${index}:${toneOf(index)}`).join(" ");

  for (const index of [0, 1, 2, 3]) await go(index, index < 2 ? "m:one" : "m:two");
  await expect.poll(() => people.map(({ voice }) => voice.present().length), { timeout: 10_000 }).toEqual([1, 1, 1, 1]);
  await expect.poll(matrix, { timeout: 15_000 }).toEqual([as(1), as(0), as(3), as(2)]);

  await go(1, "m:two");
  await expect.poll(() => people.map(({ voice }) => voice.present().length), { timeout: 10_000 }).toEqual([0, 2, 2, 2]);
  await expect.poll(matrix, { timeout: 15_000 }).toEqual(["", as(2, 3), as(1, 3), as(1, 2)]);
  await Promise.all(people.map(({ voice }) => voice.leave()));
});
