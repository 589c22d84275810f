import * as livekit from "livekit-client";
import { openDevices } from "../../web/devices.ts";
import { openRooms } from "../../web/media-room.ts";
import { openMediaSession } from "../../web/media-session.ts";

/** Every peer connection of the page, those of a room that was left too: what reaches it is read off them, not off the SDK. */
const connections: RTCPeerConnection[] = [];
const Native = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

livekit.setLogLevel("silent");
const session = openMediaSession({
  connect: openRooms(livekit, new URL(location.origin)),
  devices: openDevices(navigator.mediaDevices),
  whereDoIBelong: async () => (await fetch(`/where${location.search}`)).json(),
  now: () => performance.now(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

/** A `<video>` and an `<audio>` per person, as a meeting's page has them; the first frame of each picture is noted. */
const shown = new Map<unknown, HTMLMediaElement>();
const firstFrames: { personId: string; at: number }[] = [];
function show() {
  const now = new Set<unknown>();
  for (const { personId, picture, sound } of session.getSnapshot().people) {
    for (const [track, kind] of [[picture, "video"], [sound, "audio"]] as const) {
      if (!track) continue;
      now.add(track);
      if (shown.has(track)) continue;
      const element = document.createElement(kind);
      shown.set(track, element);
      document.querySelector("main")?.append(element);
      track.attach(element);
      if (element instanceof HTMLVideoElement) {
        element.requestVideoFrameCallback(() => firstFrames.push({ personId, at: performance.now() }));
      }
    }
  }
  for (const [track, element] of shown) {
    if (now.has(track)) continue;
    (track as livekit.RemoteTrack).detach(element);
    element.remove();
    shown.delete(track);
  }
}
session.subscribe(show);

/** Per received track: frames decoded and sound energy so far. */
async function received(): Promise<Record<string, { frames: number; energy: number }>> {
  const found: Record<string, { frames: number; energy: number }> = {};
  for (const connection of connections) {
    if (connection.connectionState === "closed") continue;
    for (const report of (await connection.getStats()).values()) {
      if (report.type !== "inbound-rtp") continue;
      const track = trackOf(connection, report.mid) ?? report.trackIdentifier;
      found[track] = { frames: report.framesDecoded ?? 0, energy: report.totalAudioEnergy ?? 0 };
    }
  }
  return found;
}

/** The media server's own id of the track that comes in at `mid`, as it wrote it in the session description. */
function trackOf(connection: RTCPeerConnection, mid: string): string | undefined {
  const sections = connection.remoteDescription?.sdp.split("\r\nm=") ?? [];
  const section = sections.find((text) => text.split("\r\n").includes(`a=mid:${mid}`));
  return /a=msid:\S+ (TR_\S+)/.exec(section ?? "")?.[1];
}

/** Connections that a microphone's track is given to in this moment: beyond it nothing leaves the browser. */
const carrying = () =>
  connections.filter((connection) => connection.connectionState !== "closed" && connection.getSenders().some(({ track }) => track?.kind === "audio")).length;

/** Looks every few milliseconds until it is stopped; answers how often, and the most that carried the microphone at once. */
function watchMicrophone(): () => { looks: number; most: number } {
  const seen = { looks: 0, most: 0 };
  const timer = setInterval(() => {
    seen.looks += 1;
    seen.most = Math.max(seen.most, carrying());
  }, 2);
  return () => {
    clearInterval(timer);
    return seen;
  };
}

const underTest = { session, received, firstFrames, watchMicrophone };
export type PageUnderTest = typeof underTest;
Object.assign(window, { underTest });
