/** What staff write to those who registered. Receipts, queue letters and cancellings are written by the registration itself (M1). */
export const mailingKinds = ["preparation", "reminder", "change", "called-off", "thank-you", "follow-up"] as const;
export type MailingKind = (typeof mailingKinds)[number];

/** What a rule may send: that a meeting is called off is known on one day, not so many before. */
export const ruleKinds = mailingKinds.filter((kind) => kind !== "called-off");

/** Whom of those who asked for a date: with a place, in the queue, who were there, or with a place and in the queue. */
export const audienceParts = ["placed", "waiting", "attended", "everyone"] as const;
export type AudiencePart = (typeof audienceParts)[number];

type Held = { calledOff: unknown };

/**
 * The dates that a letter can be about, of those that staff chose: no letter invites to one that is called off, and the letter
 * that says so is about one date, since a calendar takes out one at a time. Undefined when none or too many are left.
 */
export function datesFor<Meeting extends Held>(kind: MailingKind, chosen: readonly Meeting[]): Meeting[] | undefined {
  const fit = chosen.filter(({ calledOff }) => (calledOff !== undefined) === (kind === "called-off"));
  return fit.length === 0 || (kind === "called-off" && fit.length > 1) ? undefined : fit;
}
