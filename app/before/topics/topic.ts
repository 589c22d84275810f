import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { Spoken } from "#platform/i18n";
import type { TopicId, TopicKind, TopicState } from "./shared.ts";

/** What was done with a topic; who and when is told beside it. */
export type TopicMove =
  | { move: "contact" }
  | { move: "prepare"; question: string }
  /** `round` is what the proposer is told. */
  | { move: "place"; meetingId: MeetingId; stepId: string; round: { title: Spoken; beginsLocal: string } }
  | { move: "unplace" }
  | { move: "join"; into: TopicId }
  | { move: "unjoin" }
  | { move: "decline"; because: string }
  | { move: "discuss" }
  | { move: "answer" }
  /** The last move was a slip. */
  | { move: "undo" };

/** What the last move can be taken back to, and until when (civil time). Its `id` is the batch of the letter that tells of it. */
export type Undo = { to: TopicState; id: string; until: Date };

export type Topic = {
  id: TopicId;
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  personId: PersonId;
  /** Running number in its dialogue: what the proposer is told ("ämne 31"). */
  number: number;
  kind: TopicKind;
  title: string;
  text: string;
  state: TopicState;
  /** The question that proposer and staff agreed on for the group. */
  question?: string;
  placed?: { meetingId: MeetingId; stepId: string };
  joined?: { into: TopicId; from: TopicState };
  /** Why it was declined. */
  because?: string;
  /** Whether its title may be shown to the public and the registered, without name. */
  released: boolean;
  receivedAt: Date;
  /** When it came to its state. */
  since: Date;
  /** Since when the proposer waits to hear from us; absent when the last word was ours. */
  awaitsSince?: Date;
  undo?: Undo;
};

/** A topic as the public and the registered may see it: without name. */
export type ReleasedTopic = Pick<Topic, "id" | "number" | "kind" | "title">;

const open: readonly TopicState[] = ["received", "contacted", "preparing"];
const from: Record<TopicMove["move"], readonly TopicState[]> = {
  contact: [...open, "on-agenda"],
  prepare: [...open, "on-agenda"],
  place: [...open, "on-agenda"],
  unplace: ["on-agenda"],
  join: open,
  unjoin: ["joined"],
  decline: open,
  discuss: ["on-agenda", "joined"],
  answer: ["discussed", "declined", "joined"],
  undo: ["contacted", "preparing", "on-agenda", "joined", "declined"],
};

/** The moves of a hand that may have slipped. What the meeting or an answer did is not taken back by a button. */
export const undoable: readonly TopicMove["move"][] = ["contact", "prepare", "place", "join", "decline"];

/**
 * The state after a move, or undefined when the topic cannot make it now. A contact or an agreed question never takes a
 * topic back: once on the agenda it stays there.
 */
export function stateAfter({ state, joined, undo }: Pick<Topic, "state" | "joined"> & { undo?: Pick<Undo, "to"> }, move: TopicMove): TopicState | undefined {
  if (!from[move.move].includes(state)) return undefined;
  switch (move.move) {
    case "contact":
      return state === "received" ? "contacted" : state;
    case "prepare":
      return state === "on-agenda" ? state : "preparing";
    case "place":
      return "on-agenda";
    case "unplace":
      return "preparing";
    case "join":
      return "joined";
    case "unjoin":
      return joined?.from;
    case "decline":
      return "declined";
    case "discuss":
      return "discussed";
    case "answer":
      return "answered";
    case "undo":
      return undo?.to;
  }
}

/** The moves that a topic in `state` can make; what a board offers. */
export function movesFrom(state: TopicState): TopicMove["move"][] {
  return (Object.keys(from) as TopicMove["move"][]).filter((move) => from[move].includes(state));
}
