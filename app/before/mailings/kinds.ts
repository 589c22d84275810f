/** What staff write to those who registered. Receipts, queue letters and cancellings are written by the registration itself (M1). */
export const mailingKinds = ["preparation", "reminder", "change", "thank-you", "follow-up"] as const;
export type MailingKind = (typeof mailingKinds)[number];

/** Whom of those who asked for a date: with a place, in the queue, or who were there. */
export const audienceParts = ["placed", "waiting", "attended"] as const;
export type AudiencePart = (typeof audienceParts)[number];
