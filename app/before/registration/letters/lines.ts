import type { Dialogue, Meeting } from "#dialogues";
import { fromPerson } from "#letters";
import { fundingLines } from "#dialogues/shared";
import { type Language, catalogue, day, hour, say } from "#platform/i18n";
import { type Answered, inWords } from "../form/extra-answers.ts";
import type { Status } from "../shared.ts";

/** A date as its person is told about it; `waitingPlace` counts from 1 and is there while waiting. */
export type ToldDate = { meeting: Meeting; status: Status; waitingPlace?: number; offered?: true };
export type Letter = { subject: string; text: string };

/** "tisdag 3 november 2020 kl. 13.00–16.00" */
export function when(language: Language, { startsLocal, endsLocal }: Meeting): string {
  const time = `${hour(startsLocal, language)}–${hour(endsLocal, language)}`;
  const date = day(startsLocal, language);
  return { sv: `${date} kl. ${time}`, en: `${date}, ${time} Swedish time`, fi: `${date} klo ${time} Ruotsin aikaa` }[language];
}

/** One line a date: when, and how the person stands. */
export function dateLines(language: Language, dates: readonly ToldDate[]): string {
  return dates.map((date) => `- ${when(language, date.meeting)}: ${standing(language, date)}`).join("\n");
}

const standings = catalogue(
  { place: "du har plats", waiting: (place: number) => `du står som nummer ${place} i kön`, offered: "du är erbjuden en plats, tacka ja eller nej", cancelled: "avbokad" },
  { place: "you have a place", waiting: (place: number) => `you are number ${place} in the queue`, offered: "you are offered a place, say yes or no", cancelled: "cancelled" },
  { place: "sinulla on paikka", waiting: (place: number) => `olet jonossa sijalla ${place}`, offered: "sinulle on tarjottu paikkaa, vastaa kyllä tai ei", cancelled: "peruttu" },
);

function standing(language: Language, { status, waitingPlace = 1, offered }: ToldDate): string {
  const t = standings[language];
  if (offered) return t.offered;
  if (status === "waiting") return t.waiting(waitingPlace);
  return status === "cancelled" ? t.cancelled : t.place;
}

const answersHeading = catalogue({ yours: "Det du svarade:" }, { yours: "What you answered:" }, { yours: "Näin vastasit:" });

/** A paragraph of its own with what was answered to the dialogue's own questions, nothing when there is none. */
export function answerLines(language: Language, answered: readonly Answered[]): string {
  const lines = answered.flatMap((one) => {
    const said = inWords(one).map((words) => (typeof words === "string" ? fromPerson(words) : say(words, language)));
    const label = say(one.question.label, language);
    return said.length > 0 ? [`- ${label}${/[?:.!]$/.test(label) ? "" : ":"} ${said.join(", ")}`] : [];
  });
  return lines.length > 0 ? `${answersHeading[language].yours}\n${lines.join("\n")}\n\n` : "";
}

const endings = catalogue(
  { link: "Din personliga länk. Den är din nyckel, dela den inte:", ask: "Undrar du något?" },
  { link: "Your personal link. It is your key, please do not share it:", ask: "Any questions?" },
  { link: "Henkilökohtainen linkkisi. Se on avaimesi, älä jaa sitä:", ask: "Onko kysyttävää?" },
);

/** Whom to ask. */
export const contactLine = (language: Language, { contact: { name, phone, email } }: Dialogue) => `${endings[language].ask} ${name}, ${phone}, ${email}`;

/** The end of every letter about a registration: the link, whom to ask, and who pays. */
export function ending(language: Language, dialogue: Dialogue): string {
  const funding = dialogue.funding ? `\n\n${fundingLines(dialogue.funding, language)}` : "";
  return `${endings[language].link}\n{{personal-link}}\n\n${contactLine(language, dialogue)}${funding}\n`;
}
