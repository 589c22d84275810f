/**
 * How a person gets to the sound of a place. It goes to that one person only: a token opens a room.
 * `later`: there will be sound, the media server is being built or started; ask again.
 */
export type MediaEntry =
  | { kind: "none" }
  | { kind: "later" }
  | { kind: "link"; href: string }
  | { kind: "livekit"; room: string; token: string };

/** Where a talk is held. Ids are opaque here: the room knows meetings and groups by nothing else. */
export type MediaPlace = { kind: "plenary" } | { kind: "group"; groupId: string };

/** What a person may do in a place. Always whole, never a difference: the media server replaces all of it. */
export type MediaMay = {
  /** Send sound and picture; listening is part of being there. */
  publish: boolean;
  /** Stand on the others' list of who is there. A large audience does not, and hears all the same. */
  seen: boolean;
};
