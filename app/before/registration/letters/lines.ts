import type { Dialogue, Meeting } from "#dialogues";
import { type Language, day, hour, say } from "#platform/i18n";
import type { Status } from "../shared.ts";

/** A date as its person is told about it; `waitingPlace` counts from 1 and is there while waiting. */
export type ToldDate = { meeting: Meeting; status: Status; waitingPlace?: number };
export type Letter = { subject: string; text: string };

/** "tisdag 3 november 2020 kl. 13.00–16.00" */
export function when(language: Language, { startsLocal, endsLocal }: Meeting): string {
  const time = `${hour(startsLocal, language)}–${hour(endsLocal, language)}`;
  return language === "sv" ? `${day(startsLocal, language)} kl. ${time}` : `${day(startsLocal, language)}, ${time} Swedish time`;
}

/** One line a date: when, and how the person stands. */
export function dateLines(language: Language, dates: readonly ToldDate[]): string {
  return dates.map((date) => `- ${when(language, date.meeting)}: ${standing(language, date)}`).join("\n");
}

function standing(language: Language, { status, waitingPlace }: ToldDate): string {
  const sv = language === "sv";
  switch (status) {
    case "registered":
    case "attended":
      return sv ? "du har plats" : "you have a place";
    case "waiting":
      return sv ? `du står som nummer ${waitingPlace} i kön` : `you are number ${waitingPlace} in the queue`;
    case "cancelled":
      return sv ? "avbokad" : "cancelled";
  }
}

/** The end of every letter about a registration: the link, whom to ask, and who pays. */
export function ending(language: Language, dialogue: Dialogue): string {
  const { name, phone, email } = dialogue.contact;
  const link =
    language === "sv"
      ? "Din personliga länk. Den är din nyckel, dela den inte:"
      : "Your personal link. It is your key, please do not share it:";
  const ask = language === "sv" ? "Undrar du något?" : "Any questions?";
  const funding = dialogue.funding ? `\n\n${say(dialogue.funding.statement, language)}` : "";
  return `${link}\n{{personal-link}}\n\n${ask} ${name}, ${phone}, ${email}${funding}\n`;
}
