import { expect } from "vitest";
import { expectedHearing } from "../cast.ts";
import { type Programme, whoHearsWhom } from "../programme.ts";
import type { World } from "./world.ts";

const patience = { timeout: 240_000, interval: 300 };

/** What the chapters say about sound: who should send where, and who should hear whom. */
export function soundOf(world: World) {
  const idOf = (programme: Programme) => programme.view().you?.personId ?? "";
  /** The four at a page with camera and microphone, in the order of the pages. */
  const onPages = () => world.names.map((name) => world.cast.personOf(name));
  const voices = () => [...onPages(), ...world.cast.programmes.map(idOf)].sort();
  const seatOf = (personId: string) => world.samir.view().state.round?.seats[personId] ?? "";

  const microphones = async () => {
    const sent = (await world.rooms.all()).filter(({ source }) => source === "microphone");
    const byRoom = Map.groupBy(sent, ({ room }) => room);
    return Object.fromEntries([...byRoom].map(([room, tracks]) => [room, tracks.map(({ personId }) => personId).sort()]));
  };
  return {
    onPages,
    voices,
    seatOf,
    /** Every microphone is in the plenary. */
    allInPlenary: async () => await expect.poll(microphones, patience).toEqual({ plenary: voices() }),
    /** Every microphone is in the room of its person's group, and nowhere else. */
    allInGroups: async () => await expect.poll(microphones, patience).toEqual(Object.fromEntries(Map.groupBy(voices(), seatOf))),
    /** From now until the answer is asked for: that no page gave its microphone to two rooms at once. The media server's list is too late to tell. */
    async watchMicrophones() {
      const watches = await Promise.all(world.pages.map((page) => page.watchMicrophone()));
      return async () => {
        const seen = await Promise.all(watches.map((watched) => watched()));
        expect(Math.min(...seen.map(({ looks }) => looks))).toBeGreaterThan(20);
        expect(seen.map(({ most }) => most)).toEqual(seen.map(() => 1));
      };
    },
    /** The exact matrix among the programmes. */
    matrixIs: async (roomOf: (programme: Programme) => string) =>
      await expect.poll(() => whoHearsWhom(world.cast.programmes), patience).toEqual(expectedHearing(world.cast.programmes, roomOf)),
    /** Whose pictures and sound each page decodes during three seconds. */
    async signs(): Promise<string[][]> {
      const look = () => Promise.all(world.pages.map((page) => page.received()));
      const before = await look();
      await new Promise((over) => setTimeout(over, 3_000));
      const after = await look();
      return Promise.all(after.map((one, at) => world.rooms.signs(before[at] ?? {}, one)));
    },
  };
}
