import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import { type Language, languages } from "#platform/i18n";
import type { MailingNeeds } from "./index.ts";
import type { MailingKind } from "./kinds.ts";
import { houseWords } from "./letters/house-words.ts";
import { measuresToBook, myDates } from "./letters/places.ts";
import { type Wording, type WordingFault, checkWording, fillOwn, writeOut } from "./letters/wording.ts";
import { findWording, removeWording, saveWording } from "./store.ts";

type Of = { dialogueId: DialogueId; authorityId: AuthorityId; kind: MailingKind };
type Wish = Of & { by: PersonId; wording: Wording | undefined };

/** What a letter of this kind says now; a language that joined after the authority wrote has the house's words. */
export async function wordsOf(db: Database, of: Of): Promise<{ wording: Wording; own: boolean }> {
  const own = await findWording(db, of);
  return { wording: { ...houseWords[of.kind], ...own }, own: own !== undefined };
}

export async function keepWording({ clock, dialogues }: MailingNeeds, trx: Transaction, wish: Wish): Promise<{ outcome: "kept" } | { outcome: "faulty"; faults: WordingFault[] }> {
  const { wording, by, ...of } = wish;
  const dialogue = await dialogues.find(of.dialogueId, trx);
  if (dialogue?.authorityId !== of.authorityId) throw new Error("Words for a dialogue that is not this authority's");
  if (!wording) {
    await removeWording(trx, of);
    return { outcome: "kept" };
  }
  const faults = checkWording(wording);
  if (faults.length > 0) return { outcome: "faulty", faults };
  await saveWording(trx, of, { wording, by, at: clock.civil() });
  return { outcome: "kept" };
}

/** Where no meeting is called off. */
const reasonToCome = { sv: "…", en: "…", fi: "…" };

type Example = Of & { name: string; links: Record<Language, string> };

export async function exampleOf({ database, dialogues, origin }: MailingNeeds, { name, links, ...of }: Example): Promise<Wording> {
  const dialogue = await dialogues.find(of.dialogueId);
  if (dialogue?.authorityId !== of.authorityId) throw new Error("An example for a dialogue that is not this authority's");
  const meetings = of.kind === "called-off" ? dialogue.meetings.slice(0, 1).map((meeting) => ({ ...meeting, calledOff: meeting.calledOff ?? reasonToCome })) : dialogue.meetings;
  const { wording } = await wordsOf(database, of);
  const written = writeOut(wording, { dialogue, meetings, origin: origin() });
  const one = (language: Language) => {
    const own = { name, "my-dates": myDates(language, meetings, new Set(meetings.map(({ id }) => id))), measures: measuresToBook(language, dialogue, dialogues.tooLateToBook(dialogue)) };
    const { subject, text } = fillOwn(written[language], own);
    return { subject, text: text.replaceAll("{{personal-link}}", links[language]) };
  };
  return Object.fromEntries(languages.map((language) => [language, one(language)])) as Wording;
}
