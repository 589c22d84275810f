import type { Dialogue } from "#dialogues";
import { fromPerson } from "#letters";
import { type Language, say } from "#platform/i18n";
import { type Letter, type ToldDate, dateLines, ending } from "./lines.ts";

/** `onRequest`: staff did it for the person, who asked them to. */
export type ChangeValues = { name: string; dialogue: Dialogue; dates: ToldDate[]; number: number; onRequest?: boolean };

/** After the person, or staff on the phone, changed answers or dates: how it stands now. */
export function changeLetter(language: Language, { name, dialogue, dates, number, onRequest = false }: ChangeValues): Letter {
  const title = say(dialogue.title, language);
  if (language === "sv") {
    return {
      subject: `Din anmälan till ${title} är ändrad`,
      text: `Hej ${fromPerson(name)}

${onRequest ? `Vi har ändrat din anmälan nummer ${number}, som du bad oss om.` : `Din anmälan nummer ${number} är ändrad.`} Så här ser den ut nu:

${dateLines(language, dates)}

${onRequest ? "Stämmer det inte" : "Var det inte du som ändrade"}? Hör av dig till oss.

${ending(language, dialogue)}`,
    };
  }
  if (language === "fi") {
    return {
      subject: `Ilmoittautumistasi on muutettu: ${title}`,
      text: `Hei ${fromPerson(name)}

${onRequest ? `Olemme muuttaneet ilmoittautumistasi numero ${number}, kuten pyysit meiltä.` : `Ilmoittautumistasi numero ${number} on muutettu.`} Näin se on nyt:

${dateLines(language, dates)}

${onRequest ? "Eikö tämä pidä paikkaansa" : "Etkö tehnyt muutosta itse"}? Ota meihin yhteyttä.

${ending(language, dialogue)}`,
    };
  }
  return {
    subject: `Your registration for ${title} has been changed`,
    text: `Hello ${fromPerson(name)}

${onRequest ? `As you asked us, we have changed your registration number ${number}.` : `Your registration number ${number} has been changed.`} This is how it stands now:

${dateLines(language, dates)}

${onRequest ? "Is something wrong" : "Was it not you"}? Then please tell us.

${ending(language, dialogue)}`,
  };
}
