import { RoomServiceClient, TrackSource } from "livekit-server-sdk";
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
  };
}
export type MediaRooms = ReturnType<typeof openMediaRooms>;
