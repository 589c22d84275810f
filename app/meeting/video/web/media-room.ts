import type * as LiveKit from "livekit-client";

/** What can be shown in a `<video>` or heard by an `<audio>` element. */
export type Attachable = { attach(element: HTMLMediaElement): unknown; detach(element: HTMLMediaElement): unknown };

export type MediaParticipant = {
  personId: string;
  name: string;
  picture: Attachable | null;
  sound: Attachable | null;
  speaking: boolean;
  /** Sends no sound just now: switched off, or no microphone. */
  muted: boolean;
};

export type Sending = "microphone" | "camera";

/** `elsewhere`: the same person came in from another window. `lost`: everything else; ask where this person belongs. */
export type Loss = "elsewhere" | "lost";

export type FirstSign = "picture" | "sound" | "nobody";

/** One connection to one media room. */
export type MediaRoom = {
  name: string;
  people(): MediaParticipant[];
  /** May this person send, as the media server sees it now? */
  maySend(): boolean;
  /** Begins to hear and see the others, those who are there and those who come. */
  listen(): void;
  /** Stops hearing the others at once; their pictures may stay a moment longer. */
  hush(): void;
  /** Resolves when something of the others has reached us: a picture drawn, or sound where nobody shows one. At once when nobody is there. */
  firstSign(): Promise<FirstSign>;
  /** What of ours is in this room now. */
  sent(kind: Sending): MediaStreamTrack | null;
  /** Into the room; once, however often it is asked while that takes. */
  send(kind: Sending, track: MediaStreamTrack): Promise<void>;
  /** Out of the room, while the device goes on; waits for a `send` under way. */
  unsend(kind: Sending): Promise<void>;
  setMuted(muted: boolean): Promise<void>;
  soundBlocked(): boolean;
  /** Inside a click: browsers start sound only then. */
  unblockSound(): Promise<void>;
  leave(): Promise<void>;
  /** Resolves when it is left or lost: nothing asked of it will be answered any more. */
  gone: Promise<void>;
};

export type Connect = (
  way: { room: string; token: string },
  options: { listening: boolean; onChange: () => void; onLost: (why: Loss) => void },
) => Promise<MediaRoom>;

/**
 * How long the SDK tries to take up a broken signal connection while sound and picture go on beneath it: our server
 * passes signals on, and a restart of it takes seconds. Spread, so that a meeting does not knock all at once.
 */
const resumeFor = 60_000;
const resumePause = (attempt: number) => Math.min(300 * attempt ** 2, 2_000) * (0.75 + Math.random() / 2);

