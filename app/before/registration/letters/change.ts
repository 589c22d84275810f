import type { Dialogue } from "#dialogues";
import { fromPerson } from "#letters";
import { type Language, say } from "#platform/i18n";
import { type Letter, type ToldDate, dateLines, ending } from "./lines.ts";

export type ChangeValues = { name: string; dialogue: Dialogue; dates: ToldDate[]; number: number };

/** After the person, or staff on the phone, changed answers or dates: how it stands now. */
export function changeLetter(language: Language, { name, dialogue, dates, number }: ChangeValues): Letter {
  const title = say(dialogue.title, language);
  if (language === "sv") {
    return {
      subject: `Din anmälan till ${title} är ändrad`,
      text: `Hej ${fromPerson(name)}

Din anmälan nummer ${number} är ändrad. Så här ser den ut nu:

${dateLines(language, dates)}

Var det inte du som ändrade? Hör av dig till oss.

${ending(language, dialogue)}`,
    };
  }
  if (language === "fi") {
    return {
      subject: `Ilmoittautumistasi on muutettu: ${title}`,
      text: `Hei ${fromPerson(name)}

Ilmoittautumistasi numero ${number} on muutettu. Näin se on nyt:

${dateLines(language, dates)}

Etkö tehnyt muutosta itse? Ota meihin yhteyttä.

${ending(language, dialogue)}`,
    };
  }
  return {
    subject: `Your registration for ${title} has been changed`,
    text: `Hello ${fromPerson(name)}

Your registration number ${number} has been changed. This is how it stands now:

${dateLines(language, dates)}

Was it not you? Then please tell us.

${ending(language, dialogue)}`,
  };
}
