import * as livekit from "livekit-client";
import { openDevices } from "../../web/devices.ts";
import { openRooms } from "../../web/media-room.ts";
import { openMediaSession } from "../../web/media-session.ts";
import { watchMicrophone } from "../watch-microphone.ts";

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

const underTest = { session, received, firstFrames, watchMicrophone: () => watchMicrophone(connections) };
export type PageUnderTest = typeof underTest;
Object.assign(window, { underTest });
