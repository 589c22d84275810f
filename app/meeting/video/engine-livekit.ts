import { AccessToken, RoomServiceClient, ServerError, TrackSource, WebhookReceiver } from "livekit-server-sdk";
import type { MediaEngine, MediaEvent, MediaNews, MediaPerson, MediaSource } from "./media-engine.ts";
import type { MediaEntry, MediaMay } from "./shared.ts";

type Needs = {
  /** The media server's API, http or https. */
  url: URL;
  apiKey: string;
  secret: string;
  up: () => boolean;
};

/** Only for the connecting itself: whoever is in a room gets a fresh one from the media server. */
const entryLives = "5m";
/** The media server stands beside us: what takes longer is a fault, and the caller asks again. */
const patience = 5;

/**
 * LiveKit 1.13. One room per group and a token per person and room. Its API has a call that moves a participant, which
 * the open server answers with "not implemented": a move is a second entry, then the removal from the first room.
 */
export function openLiveKitEngine({ url, apiKey, secret, up }: Needs): MediaEngine {
  const rooms = new RoomServiceClient(url.href, apiKey, secret, { requestTimeout: patience, failover: false });
  const receiver = new WebhookReceiver(apiKey, secret);

  const createRoom = async (name: string) => {
    await rooms.createRoom({ name });
  };
  const enter = async (room: string, person: MediaPerson): Promise<MediaEntry> => {
    if (!up()) return { kind: "later" };
    await createRoom(room);
    const token = new AccessToken(apiKey, secret, { identity: person.personId, name: person.name, ttl: entryLives });
    token.addGrant({ ...grantOf(person.may), roomJoin: true, room });
    return { kind: "livekit", room, token: await token.toJwt() };
  };
  const remove = async (room: string, personId: string) => {
    await unlessGone(rooms.removeParticipant(room, personId), undefined);
  };

  return {
    kind: "livekit",
    up,
    createRoom,
    enter,
    prepareMove: ({ to, person }) => enter(to, person),
    commitMove: async ({ from, to, personId }) => {
      if (from !== to) await remove(from, personId);
    },
    remove,
    setPermission: async (room, personId, may) => {
      const permission = { ...grantOf(may), canUpdateMetadata: false, recorder: false, agent: false };
      const set = await unlessGone(rooms.updateParticipant(room, personId, { permission }), null);
      return { outcome: set ? "set" : "not there" };
    },
    list: async (room) => {
      if (!up()) return [];
      const people = await unlessGone(rooms.listParticipants(room), []);
      return people.map(({ identity, permission, tracks }) => ({
        personId: identity,
        may: { publish: permission?.canPublish ?? false, seen: !permission?.hidden },
        sends: tracks.flatMap(({ source }) => sourceOf(source) ?? []),
      }));
    },
    closeRoom: (room) => unlessGone(rooms.deleteRoom(room), undefined),
    read: async (body, authorization): Promise<MediaNews> => {
      const news = await receiver.receive(body, authorization).catch(() => null);
      if (!news) return { outcome: "forged" };
      const event = eventOf(news);
      return event ? { outcome: "event", event } : { outcome: "other" };
    },
  };
}

/** Every field, each time: a field left out is taken away by the media server. Data messages are our own socket's. */
function grantOf({ publish, seen }: MediaMay) {
  return {
    canSubscribe: true,
    canPublish: publish,
    canPublishData: false,
    canPublishSources: publish ? [TrackSource.MICROPHONE, TrackSource.CAMERA, TrackSource.SCREEN_SHARE] : [],
    canUpdateOwnMetadata: false,
    hidden: !seen,
  };
}

/** A room or person that is not there is an answer, not a fault. */
async function unlessGone<T, Otherwise>(call: Promise<T>, otherwise: Otherwise): Promise<T | Otherwise> {
  try {
    return await call;
  } catch (fault) {
    if (fault instanceof ServerError && fault.status === 404) return otherwise;
    throw fault;
  }
}

function sourceOf(source: TrackSource | undefined): MediaSource | null {
  if (source === TrackSource.MICROPHONE) return "microphone";
  if (source === TrackSource.CAMERA) return "camera";
  return source === TrackSource.SCREEN_SHARE ? "screen" : null;
}

function eventOf(news: Awaited<ReturnType<WebhookReceiver["receive"]>>): MediaEvent | null {
  const at = new Date(Number(news.createdAt) * 1000);
  const room = news.room?.name ?? "";
  const personId = news.participant?.identity ?? "";
  const source = sourceOf(news.track?.source);
  switch (news.event) {
    case "participant_joined":
      return { kind: "joined", room, personId, at };
    case "participant_left":
    case "participant_connection_aborted":
      return { kind: "left", room, personId, at };
    case "track_published":
      return source && { kind: "published", room, personId, source, at };
    case "track_unpublished":
      return source && { kind: "unpublished", room, personId, source, at };
    case "room_finished":
      return { kind: "closed", room, at };
    default:
      return null;
  }
}
