import type { Dialogue, Meeting } from "#dialogues";
import { fromPerson } from "#letters";
import { type Language, say } from "#platform/i18n";
import { type Letter, ending, when } from "./lines.ts";

/** To someone who waited and has been given a place. */
export function promotedLetter(language: Language, { name, dialogue, meeting }: { name: string; dialogue: Dialogue; meeting: Meeting }): Letter {
  const title = say(dialogue.title, language);
  if (language === "sv") {
    return {
      subject: `Nu har du en plats: ${title}`,
      text: `Hej ${fromPerson(name)}

En plats blev ledig, och den är din: ${when(language, meeting)}.

Kan du inte komma? Avboka via länken här nedanför, så går platsen till nästa i kön.

${ending(language, dialogue)}`,
    };
  }
  if (language === "fi") {
    return {
      subject: `Sinulla on nyt paikka: ${title}`,
      text: `Hei ${fromPerson(name)}

Paikka vapautui, ja se on sinun: ${when(language, meeting)}.

Etkö pääse tulemaan? Peru alla olevasta linkistä, niin paikka menee jonon seuraavalle.

${ending(language, dialogue)}`,
    };
  }
  return {
    subject: `You have a place now: ${title}`,
    text: `Hello ${fromPerson(name)}

A place became free, and it is yours: ${when(language, meeting)}.

If you cannot come, please cancel by the link below, and the place goes to the next person in the queue.

${ending(language, dialogue)}`,
  };
}