/** Rooms of LiveKit; `livekit` is the package, loaded by the pages that need it; `url` our own origin. */
export function openRooms(livekit: typeof LiveKit, url: URL): Connect {
  const { Room, RoomEvent, Track, DisconnectReason } = livekit;
  const sourceOf = { microphone: Track.Source.Microphone, camera: Track.Source.Camera };

  return async ({ room: name, token }, { listening, onChange, onLost }) => {
    const room = new Room({
      adaptiveStream: true,
      dynacast: true,
      stopLocalTrackOnUnpublish: false,
      disconnectOnPageLeave: true,
      reconnectPolicy: {
        nextRetryDelayInMs: ({ retryCount, elapsedMs }) => (elapsedMs > resumeFor ? null : resumePause(retryCount)),
      },
      publishDefaults: { simulcast: true, dtx: true, red: true, stopMicTrackOnMute: false },
    });
    const sending: Partial<Record<Sending, Promise<unknown>>> = {};
    let asked = listening;
    let left = false;
    let go = () => {};
    const gone = new Promise<void>((resolve) => (go = resolve));
    const leave = () => {
      left = true;
      go();
      return room.disconnect(false);
    };
    const lose = (why: Loss) => {
      if (left) return;
      void leave();
      onLost(why);
    };

    for (const event of changes(RoomEvent)) room.on(event, onChange);
    room.on(RoomEvent.TrackPublished, (publication) => {
      if (asked && !listening) publication.setSubscribed(true);
    });
    // A full reconnect means that the media server has forgotten us or the media path is dead: our own way back asks first.
    room.on(RoomEvent.Reconnecting, () => lose("lost"));
    room.on(RoomEvent.Disconnected, (reason) => lose(reason === DisconnectReason.DUPLICATE_IDENTITY ? "elsewhere" : "lost"));

    await room.connect(url.href, token, { autoSubscribe: listening });

    const publications = () => [...room.remoteParticipants.values()].flatMap((person) => [...person.trackPublications.values()]);
    const own = (kind: Sending) => room.localParticipant.getTrackPublication(sourceOf[kind]);

    return {
      name,
      people: () => [...room.remoteParticipants.values()].map((person) => participant(livekit, person)),
      maySend: () => room.localParticipant.permissions?.canPublish ?? true,
      listen: () => {
        asked = true;
        for (const publication of publications()) publication.setSubscribed(true);
      },
      hush: () => {
        asked = false;
        for (const publication of publications()) if (publication.kind === Track.Kind.Audio) publication.setSubscribed(false);
      },
      firstSign: () => firstSign(livekit, room),
      sent: (kind) => own(kind)?.track?.mediaStreamTrack ?? null,
      send: async (kind, track) => {
        await sending[kind]?.catch(() => {});
        if (own(kind)?.track?.mediaStreamTrack === track) return;
        sending[kind] = room.localParticipant.publishTrack(track, { source: sourceOf[kind], name: kind });
        await sending[kind];
      },
      unsend: async (kind) => {
        await sending[kind]?.catch(() => {});
        const track = own(kind)?.track;
        if (track) await room.localParticipant.unpublishTrack(track, false);
      },
      setMuted: async (muted) => {
        await (muted ? own("microphone")?.mute() : own("microphone")?.unmute());
      },
      soundBlocked: () => !room.canPlaybackAudio,
      unblockSound: () => room.startAudio(),
      leave,
      gone,
    };
  };
}

function changes(event: typeof LiveKit.RoomEvent) {
  return [
    event.ParticipantConnected,
    event.ParticipantDisconnected,
    event.ParticipantNameChanged,
    event.ParticipantPermissionsChanged,
    event.TrackSubscribed,
    event.TrackUnsubscribed,
    event.TrackMuted,
    event.TrackUnmuted,
    event.ActiveSpeakersChanged,
    event.AudioPlaybackStatusChanged,
  ] as const;
}

function participant({ Track }: typeof LiveKit, person: LiveKit.RemoteParticipant): MediaParticipant {
  const camera = person.getTrackPublication(Track.Source.Camera);
  const microphone = person.getTrackPublication(Track.Source.Microphone);
  return {
    personId: person.identity,
    name: person.name ?? "",
    picture: camera && !camera.isMuted ? (camera.track ?? null) : null,
    sound: microphone?.track ?? null,
    speaking: person.isSpeaking,
    muted: microphone?.isMuted ?? true,
  };
}

/**
 * Looks at the frames themselves by an element of its own, not by events: a subscribed track may still show nothing.
 * The element is not attached through the SDK, which would take its size for the one that is shown.
 */
function firstSign({ RoomEvent, Track }: typeof LiveKit, room: LiveKit.Room): Promise<FirstSign> {
  return new Promise((resolve) => {
    let element: HTMLVideoElement | null = null;
    const publications = () => [...room.remoteParticipants.values()].flatMap((person) => [...person.trackPublications.values()]);
    const done = (sign: FirstSign) => {
      room.off(RoomEvent.TrackSubscribed, watch);
      if (element) element.srcObject = null;
      resolve(sign);
    };
    const watch = ({ kind, mediaStreamTrack }: { kind: LiveKit.Track.Kind; mediaStreamTrack: MediaStreamTrack }) => {
      if (kind === Track.Kind.Video) {
        if (element) return; // one is enough: each costs a drawing
        element = document.createElement("video");
        element.muted = true;
        element.playsInline = true;
        element.srcObject = new MediaStream([mediaStreamTrack]);
        element.requestVideoFrameCallback(() => done("picture"));
        void element.play().catch(() => {});
      } else if (!publications().some((each) => each.kind === Track.Kind.Video && !each.isMuted)) done("sound");
    };
    if (room.remoteParticipants.size === 0) return done("nobody");
    room.on(RoomEvent.TrackSubscribed, watch);
    for (const { track } of publications()) if (track) watch(track);
  });
}
