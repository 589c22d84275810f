import * as livekit from "livekit-client";
import { type Attachable, openDevices, openMediaSession, openRooms } from "../../app/meeting/video/web/index.ts";

type Way = { kind: "livekit"; room: string; token: string };

/** What a bare client is given for a move: its own two rooms, and nothing that asks, queues or comes back. */
const options = { adaptiveStream: true, dynacast: true, stopLocalTrackOnUnpublish: false };
const devices = openDevices(navigator.mediaDevices);
livekit.setLogLevel("silent");

/** Milliseconds until a picture of `track` is drawn in an element as a meeting's page has it. */
const shown = new Map<Attachable, HTMLVideoElement>();
function show(track: Attachable, drawn: () => void) {
  if (shown.has(track)) return;
  const element = document.createElement("video");
  element.muted = true;
  element.width = 320;
  document.querySelector("main")?.replaceChildren(element);
  shown.set(track, element);
  element.requestVideoFrameCallback(drawn);
  track.attach(element);
}

function openOurs() {
  let drawn = () => {};
  const next: { way: Way | null } = { way: null };
  const session = openMediaSession({
    connect: openRooms(livekit, new URL(location.origin)),
    devices,
    whereDoIBelong: async () => next.way,
    now: () => performance.now(),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  session.subscribe(() => {
    for (const { picture } of session.getSnapshot().people) if (picture) show(picture, () => drawn());
  });
  return {
    begin: async (way: Way) => {
      next.way = way;
      await session.join();
      await session.setMicrophone(true);
      await session.setCamera(true);
    },
    move: async (way: Way) => {
      next.way = way;
      await session.prepare(way);
      const start = performance.now();
      const frame = new Promise<number>((resolve) => (drawn = () => resolve(performance.now() - start)));
      const moved = session.go(way);
      const took = await frame;
      await moved;
      return took;
    },
    end: () => session.leave(),
  };
}

function openBare() {
  let room = new livekit.Room(options);
  let drawn = () => {};
  const connect = async (way: Way, autoSubscribe: boolean) => {
    const next = new livekit.Room(options);
    next.on(livekit.RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === livekit.Track.Kind.Video) show(track, () => drawn());
    });
    await next.connect(location.origin, way.token, { autoSubscribe });
    return next;
  };
  const publish = (kind: "microphone" | "camera") => {
    const track = devices.track(kind);
    return track && room.localParticipant.publishTrack(track, { source: kind === "camera" ? livekit.Track.Source.Camera : livekit.Track.Source.Microphone });
  };
  return {
    begin: async (way: Way) => {
      room = await connect(way, true);
      await Promise.all([publish("microphone"), publish("camera")]);
    },
    move: async (way: Way) => {
      const next = await connect(way, false);
      const start = performance.now();
      const frame = new Promise<number>((resolve) => (drawn = () => resolve(performance.now() - start)));
      const old = room;
      room = next;
      for (const person of next.remoteParticipants.values()) for (const each of person.trackPublications.values()) each.setSubscribed(true);
      const microphone = old.localParticipant.getTrackPublication(livekit.Track.Source.Microphone)?.track;
      if (microphone) await old.localParticipant.unpublishTrack(microphone, false);
      await Promise.all([publish("microphone"), publish("camera")]);
      const took = await frame;
      await old.disconnect(false);
      return took;
    },
    end: () => room.disconnect(false),
  };
}

/** Someone to be seen: sends a camera in each of these rooms. */
async function pose(ways: Way[]) {
  await devices.open("camera");
  const track = devices.track("camera");
  for (const { token } of ways) {
    const room = new livekit.Room({ dynacast: true });
    await room.connect(location.origin, token, { autoSubscribe: false });
    if (track) await room.localParticipant.publishTrack(track, { source: livekit.Track.Source.Camera });
  }
}

const underTest = {
  open: async () => {
    await devices.open("microphone");
    await devices.open("camera");
  },
  movers: { ours: openOurs(), bare: openBare() },
  pose,
};
export type MoveBench = typeof underTest;
Object.assign(window, { underTest });
