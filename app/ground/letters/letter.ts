import type { Language } from "#platform/i18n";
import type { AuthorityId } from "#authorities";
import type { PersonId } from "#people";

export type LetterId = string & { readonly __brand: "LetterId" };

/** The purposes of M1, and whatever a later room needs. */
export type Purpose =
  | "invitation"
  | "receipt"
  | "waiting-list"
  | "preparation"
  | "reminder"
  | "change"
  | "cancel"
  | "thank-you"
  | "follow-up"
  | "answer"
  | "feedback-receipt"
  | (string & {});

/**
 * What makes a letter the same letter: dialogue (else authority), person (else address), purpose and version. `version` tells
 * apart two letters of one purpose to one person: a date, a round, the number of a change.
 */
export type LetterKey = {
  authorityId: AuthorityId;
  dialogueId?: string | undefined;
  personId?: PersonId | undefined;
  to: string;
  purpose: Purpose;
  version: string;
  batchId?: string | undefined;
};

/** Every letter of one purpose to an address that is no person's. */
export type LetterKind = Pick<LetterKey, "authorityId" | "dialogueId" | "to" | "purpose">;

export type CalendarMethod = "PUBLISH" | "REQUEST" | "CANCEL";
export type CalendarPart = { method: CalendarMethod; content: string };

/** Where `text` says this, the recipient's personal link stands when it is sent. */
export const personalLinkPlaceholder = "{{personal-link}}";

/** `notBefore` is civil time. `subject` and `text` (plain, with \n) are in `language` already. */
export type NewLetter = LetterKey & {
  subject: string;
  text: string;
  language: Language;
  calendar?: CalendarPart | undefined;
  notBefore?: Date | undefined;
  /** An https address that takes one POST and then sends this recipient nothing more of the kind (RFC 8058). It may do nothing else. */
  unsubscribe?: string | undefined;
  /** Where an answer goes; default: the authority's own address. */
  replyTo?: string | undefined;
};

export type SkippedLetter = LetterKey & { because: string };

export type Queued = { outcome: "queued" | "already-queued"; letterId: LetterId };

export const letterStates = ["queued", "sending", "accepted", "deferred", "refused", "unknown", "stopped", "skipped"] as const;
export type LetterState = (typeof letterStates)[number];

/**
 * A letter as staff see it. `because` is a word of the one who skipped it, "declined" (skipped: whoever was to get it wants no more), "no-answer" (unknown: the connection or our own
 * process was lost while sending) or "gave-up" (refused: deferred for a day). `reply` is what the mail server last said.
 */
export type LetterSummary = {
  letterId: LetterId;
  personId?: PersonId;
  to: string;
  purpose: Purpose;
  version: string;
  subject: string;
  state: LetterState;
  because?: string;
  reply?: string;
  attempts: number;
  queuedAt: Date;
  /** The civil time of the last attempt. */
  takenAt?: Date;
  /** It came back after the mail server had taken it. */
  bounced?: { status: string; words: string; at: Date };
};
