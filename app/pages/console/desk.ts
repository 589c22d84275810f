import { type LiveClient, type Mode, type Place, connectLive } from "#live/shared";
import type { MediaEntry } from "#video/shared";
import { type Devices, type MediaSession, openDevices, openMediaSession, openRooms } from "#video/web";

/** Everything one person has at hand in a meeting: the line to the server, the devices, the sound. It outlives every view. */
export type Desk = {
  live: LiveClient;
  devices: Devices;
  media: MediaSession;
  mode(): Mode;
  /** How the person takes part; "text" leaves every media room. */
  setMode(mode: Mode): void;
  close(): void;
};

type Opening = { meetingId: string; staff: boolean; mode: Mode; origin: URL };

/** Opens the line at once; sound only when the server says where, and the person wants any. */
export async function openDesk({ meetingId, staff, mode, origin }: Opening): Promise<Desk> {
  const live = connectLive({ url: socketUrl(origin, `/live/${meetingId}${staff ? "?as=staff" : ""}`), mode });
  const devices = openDevices(navigator.mediaDevices);
  let wanted = mode;
  const belongs = (): MediaEntry | null => (wanted === "text" ? null : (live.getSnapshot().place?.media ?? null));
  const livekit = await import("livekit-client");
  // It tells every step of a connection; what matters to the person stands on the page.
  livekit.setLogLevel("silent");
  const media = openMediaSession({
    connect: openRooms(livekit, origin),
    devices,
    // A token lives for minutes and the server may have moved us meanwhile: always asked anew.
    whereDoIBelong: async () => {
      const answered = nextPlace(live);
      live.whereAmI();
      await answered;
      return belongs();
    },
    now: () => performance.now(),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });

  /** Told anew on every connection, whose places are counted from one: known again by the object, not by its number. */
  let told: Place | null = null;
  /** The room that the sound is in or on its way to: to be told of it again (with a new token) is no move. */
  let heading: string | null = null;
  const follow = () => {
    const { place } = live.getSnapshot();
    if (!place || place === told) return;
    told = place;
    void move(place.version, place.media).catch(() => {});
  };
  /** Make before break: the new room is connected, and only then the old one is left and the server told. */
  async function move(version: number, entry: MediaEntry): Promise<void> {
    if (entry.kind === "none" || wanted === "text") {
      heading = null;
      await media.leave();
    } else if (entry.kind !== "livekit") {
      if (media.getSnapshot().state === "outside") await media.join();
    } else if (entry.room !== heading) {
      const { room, state } = media.getSnapshot();
      heading = entry.room;
      // The person took the sound to another window; only they bring it back.
      if (state === "elsewhere") return;
      if (room === null) await media.join();
      else {
        await media.prepare(entry);
        await media.go(entry);
      }
    }
    live.arrived(version);
  }
  const stop = live.subscribe(follow);

  return {
    live,
    devices,
    media,
    mode: () => wanted,
    setMode(next) {
      wanted = next;
      live.setMode(next);
      heading = null;
      if (next === "text") void media.leave();
      else if (live.getSnapshot().place?.media.kind === "livekit") void media.join();
    },
    close() {
      stop();
      void media.leave();
      devices.close("camera");
      devices.close("microphone");
      live.close();
    },
  };
}

/** Rejects when no place is told in time: the caller asks again. */
function nextPlace(live: LiveClient): Promise<void> {
  const before = live.getSnapshot().place;
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => end(() => reject(new Error("no place was told"))), 5_000);
    const stop = live.subscribe(() => live.getSnapshot().place !== before && end(resolve));
    function end(how: () => void) {
      clearTimeout(patience);
      stop();
      how();
    }
  });
}

export function socketUrl(origin: URL, path: string): string {
  const url = new URL(path, origin);
  url.protocol = origin.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
