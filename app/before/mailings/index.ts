import type { AuthorityId } from "#authorities";
import type { DialogueId, Dialogues, MeetingId } from "#dialogues";
import type { Ledger } from "#ledger";
import type { Letters } from "#letters";
import type { People, PersonId } from "#people";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Language } from "#platform/i18n";
import type { Ids } from "#platform/ids";
import type { RegistrationRoom } from "#registration";
import { makePreview } from "./make-preview.ts";
import { type SendOutcome, sendPreview } from "./send-preview.ts";
import { findPreview, listPreviews } from "./store.ts";

export type { SendOutcome } from "./send-preview.ts";
export { informationClasses, personData } from "./records.ts";

export type PreviewId = string & { readonly __brand: "PreviewId" };
export type MailingKind = "preparation";

/** Who shall have a letter: those with a place on any of the meetings; the waiting and the cancelled are skipped, and said so. */
export type Audience = { meetingIds: MeetingId[] };

export type Recipient = { personId: PersonId; name: string; email: string; language: Language };
/** `because`: no e-mail address, or no place on any of the dates. */
export type Skipped = { personId: PersonId; name: string; because: "no-address" | "waiting" | "cancelled" };

/** Frozen when it is made: the letter in each language, whom it goes to and who is left out. */
export type Preview = {
  id: PreviewId;
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  kind: MailingKind;
  audience: Audience;
  letter: Record<Language, { subject: string; text: string }>;
  recipients: Recipient[];
  skipped: Skipped[];
  by: PersonId;
  madeAt: Date;
  sentAt?: Date;
};

export type MailingNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Ledger;
  people: People;
  letters: Letters;
  dialogues: Dialogues;
  registration: RegistrationRoom;
};

export type Mailings = {
  /** Writes the letter and the exact list down; nothing is sent. Undefined when there is no such dialogue of this authority. */
  preview(wish: { dialogueId: DialogueId; authorityId: AuthorityId; kind: MailingKind; audience: Audience; by: PersonId }): Promise<Preview | undefined>;
  /**
   * Queues the previewed letter to the previewed recipients (M3). When the audience has changed since the preview nothing is
   * queued and the answer says how, unless `asPreviewed`.
   */
  send(previewId: PreviewId, by: { personId: PersonId; authorityId: AuthorityId; asPreviewed?: boolean }): Promise<SendOutcome>;
  find(previewId: PreviewId): Promise<Preview | undefined>;
  /** Newest first. */
  ofDialogue(dialogueId: DialogueId, authorityId: AuthorityId): Promise<Preview[]>;
};

export function openMailings(needs: MailingNeeds): Mailings {
  const { database } = needs;
  return {
    preview: (wish) => database.transaction().execute((trx) => makePreview(needs, trx, wish)),
    send: (previewId, by) => database.transaction().execute((trx) => sendPreview(needs, trx, previewId, by)),
    find: (previewId) => findPreview(database, previewId),
    ofDialogue: (dialogueId, authorityId) => listPreviews(database, dialogueId, authorityId),
  };
}
