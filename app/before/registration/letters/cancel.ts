import { type Language, say } from "#platform/i18n";
import { undoHours } from "../shared.ts";
import type { ChangeValues } from "./change.ts";
import { type Letter, dateLines, ending } from "./lines.ts";

/** After one date or all of them were cancelled: how it stands, and until when it can be taken back. */
export function cancelLetter(language: Language, { name, dialogue, dates, number }: ChangeValues): Letter {
  const title = say(dialogue.title, language);
  const all = dates.every(({ status }) => status === "cancelled");
  if (language === "sv") {
    return {
      subject: all ? `Du är avanmäld från ${title}` : `En dag är avbokad: ${title}`,
      text: `Hej ${name}

Vi har avbokat ${all ? "dig" : "en dag"} enligt ditt besked. Så här ser anmälan nummer ${number} ut nu:

${dateLines(language, dates)}

Blev det fel? Inom ${undoHours} timmar kan du ta tillbaka avbokningen via din personliga länk. Din plats kan då ha gått till någon annan; i så fall står du i kö.

${ending(language, dialogue)}`,
    };
  }
  return {
    subject: all ? `You are no longer registered for ${title}` : `One date is cancelled: ${title}`,
    text: `Hello ${name}

As you asked, we have cancelled ${all ? "your registration" : "one date"}. This is how registration number ${number} stands now:

${dateLines(language, dates)}

Was that a mistake? Within ${undoHours} hours you can take it back by your personal link. Your place may have gone to someone else by then; if so you are in the queue.

${ending(language, dialogue)}`,
  };
}
