import { RoomServiceClient, TrackSource } from "livekit-server-sdk";
import { setTimeout as sleep } from "node:timers/promises";
import type { LiveKitKeys } from "./house.ts";
import type { Reception } from "./ears.ts";

type Track = { sid: string; personId: string; room: string; source: "microphone" | "camera" };

/** What the media server itself says: its rooms, who is in them and what they send. */
export function openMediaRooms({ url, apiKey, secret }: LiveKitKeys) {
  const api = new RoomServiceClient(url, apiKey, secret, { requestTimeout: 10 });
  const owners = new Map<string, Track>();

  /** The last part of a room's name is the group's id, or "plenary". */
  async function tracksIn(room: string): Promise<Track[]> {
    const people = await api.listParticipants(room).catch(() => []);
    const tracks = people.flatMap(({ identity, tracks: sent }) =>
      sent.flatMap(({ sid, source }): Track[] => {
        if (source !== TrackSource.MICROPHONE && source !== TrackSource.CAMERA) return [];
        return [{ sid, personId: identity, room: room.split(":")[1] ?? "", source: source === TrackSource.CAMERA ? "camera" : "microphone" }];
      }),
    );
    for (const track of tracks) owners.set(track.sid, track);
    return tracks;
  }
  /** Rooms of groups, or all others, in the order in which they are looked at. */
  async function rooms(): Promise<string[]> {
    return (await api.listRooms()).map(({ name }) => name);
  }
  const all = async () => (await Promise.all((await rooms()).map(tracksIn))).flat();

  return {
    all,
    /** Who is in which room, sending or not. */
    async people(): Promise<Record<string, string[]>> {
      const found = (await rooms()).map(async (room) => [room.split(":")[1], (await api.listParticipants(room).catch(() => [])).map(({ identity }) => identity).sort()]);
      return Object.fromEntries(await Promise.all(found));
    },
    /**
     * Whose pictures were decoded and whose sound had energy between two looks: "picture <person>", "sound <person>". What nobody in
     * any room sends is told by its track.
     */
    async signs(before: Reception, after: Reception): Promise<string[]> {
      await all();
      const signs = Object.entries(after).flatMap(([sid, { frames, energy }]) => {
        const was = before[sid] ?? { frames: 0, energy: 0 };
        const who = owners.get(sid)?.personId ?? sid;
        return [...(frames > was.frames ? [`picture ${who}`] : []), ...(energy > was.energy ? [`sound ${who}`] : [])];
      });
      return [...new Set(signs)].sort();
    },
    /**
     * Looks again and again until it is stopped. First at the rooms people come to, then at the ones they leave: whoever is seen sending
     * in both, and still in the left one when that is asked again at once, was in both: the media server lists from a copy that it
     * writes after the fact. Answers how often it looked and who was.
     */
    watchMicrophones(leaving: (room: string) => boolean) {
      const inTwo = new Set<string>();
      let looks = 0;
      let watching = true;
      const senders = async (names: string[]) => (await Promise.all(names.map(tracksIn))).flat().filter(({ source }) => source === "microphone");
      const done = (async () => {
        while (watching) {
          const names = await rooms().catch(() => []);
          const there = await senders(names.filter((name) => !leaving(name)));
          const here = await senders(names.filter(leaving));
          looks += 1;
          const count = Map.groupBy([...there, ...here], ({ personId }) => personId);
          const seen = [...count].filter(([, sent]) => new Set(sent.map(({ room }) => room)).size > 1).map(([personId]) => personId);
          const still = seen.length === 0 ? [] : (await senders(names.filter(leaving))).map(({ sid }) => sid);
          for (const { sid, personId } of here) if (seen.includes(personId) && still.includes(sid)) inTwo.add(personId);
          await sleep(20);
        }
      })();
      return async () => {
        watching = false;
        await done;
        return { looks, inTwo: [...inTwo] };
      };
    },
  };
}
export type MediaRooms = ReturnType<typeof openMediaRooms>;
