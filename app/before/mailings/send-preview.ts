import type { AuthorityId } from "#authorities";
import type { Dialogue } from "#dialogues";
import type { PersonId } from "#people";
import type { NewLetter } from "#letters";
import type { Database, Transaction } from "#platform/database";
import { type Language, languages } from "#platform/i18n";
import { type Found, readAudience } from "./audience.ts";
import type { Changes, MailingNeeds, Preview, PreviewId, Recipient } from "./index.ts";
import { measuresToBook, myDates } from "./letters/places.ts";
import { fillOwn } from "./letters/wording.ts";
import { writeLetter } from "./make-preview.ts";
import { lockPreview, markSent } from "./store.ts";

export type SendOutcome =
  | { outcome: "queued"; letters: number; skipped: number }
  /** Look again; or send it as previewed, when only who gets it is different. */
  | { outcome: "changed"; changes: Changes }
  | { outcome: "already" }
  | { outcome: "unknown" };

type By = { personId: PersonId; authorityId: AuthorityId; asPreviewed?: boolean };

export async function sendPreview(needs: MailingNeeds, trx: Transaction, previewId: PreviewId, by: By): Promise<SendOutcome> {
  const preview = await lockPreview(trx, previewId);
  const dialogue = preview && (await needs.dialogues.find(preview.dialogueId, trx));
  if (!dialogue || preview.authorityId !== by.authorityId) return { outcome: "unknown" };
  if (preview.sentAt) return { outcome: "already" };
  const now = await readAudience(needs, trx, preview);
  const changes = await changesOf(needs, trx, preview, now.recipients);
  if (changes.letter || (!by.asPreviewed && changes.joined.length + changes.left.length > 0)) return { outcome: "changed", changes };
  await queueLetters(needs, trx, { dialogue, preview, recipients: preview.recipients, version: previewId, found: now.recipients });
  await markSent(trx, previewId, needs.clock.civil());
  await noteSent(needs, trx, preview, { actor: by.personId, letters: preview.recipients.length });
  return { outcome: "queued", letters: preview.recipients.length, skipped: preview.skipped.length };
}

/** How a frozen letter and its list differ from those of this moment; another address is another recipient. */
export async function changesOf(needs: MailingNeeds, db: Database, preview: Preview, now: readonly Recipient[]): Promise<Changes> {
  const listed = preview.recipients;
  const dialogue = await needs.dialogues.find(preview.dialogueId, db);
  const letter = dialogue && (await writeLetter(needs, db, dialogue, preview));
  const then = await needs.dialogues.ofVersion(preview.dialogueId, preview.version);
  const without = (these: readonly Recipient[], those: readonly Recipient[]) => {
    const known = new Set(those.map(({ personId, email }) => `${personId} ${email}`));
    return these.flatMap(({ personId, email, name }) => (known.has(`${personId} ${email}`) ? [] : [{ personId, name }]));
  };
  // Each one's own dates are no part of the frozen letter.
  const dates = (of: Dialogue | undefined, language: Language) => of && myDates(language, of.meetings, new Set(preview.audience.meetingIds));
  // Nor what must be booked ahead, which the letter may name and leaves out once it is too late to ask for it.
  const booked = (of: Dialogue | undefined, language: Language, at?: Date) => of && measuresToBook(language, of, needs.dialogues.tooLateToBook(of, at));
  const isOther = (language: Language) => {
    const [frozen, fresh] = [preview.letter[language], letter?.[language]];
    if (frozen.subject !== fresh?.subject || frozen.text !== fresh.text || dates(then, language) !== dates(dialogue, language)) return true;
    return frozen.text.includes("{{measures}}") && booked(then, language, preview.madeAt) !== booked(dialogue, language);
  };
  return { joined: without(now, listed), left: without(listed, now), letter: languages.some(isOther) };
}

type Batch = { dialogue: Dialogue; preview: Preview; recipients: readonly Recipient[]; version: string; found: readonly Found[] };

/** Writes the outbox row of each: the letter as previewed, with what is the recipient's own. */
export async function queueLetters({ letters, registration, people, dialogues }: MailingNeeds, trx: Transaction, batch: Batch): Promise<void> {
  const { dialogue, preview, recipients, version } = batch;
  const found = new Map(batch.found.map((one) => [one.personId, one]));
  const gone = recipients.filter(({ personId }) => !found.has(personId)).map(({ personId }) => personId);
  const names = new Map((await people.all(trx, gone)).map(({ id, name }) => [id, name]));
  const meetings = dialogue.meetings.filter(({ id }) => preview.audience.meetingIds.includes(id));
  const key = { authorityId: preview.authorityId, dialogueId: preview.dialogueId, purpose: preview.kind, version, batchId: preview.id };
  const tooLate = dialogues.tooLateToBook(dialogue);
  const written = recipients.map(({ personId, email, language }): NewLetter => {
    const one = found.get(personId);
    const own = { name: one?.ownName ?? names.get(personId) ?? "", "my-dates": myDates(language, meetings, one?.meetingIds ?? new Set()), measures: measuresToBook(language, dialogue, tooLate) };
    const calendar = one && withCalendar.has(preview.kind) ? registration.calendarFor({ dialogue, addressee: one.addressee, language, email }) : undefined;
    return { ...key, personId, to: email, language, ...fillOwn(preview.letter[language], own), calendar };
  });
  await letters.queueAll(trx, written);
}

/** After the meeting there is nothing left for a calendar. */
const withCalendar: ReadonlySet<Preview["kind"]> = new Set(["preparation", "reminder", "change", "called-off"]);

export async function noteSent({ ledger }: MailingNeeds, trx: Transaction, preview: Preview, { actor, letters }: { actor: PersonId | "system"; letters: number }): Promise<void> {
  const { id, authorityId, dialogueId, kind, skipped } = preview;
  await ledger.append(trx, {
    chain: { authorityId, dialogueId },
    type: "mailing.sent",
    actor,
    subject: { kind: "mailing", id },
    class: "mailings.mailing",
    content: { kind, letters, skipped: skipped.length },
    diary: { direction: "out", title: `Utskick till anmälda, ${letters} brev` },
  });
}
