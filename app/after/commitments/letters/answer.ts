import { fromPerson } from "#letters";
import { type Language, type Spoken, say } from "#platform/i18n";
import type { Topic } from "#topics";
import type { Commitment } from "../commitment.ts";
import type { CommitmentStatus } from "../shared.ts";

/** One answer: the insight it is to, what was decided, and what has been done since when the letter is about that. */
export type AnswerPart = Pick<Commitment, "number" | "what" | "owner" | "receiver" | "status" | "because" | "due" | "reviewOn"> & {
  insight: string;
  update?: string | undefined;
};

type Values = {
  name: string;
  title: Spoken;
  days: string[];
  topics: Pick<Topic, "number" | "title">[];
  parts: AnswerPart[];
  /** absolute address of the answers */
  page: string;
  contact: { name: string; phone: string };
  dayOf: (local: string) => string;
};

/** What became of a person's topic and notes, also when the answer is no. */
export function answerLetter(language: Language, values: Values): { subject: string; text: string } {
  const safe = { ...values, name: fromPerson(values.name), topics: values.topics.map(({ number, title }) => ({ number, title: fromPerson(title) })) };
  return { sv: inSwedish, en: inEnglish, fi: inFinnish }[language](safe);
}

/** What a person called their topic may hold commas of its own. */
const and = (parts: readonly string[], word: string) => [parts.slice(0, -1).join(", "), ...parts.slice(-1)].filter(Boolean).join(` ${word} `);
const lines = (parts: readonly (string | false | null | undefined)[]) => parts.filter(Boolean).join("\n");

const inEach: Record<Language, Record<CommitmentStatus, string>> = {
  sv: { planned: "Ja, det är planerat", ongoing: "Ja, det pågår", done: "Klart", declined: "Nej" },
  en: { planned: "Yes, it is planned", ongoing: "Yes, it is under way", done: "Done", declined: "No" },
  fi: { planned: "Kyllä, suunniteltu", ongoing: "Kyllä, käynnissä", done: "Valmis", declined: "Ei" },
};

function inSwedish({ name, title, days, topics, parts, page, contact, dayOf }: Values) {
  const one = (part: AnswerPart) =>
    lines([
      `Insikten: ${part.insight}`,
      `${inEach.sv[part.status]}: ${part.what}`,
      part.because && `Skälet: ${part.because}`,
      part.update && part.update !== part.because && `Sedan sist: ${part.update}`,
      `${part.status === "declined" ? "Beslutat av" : "Ansvarig"}: ${part.owner}${part.receiver ? `, för ${part.receiver}` : ""}`,
      part.status !== "declined" && part.due && `Klart senast ${dayOf(part.due)}`,
      (part.status === "planned" || part.status === "ongoing") && part.reviewOn && `Ses över ${dayOf(part.reviewOn)}`,
    ]);
  const mine = topics.map(({ number, title: words }) => `ditt ämne nummer ${number}, ${words}`);
  return {
    subject: topics[0] ? `Det här blev det av ditt ämne: ${topics[0].title}` : `Det här blev det av det du skrev: ${say(title, "sv")}`,
    text: `Hej ${name}

Vi möttes i ${say(title, "sv")} den ${and(days, "och den")}. ${mine.length > 0 ? `Du tog upp ${and(mine, "och")}.` : "Du skrev anteckningar tillsammans med din grupp."} Det blev en del av ${parts.length === 1 ? "en insikt" : "flera insikter"}, och här är svaret.

${parts.map(one).join("\n\n")}

Hela dokumentationen, och vad som händer härnäst:
${page}

Din personliga länk:
{{personal-link}}

Tack för att du var med.
${contact.name}, ${contact.phone}`,
  };
}

function inEnglish({ name, title, days, topics, parts, page, contact, dayOf }: Values) {
  const one = (part: AnswerPart) =>
    lines([
      `The insight: ${part.insight}`,
      `${inEach.en[part.status]}: ${part.what}`,
      part.because && `The reason: ${part.because}`,
      part.update && part.update !== part.because && `Since last time: ${part.update}`,
      `${part.status === "declined" ? "Decided by" : "Responsible"}: ${part.owner}${part.receiver ? `, for ${part.receiver}` : ""}`,
      part.status !== "declined" && part.due && `Done by ${dayOf(part.due)}`,
      (part.status === "planned" || part.status === "ongoing") && part.reviewOn && `Looked at again ${dayOf(part.reviewOn)}`,
    ]);
  const mine = topics.map(({ number, title: words }) => `your topic number ${number}, ${words}`);
  return {
    subject: topics[0] ? `What became of your topic: ${topics[0].title}` : `What became of what you wrote: ${say(title, "en")}`,
    text: `Hello ${name}

We met in ${say(title, "en")} on ${and(days, "and")}. ${mine.length > 0 ? `You raised ${and(mine, "and")}.` : "You wrote notes together with your group."} It became part of ${parts.length === 1 ? "an insight" : "several insights"}, and here is the answer.

${parts.map(one).join("\n\n")}

The whole documentation, and what happens next:
${page}

Your personal link:
{{personal-link}}

Thank you for taking part.
${contact.name}, ${contact.phone}`,
  };
}

function inFinnish({ name, title, days, topics, parts, page, contact, dayOf }: Values) {
  const one = (part: AnswerPart) =>
    lines([
      `Oivallus: ${part.insight}`,
      `${inEach.fi[part.status]}: ${part.what}`,
      part.because && `Syy: ${part.because}`,
      part.update && part.update !== part.because && `Viime kerran jälkeen: ${part.update}`,
      `${part.status === "declined" ? "Päättäjä" : "Vastuuhenkilö"}: ${part.owner}${part.receiver ? `, kenelle: ${part.receiver}` : ""}`,
      part.status !== "declined" && part.due && `Valmis viimeistään ${dayOf(part.due)}`,
      (part.status === "planned" || part.status === "ongoing") && part.reviewOn && `Tarkistetaan ${dayOf(part.reviewOn)}`,
    ]);
  const mine = topics.map(({ number, title: words }) => `aiheesi numero ${number}, ${words}`);
  return {
    subject: topics[0] ? `Mitä aiheestasi seurasi: ${topics[0].title}` : `Mitä kirjoittamastasi seurasi: ${say(title, "fi")}`,
    text: `Hei ${name}

Tapasimme vuoropuhelussa ${say(title, "fi")} ${and(days, "ja")}. ${mine.length > 0 ? `Toit mukanasi: ${and(mine, "ja")}.` : "Kirjoitit muistiinpanoja yhdessä ryhmäsi kanssa."} Siitä tuli osa ${parts.length === 1 ? "oivallusta" : "useita oivalluksia"}, ja tässä on vastaus.

${parts.map(one).join("\n\n")}

Koko dokumentaatio ja mitä seuraavaksi tapahtuu:
${page}

Henkilökohtainen linkkisi:
{{personal-link}}

Kiitos, että olit mukana.
${contact.name}, ${contact.phone}`,
  };
}
