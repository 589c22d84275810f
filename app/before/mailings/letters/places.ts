import type { Dialogue, Meeting, MeetingId } from "#dialogues";
import { fundingLines } from "#dialogues/shared";
import type { Trust } from "#letters";
import { type Language, day, hour, prefixOf, say } from "#platform/i18n";

/** What the authority's words may name, and how far each is trusted. {{personal-link}} is filled when the letter is sent. */
export const places = {
  name: "person",
  "my-dates": "ours",
  measures: "ours",
  title: "ours",
  dates: "ours",
  "called-off": "ours",
  questions: "ours",
  reading: "ours",
  contact: "ours",
  funding: "ours",
  invitation: "ours",
  documentation: "ours",
} as const satisfies Record<string, Trust>;
export type Place = keyof typeof places;

/** Those that differ from one recipient to the next, or from one day to the next, stay open in a preview. */
export const ownPlaces = { name: places.name, "my-dates": places["my-dates"], measures: places.measures } as const;
/** A heading is one line. */
export const subjectPlaces: readonly Place[] = ["name", "title"];

type Of = { dialogue: Dialogue; meetings: readonly Meeting[]; origin: URL };

/** The same for every recipient, in one language. */
export function sharedValues(language: Language, { dialogue, meetings, origin }: Of): Record<Exclude<Place, keyof typeof ownPlaces>, string> {
  const { contact, funding, slug } = dialogue;
  const page = `${prefixOf(language)}/dialog/${slug}`;
  return closed({
    title: say(dialogue.title, language),
    dates: meetings.map((meeting) => dateLine(language, meeting)).join("\n"),
    "called-off": meetings.flatMap((meeting) => (meeting.calledOff ? [`${dateLine(language, meeting, false)}\n  ${say(meeting.calledOff, language)}`] : [])).join("\n"),
    questions: dialogue.questions.map(({ question, help }, at) => `${at + 1}. ${say(question, language)}\n   ${say(help, language)}`).join("\n"),
    reading: dialogue.preparation.map((one) => `${say(one.title, language).toUpperCase()}\n${say(one.text, language)}`).join("\n\n"),
    contact: `${contact.name}, ${contact.phone}, ${contact.email}`,
    funding: funding ? fundingLines(funding, language) : "",
    invitation: new URL(page, origin).href,
    documentation: new URL(`${page}/dokumentation`, origin).href,
  });
}

/** The dates of `meetings` on which one recipient has a place. */
export const myDates = (language: Language, meetings: readonly Meeting[], mine: ReadonlySet<MeetingId>): string =>
  meetings.flatMap((meeting) => (mine.has(meeting.id) ? [dateLine(language, meeting)] : [])).join("\n");

/** What must be booked ahead, and until when and how one asks for it (A-12); nothing of what it is `tooLate` for. */
export function measuresToBook(language: Language, { accessibility: { askBy, measures } }: Pick<Dialogue, "accessibility">, tooLate: readonly string[]): string {
  const open = measures.filter(({ key, bookAhead }) => bookAhead && !tooLate.includes(key));
  if (open.length === 0) return "";
  const until = day(askBy, language);
  const ask = {
    sv: `Det här måste vi boka i förväg. Be om det via din personliga länk, senast ${until}:`,
    en: `We have to book these ahead. Ask for them no later than ${until}, by your personal link:`,
    fi: `Nämä meidän on varattava etukäteen. Pyydä niitä henkilökohtaisen linkkisi kautta viimeistään ${until}:`,
  }[language];
  return closedText([ask, ...open.map(({ label }) => `- ${say(label, language)}`)].join("\n"));
}

function dateLine(language: Language, { startsLocal, endsLocal, lobbyOpensLocal }: Meeting, held = true): string {
  const [from, to, lobby] = [hour(startsLocal, language), hour(endsLocal, language), hour(lobbyOpensLocal, language)];
  const date = day(startsLocal, language);
  const when = { sv: `- ${date} kl. ${from}–${to}.`, en: `- ${date}, ${from}–${to} Swedish time.`, fi: `- ${date} klo ${from}–${to} Ruotsin aikaa.` }[language];
  return held ? `${when} ${{ sv: `Lobbyn öppnar kl. ${lobby}.`, en: `The lobby opens at ${lobby}.`, fi: `Aula avautuu klo ${lobby}.` }[language]}` : when;
}

/** What stands in the dialogue's file is no place to be filled, whatever it looks like. */
const closed = <Names extends string>(values: Record<Names, string>): Record<Names, string> =>
  Object.fromEntries(Object.entries<string>(values).map(([name, value]) => [name, closedText(value)])) as Record<Names, string>;

const closedText = (text: string) => text.replaceAll("{{", "{ {");
