import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { TopicId, TopicKind, TopicState } from "../shared.ts";

/** Which topics staff look at. An empty filter is all of the dialogue. */
export type TopicFilter = {
  dialogueId: DialogueId;
  authorityId: AuthorityId;
  /** Stands in the heading, the text or the proposer's name; or is the number. */
  words?: string | undefined;
  kind?: TopicKind | undefined;
  state?: TopicState | undefined;
  /** Only those whose proposer waits to hear from us. */
  awaiting?: boolean | undefined;
};

/** A topic as one row or card. */
export type BoardTopic = {
  id: TopicId;
  number: number;
  kind: TopicKind;
  title: string;
  /** The proposer, as others may see the name. */
  name: string;
  state: TopicState;
  since: Date;
  receivedAt: Date;
  awaitsSince?: Date;
  hasQuestion: boolean;
  stepId?: string;
  /** Until when its last move can be taken back. */
  undoUntil?: Date;
  /** The number of the topic it is joined with. */
  into?: number;
};

/** How many are in each state, whatever state the filter asks for; and how many of all wait to hear from us. */
export type TopicCounts = { states: Record<TopicState, number>; awaiting: number };

export const orders = ["waiting", "received", "number"] as const;
/** waiting: who has waited longest for a word from us, then who has stood longest where it is. */
export type TopicOrder = (typeof orders)[number];
