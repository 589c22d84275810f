import type { Meeting } from "#dialogues";
import { fromPerson } from "#letters";
import { type Language, dayAndYear, say } from "#platform/i18n";
import { undoHours } from "../shared.ts";
import type { ChangeValues } from "./change.ts";
import { type Letter, dateLines, ending } from "./lines.ts";

/** After one date was cancelled: how the registration stands, and until when it can be taken back. */
export function cancelLetter(language: Language, { name, dialogue, dates, number, meeting, onRequest = false }: ChangeValues & { meeting: Meeting }): Letter {
  const title = say(dialogue.title, language);
  const date = dayAndYear(meeting.startsLocal, language);
  if (language === "sv") {
    return {
      subject: `Avbokat den ${date}: ${title}`,
      text: `Hej ${fromPerson(name)}

Vi har avbokat dig den ${date}, som du bad ${onRequest ? "oss " : ""}om. Så här ser anmälan nummer ${number} ut nu:

${dateLines(language, dates)}

Blev det fel? Inom ${undoHours} timmar kan du ta tillbaka avbokningen via din personliga länk. Din plats kan då ha gått till någon annan; i så fall står du i kö.

${ending(language, dialogue)}`,
    };
  }
  if (language === "fi") {
    return {
      subject: `Paikkasi on peruttu (${date}): ${title}`,
      text: `Hei ${fromPerson(name)}

Olemme peruneet paikkasi kokouksesta, joka on ${date}, kuten pyysit${onRequest ? " meiltä" : ""}. Näin ilmoittautuminen numero ${number} on nyt:

${dateLines(language, dates)}

Tuliko virhe? Voit ottaa perumisen takaisin ${undoHours} tunnin kuluessa henkilökohtaisella linkilläsi. Paikkasi on silloin voinut mennä toiselle; siinä tapauksessa olet jonossa.

${ending(language, dialogue)}`,
    };
  }
  return {
    subject: `Your place on ${date} is cancelled: ${title}`,
    text: `Hello ${fromPerson(name)}

As you asked${onRequest ? " us" : ""}, we have cancelled your place on ${date}. This is how registration number ${number} stands now:

${dateLines(language, dates)}

Was that a mistake? Within ${undoHours} hours you can take it back by your personal link. Your place may have gone to someone else by then; if so you are in the queue.

${ending(language, dialogue)}`,
  };
}
