import { z } from "zod";
import type { MediaEntry } from "#video/shared";
import type { LiveEvent, LiveState, Refusal } from "./decider/index.ts";

/**
 * Everything that can be said on `/live/<meeting id>`, as JSON, one message a text frame. The browser says `hello` first and
 * is answered by `welcome`, then by `snapshot` or by the `events` since the number it named. Staff add `?as=staff`.
 */
export const protocolVersion = 1;

/** Why the server closes. After the first five it is no use to come back. */
export const closeCodes = {
  notUnderstood: 4400,
  notSignedIn: 4401,
  notInvited: 4403,
  noSuchMeeting: 4404,
  /** The page is older or newer than the server: load it again. */
  otherVersion: 4426,
  tooMany: 4429,
  /** No `hello` within ten seconds. */
  silent: 4408,
  restarting: 1012,
} as const;

const finalCodes: readonly number[] = [
  closeCodes.notUnderstood,
  closeCodes.notSignedIn,
  closeCodes.notInvited,
  closeCodes.noSuchMeeting,
  closeCodes.otherVersion,
];
export const isFinalCode = (code: number) => finalCodes.includes(code);

// What a browser says.

const id = z.uuid();
const groupId = id.nullable();

/** What may be asked for. `seen`, `after`: what its sender had before their eyes; if that is no longer so the answer is `stale`. */
export const askSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("openLobby") }),
  /** Takes the agenda as it stands now; steps that have begun stay. */
  z.strictObject({ type: z.literal("reviseSteps") }),
  /** Goes on; into a round, groups are made from who is here. */
  z.strictObject({ type: z.literal("next"), after: groupId }),
  z.strictObject({ type: z.literal("end") }),
  /** Seats or moves someone; without a group, where they fit best. */
  z.strictObject({ type: z.literal("place"), personId: id, groupId }),
  z.strictObject({ type: z.literal("merge"), from: id, into: id }),
  /** Whoever has no group gets one, groups too small are filled or merged away: with as few moved as can be. */
  z.strictObject({ type: z.literal("mend") }),
  /** Without a group: the step with all its groups. */
  z.strictObject({ type: z.literal("extend"), groupId, seen: z.int(), minutes: z.number().min(0.5).max(120) }),
  z.strictObject({ type: z.literal("close"), groupId, seconds: z.int().min(0).max(3600) }),
  z.strictObject({ type: z.literal("pause") }),
  z.strictObject({ type: z.literal("resume") }),
  z.strictObject({ type: z.literal("raiseHand"), by: z.enum(["voice", "text", "sign"]) }),
  z.strictObject({ type: z.literal("lowerHand"), personId: id }),
  z.strictObject({ type: z.literal("giveFloor"), personId: id }),
  z.strictObject({ type: z.literal("askHelp"), reason: z.enum(["sound", "question", "mood", "other"]) }),
  z.strictObject({ type: z.literal("endHelp"), room: z.string().max(36), personId: id }),
  z.strictObject({
    type: z.literal("announce"),
    text: z.string().trim().min(1).max(500),
    groupIds: z.array(id).min(1).max(1000).nullable(),
  }),
  z.strictObject({ type: z.literal("visit"), groupId }),
]);
export type Ask = z.infer<typeof askSchema>;

const modeSchema = z.enum(["camera", "voice", "text"]);
/** How someone takes part. */
export type Mode = z.infer<typeof modeSchema>;

export const clientMessageSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("hello"),
    version: z.int(),
    /** The last sequence seen, in which room; both null at first. */
    after: z.int().min(0).nullable(),
    room: z.string().max(36).nullable(),
    mode: modeSchema,
  }),
  /** May be sent again with the same id until it is answered: it is done once. */
  z.strictObject({ type: z.literal("ask"), commandId: id, ask: askSchema }),
  z.strictObject({ type: z.literal("mode"), mode: modeSchema }),
  /** Names for ids. */
  z.strictObject({ type: z.literal("who"), personIds: z.array(id).max(100) }),
  /** Where do I belong? Asked again while media is `later`, or when a token has run out. */
  z.strictObject({ type: z.literal("whereAmI") }),
  /** Sound and picture are in the place of this version: the old one may be cleared. */
  z.strictObject({ type: z.literal("arrived"), version: z.int() }),
  z.strictObject({ type: z.literal("ping"), sent: z.number() }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

// What the server says.

export type Kind = "facilitator" | "crew" | "participant";
export type Card = { personId: string; name: string; role: string };
/** Someone in the same group. */
export type Companion = Card & { here: boolean; mode: Mode };
/** A line of the facilitators' list. */
export type RosterEntry = Card & { kind: Kind; municipality: string; here: boolean; mode: Mode };

/** `version` grows with each place told on a connection; `groupNumber` and `topic` only in a group. */
export type Place = {
  version: number;
  room: string;
  /** The room before, when this is a move. */
  from: string | null;
  groupNumber: number | null;
  topic: string | null;
  media: MediaEntry;
};

/** Why an ask was turned down: by the rules, or because no groups could be made. */
export type AskRefusal = Refusal | "nobodyHere" | "noGroupsPossible" | "noAgenda";

export type ServerMessage =
  | { type: "welcome"; version: number; meetingId: string; you: Card & { kind: Kind }; civilNow: number }
  /** All one sees, as of a sequence. `room` is where one is: "lobby", "plenary", "outside" or a group's id. */
  | { type: "snapshot"; sequence: number; room: string; state: LiveState }
  /** What one sees of the events up to `sequence`. */
  | { type: "events"; sequence: number; events: LiveEvent[] }
  /** One's own place, with the way into its sound. To this person only. */
  | { type: "place"; place: Place }
  /** To a group, whenever it changes: who belongs to it or visits it. */
  | { type: "company"; room: string; people: Companion[] }
  /** To everybody, at most four times a second: how many are here, by role. */
  | { type: "presence"; here: number; roles: Record<string, number> }
  /** To crew: everybody at first, then whoever changed. */
  | { type: "roster"; whole: boolean; people: RosterEntry[] }
  | { type: "cards"; people: Card[] }
  /** `failed`: not stored; asking again is safe. */
  | { type: "answer"; commandId: string; outcome: "accepted"; sequence: number }
  | { type: "answer"; commandId: string; outcome: "refused"; refusal: AskRefusal }
  | { type: "answer"; commandId: string; outcome: "failed" }
  | { type: "pong"; sent: number; civilNow: number };
