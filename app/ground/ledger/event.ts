import type { AuthorityId } from "#authorities";
import type { Json } from "./record.ts";

/** Which chain: the dialogue's when there is one, else the authority's own. */
export type ChainOf = { authorityId: AuthorityId; dialogueId?: string | undefined };

/** A person id, someone unknown at a public page, or the house itself. The ledger never looks behind an id. */
export type Actor = "public" | "system" | (string & {});

export type Subject = { kind: string; id: string };

export type Direction = "in" | "out" | "drawn-up";

/**
 * `title` can never be erased: it names the kind of record and a number, no person. `counterpart` is the id of the
 * sender or receiver.
 */
export type NewDiaryEntry = { direction: Direction; title: string; counterpart?: string | undefined };

/** `type` is "<what>.<happened>"; `class` is the name of an information class; `content` holds ids and facts, no person data. */
export type NewEvent = {
  chain: ChainOf;
  type: string;
  actor: Actor;
  subject: Subject;
  class: string;
  content: Json;
  diary?: NewDiaryEntry | undefined;
};

/** `sequence` and `diaryNumber` count from 1 in their chain, without gaps. */
export type Appended = { sequence: number; diaryNumber?: number };

/** `content` is missing when it has been erased. `at` is civil time. */
export type LedgerEvent = {
  sequence: number;
  at: Date;
  type: string;
  actor: Actor;
  subject: Subject;
  class: string;
  content?: Json;
  diaryNumber?: number;
};

export type DiaryEntry = {
  number: number;
  sequence: number;
  at: Date;
  direction: Direction;
  title: string;
  counterpart?: string;
  subject: Subject;
};

/** A place in a chain, written down elsewhere: a chain that was cut or rewritten since then cannot contain it. */
export type Anchor = { sequence: number; hash: string };

/**
 * `at` is the sequence of the first event that is not what was once appended. `erased` counts the events whose content is gone:
 * as many as erasure certificates speak of, or somebody deleted more than was decided.
 */
export type Verification =
  | { outcome: "whole"; events: number; erased: number; head: Anchor }
  | { outcome: "broken"; at: number };

/** Something pending that no destruction may touch (K3). */
export type Hold = { holdId: string; subject: Subject; because: string; placedAt: Date };
