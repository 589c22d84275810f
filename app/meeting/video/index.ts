import { openLinkEngine } from "./engine-without-rooms.ts";
import type { MediaEngine, MediaEvent, MediaPresence } from "./media-engine.ts";
import type { MediaEntry, MediaMay, MediaPlace } from "./shared.ts";

export { openLiveKitEngine } from "./engine-livekit.ts";
export { noMedia } from "./engine-without-rooms.ts";
export type { MediaEngine, MediaEvent, MediaPresence, MediaSource } from "./media-engine.ts";
export type { MediaEntry, MediaMay, MediaPlace } from "./shared.ts";

type Needs = {
  engine: MediaEngine;
  /** An outside address that carries a meeting's sound instead (L6); null when ours does. */
  outsideLink?: (meetingId: string) => Promise<string | null>;
};

type Whereabouts = { meetingId: string; place: MediaPlace };
type Admission = Whereabouts & { personId: string; name: string; may: MediaMay };

export type Video = ReturnType<typeof openVideo>;

/**
 * Sound and picture of the meetings. It stores nothing: who belongs where is the assignment's matter, and every way in
 * can be made again from it.
 */
export function openVideo({ engine, outsideLink = async () => null }: Needs) {
  const listeners = new Set<(event: MediaEvent & Partial<Whereabouts>) => void>();
  const engineOf = async (meetingId: string) => {
    const href = await outsideLink(meetingId);
    return href ? openLinkEngine(href) : engine;
  };

  return {
    kind: engine.kind,
    /** A way into a place; what `where do I belong?` is answered with. Makes the media room when it is not there. */
    tokenFor: async ({ meetingId, place, ...person }: Admission): Promise<MediaEntry> =>
      (await engineOf(meetingId)).enter(placeName(meetingId, place), person),

    /** A way into the next place, while the person stays where they are. */
    prepareMove: async ({ meetingId, from, to, ...person }: Omit<Admission, "place"> & { from: MediaPlace; to: MediaPlace }): Promise<MediaEntry> =>
      (await engineOf(meetingId)).prepareMove({ from: placeName(meetingId, from), to: placeName(meetingId, to), person }),

    /** They said they are there, or the time for it is over: nothing of them stays in the old place. */
    moved: async ({ meetingId, from, to, personId }: { meetingId: string; from: MediaPlace; to: MediaPlace; personId: string }) =>
      (await engineOf(meetingId)).commitMove({ from: placeName(meetingId, from), to: placeName(meetingId, to), personId }),

    /** Gives or takes the floor. `not there`: the next entry carries it. */
    setPermission: async ({ meetingId, place }: Whereabouts, personId: string, may: MediaMay) =>
      (await engineOf(meetingId)).setPermission(placeName(meetingId, place), personId, may),

    /** Out of these places at once: someone who left, or who was shown out. */
    forget: async (meetingId: string, places: readonly MediaPlace[], personId: string): Promise<void> => {
      const media = await engineOf(meetingId);
      await Promise.all(places.map((place) => media.remove(placeName(meetingId, place), personId)));
    },

    /** Who has sound in a place now. A hint: right after a join the media server may not list them yet. */
    present: async ({ meetingId, place }: Whereabouts): Promise<MediaPresence[]> =>
      (await engineOf(meetingId)).list(placeName(meetingId, place)),

    /** Ends the talk in a place; move people out of it first. */
    closePlace: async ({ meetingId, place }: Whereabouts): Promise<void> =>
      (await engineOf(meetingId)).closeRoom(placeName(meetingId, place)),

    /** The media server's webhook: the raw body and the Authorization header. `forged` is answered with 401. */
    hear: async (body: string, authorization: string | undefined): Promise<"heard" | "forged"> => {
      const news = await engine.read(body, authorization);
      if (news.outcome === "event") for (const tell of listeners) tell({ ...news.event, ...placeOf(news.event.room) });
      return news.outcome === "forged" ? "forged" : "heard";
    },

    /** Told of each event with its meeting and place; answers the function that ends it. */
    onEvent: (listener: (event: MediaEvent & Partial<Whereabouts>) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** One media room per group and one for all: "<meeting>:<group>", "<meeting>:plenary". */
export function placeName(meetingId: string, place: MediaPlace): string {
  return `${meetingId}:${place.kind === "group" ? place.groupId : "plenary"}`;
}

/** The way back, for what the media server tells. Nothing for a room that is not ours. */
function placeOf(room: string): Partial<Whereabouts> {
  const [meetingId, rest] = room.split(":");
  if (!meetingId || !rest) return {};
  return { meetingId, place: rest === "plenary" ? { kind: "plenary" } : { kind: "group", groupId: rest } };
}
