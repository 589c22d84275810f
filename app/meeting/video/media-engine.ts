import type { MediaEntry, MediaMay } from "./shared.ts";

/** `name` is what the meeting shows; a person with protected identity arrives here with the name the meeting uses. */
export type MediaPerson = { personId: string; name: string; may: MediaMay };

export type MediaPresence = { personId: string; may: MediaMay; sends: readonly MediaSource[] };
export type MediaSource = "microphone" | "camera" | "screen";

/** What happened in a media room, as the media server tells it: a hint that may come late, twice or never. */
export type MediaEvent =
  | { kind: "joined" | "left"; room: string; personId: string; at: Date }
  | { kind: "published" | "unpublished"; room: string; personId: string; source: MediaSource; at: Date }
  | { kind: "closed"; room: string; at: Date };

/** `other`: rightly signed, but nothing we use. `forged`: not signed with our key, or another body than was signed. */
export type MediaNews = { outcome: "event"; event: MediaEvent } | { outcome: "other" } | { outcome: "forged" };

/**
 * What carries sound and picture. The assignment is ours, the engine follows it: a room is a name, a person an id, and
 * every call may be repeated. All adapters keep `media-engine.contract.ts`.
 */
export type MediaEngine = {
  kind: "none" | "link" | "livekit";
  /** False while it is being built or started: entries are `later`, and lists are empty. */
  up(): boolean;
  createRoom(room: string): Promise<void>;
  /** A way in for one person, short-lived; creates the room when it is not there (after a restart it never is). */
  enter(room: string, person: MediaPerson): Promise<MediaEntry>;
  /** A way into the next room while the person stays in the old one. */
  prepareMove(move: { from: string; to: string; person: MediaPerson }): Promise<MediaEntry>;
  /** The person is in the next room, or should be: whatever is left of them in the old one goes. */
  commitMove(move: { from: string; to: string; personId: string }): Promise<void>;
  /** Out of the room at once. The entry may still work until it expires: who keeps coming back is removed again. */
  remove(room: string, personId: string): Promise<void>;
  setPermission(room: string, personId: string, may: MediaMay): Promise<{ outcome: "set" | "not there" }>;
  list(room: string): Promise<MediaPresence[]>;
  /** Ends the talk for everyone in it and closes the door: an old entry opens nothing. */
  closeRoom(room: string): Promise<void>;
  /** A message from the media server: the body exactly as it came, and its Authorization header. */
  read(body: string, authorization: string | undefined): Promise<MediaNews>;
};
