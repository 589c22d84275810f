import { renderLetter } from "#letters";
import { type Language, languages } from "#platform/i18n";
import { type Place, ownPlaces, places, sharedValues, subjectPlaces } from "./places.ts";

/** A letter as staff write it, in every language, with {{places}} for what the house fills in. */
export type Wording = Record<Language, { subject: string; text: string }>;

/** `field` is "subject-sv", "text-en" …; `place` is the word between braces that is meant. */
export type WordingFault = { field: string; because: "empty" | "too-long" | "unknown-place" | "not-in-subject"; place?: string };

const longestSubject = 150;
const longestText = 10_000;

/** What stops a wording from being kept: each fault is for the person who wrote it. */
export function checkWording(wording: Wording): WordingFault[] {
  return languages.flatMap((language) => {
    const { subject, text } = wording[language];
    return [...checkField(`subject-${language}`, subject, longestSubject, subjectPlaces), ...checkField(`text-${language}`, text, longestText)];
  });
}

function checkField(field: string, words: string, longest: number, allowed?: readonly Place[]): WordingFault[] {
  if (words.trim() === "") return [{ field, because: "empty" }];
  if (words.length > longest) return [{ field, because: "too-long" }];
  for (const [, place = ""] of words.matchAll(/\{\{([^{}]*)\}\}?/g)) {
    const known = Object.hasOwn(places, place) || (place === "personal-link" && !allowed);
    if (!known) return [{ field, because: "unknown-place", place }];
    if (allowed && !allowed.includes(place as Place)) return [{ field, because: "not-in-subject", place }];
  }
  return [];
}

/** The letter in each language with everything filled in that is the same for all; what is a recipient's own stays open. */
export function writeOut(wording: Wording, of: Parameters<typeof sharedValues>[1]): Wording {
  const open = Object.fromEntries(Object.keys(ownPlaces).map((name) => [name, `{{${name}}}`])) as Record<keyof typeof ownPlaces, string>;
  const asIs = { ...places, name: "ours" } as const;
  const letter = (language: Language) => renderLetter({ ...withFunding(wording[language]), places: asIs }, { ...open, ...sharedValues(language, of) });
  return Object.fromEntries(languages.map((language) => [language, tidy(letter(language))])) as Wording;
}

/** Whoever pays is named also when the authority's own words forget it (E-05). */
const withFunding = ({ subject, text }: Wording[Language]) => ({ subject, text: text.includes("{{funding}}") ? text : `${text}\n\n{{funding}}` });

/** One recipient's letter. */
export const fillOwn = (letter: { subject: string; text: string }, own: Record<keyof typeof ownPlaces, string>) =>
  tidy(renderLetter({ ...letter, places: ownPlaces }, own));

/** A place that was empty leaves no hole. */
const tidy = ({ subject, text }: { subject: string; text: string }) => ({ subject, text: `${text.replaceAll(/\n{3,}/g, "\n\n").trim()}\n` });
