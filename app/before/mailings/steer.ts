import type { AuthorityId } from "#authorities";
import { type LetterId, type LetterSummary, type Resent, fromPerson } from "#letters";
import type { PersonId } from "#people";
import { type Language, languages } from "#platform/i18n";
import type { MailingNeeds, Preview, PreviewId } from "./index.ts";
import { measuresToBook, myDates } from "./letters/places.ts";
import { fillOwn } from "./letters/wording.ts";
import { findPreview } from "./store.ts";

export type By = { personId: PersonId; authorityId: AuthorityId };

async function mine({ database }: MailingNeeds, previewId: PreviewId, { authorityId }: By): Promise<Preview | undefined> {
  const preview = await findPreview(database, previewId);
  return preview?.authorityId === authorityId ? preview : undefined;
}

export type Steered = { outcome: "done"; letters: number } | { outcome: "unknown" };

/** The buttons of a mailing that is under way. Stopping comes first and is noted after: it must not wait for the chain. */
export async function steer(needs: MailingNeeds, previewId: PreviewId, wish: "pause" | "resume" | "stop", by: By): Promise<Steered> {
  const { database, letters, ledger } = needs;
  const preview = await mine(needs, previewId, by);
  if (!preview) return { outcome: "unknown" };
  const stopped = wish === "stop" ? (await letters.stopBatch(previewId)).stopped : 0;
  await database.transaction().execute(async (trx) => {
    if (wish === "pause") await letters.pauseBatch(trx, previewId, by.authorityId);
    if (wish === "resume") await letters.resumeBatch(trx, previewId);
    await ledger.append(trx, {
      chain: preview,
      type: `mailing.${wish}`,
      actor: by.personId,
      subject: { kind: "mailing", id: previewId },
      class: "mailings.mailing",
      content: { stopped },
    });
  });
  return { outcome: "done", letters: stopped };
}

/** Sends letters of this mailing again that were refused, or of which nobody knows: those a human chose, one by one or all refused ones. */
export async function retry(needs: MailingNeeds, previewId: PreviewId, which: LetterId | "refused", by: By): Promise<Steered> {
  const { database, letters, ledger } = needs;
  const preview = await mine(needs, previewId, by);
  if (!preview) return { outcome: "unknown" };
  const chosen = (await letters.of({ batchId: previewId })).filter(({ letterId, state }) => (which === "refused" ? state === "refused" : letterId === which));
  return database.transaction().execute(async (trx) => {
    const again: Resent["outcome"][] = [];
    for (const { letterId } of chosen) again.push((await letters.resend(trx, letterId)).outcome);
    const count = again.filter((outcome) => outcome === "queued").length;
    await ledger.append(trx, {
      chain: preview,
      type: "mailing.sent-again",
      actor: by.personId,
      subject: { kind: "mailing", id: previewId },
      class: "mailings.mailing",
      content: { letters: count },
    });
    return { outcome: "done", letters: count };
  });
}

export type Tried = { outcome: "queued"; to: string } | { outcome: "no-address" } | { outcome: "unknown" };

/** The letter, in each language, to the one who asks. It holds nobody's link: words stand in its place. */
export async function tryOut(needs: MailingNeeds, previewId: PreviewId, by: By, words: Record<Language, { mark: string; link: string }>): Promise<Tried> {
  const { database, people, dialogues, letters, ids } = needs;
  const preview = await mine(needs, previewId, by);
  const dialogue = preview && (await dialogues.find(preview.dialogueId));
  if (!dialogue) return { outcome: "unknown" };
  const staff = await people.find(database, by.personId);
  const to = staff?.email;
  if (!to) return { outcome: "no-address" };
  const meetings = dialogue.meetings.filter(({ id }) => preview.audience.meetingIds.includes(id));
  await database.transaction().execute(async (trx) => {
    for (const language of languages) {
      const own = { name: staff.name, "my-dates": myDates(language, meetings, new Set(preview.audience.meetingIds)), measures: measuresToBook(language, dialogue, dialogues.tooLateToBook(dialogue)) };
      const { subject, text } = fillOwn(preview.letter[language], own);
      const { mark, link } = words[language];
      const letter = { subject: `${mark} ${subject}`, text: text.replaceAll("{{personal-link}}", link) };
      const { authorityId, dialogueId } = preview;
      await letters.queue(trx, { authorityId, dialogueId, to, purpose: "test", version: ids.next(), language, ...letter });
    }
  });
  return { outcome: "queued", to };
}

export type History = { name: string; protected: boolean; letters: LetterSummary[] };

/** Every letter to one person of the dialogue, the oldest first. Undefined: no such person here. */
export async function historyOf({ database, people, letters }: MailingNeeds, personId: PersonId, of: Pick<Preview, "dialogueId" | "authorityId">): Promise<History | undefined> {
  const person = await people.find(database, personId);
  if (person?.authorityId !== of.authorityId || person.dialogueId !== of.dialogueId) return undefined;
  const [card] = await people.cards(database, [personId]);
  const [name, sent] = [card?.name ?? "", await letters.of({ personId })];
  // A subject may greet by the name that a list must not show (R8).
  const letterOf = (letter: LetterSummary) => (person.protected ? { ...letter, subject: letter.subject.replaceAll(fromPerson(person.name), name) } : letter);
  return { name, protected: person.protected, letters: sent.map(letterOf) };
}
