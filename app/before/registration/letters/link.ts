import type { Dialogue } from "#dialogues";
import { fromPerson } from "#letters";
import { type Language, say } from "#platform/i18n";
import { type Letter, ending } from "./lines.ts";

/** To someone who asked for their personal link again. */
export function linkLetter(language: Language, { name, dialogue }: { name: string; dialogue: Dialogue }): Letter {
  const title = say(dialogue.title, language);
  if (language === "sv") {
    return {
      subject: `Din personliga länk till ${title}`,
      text: `Hej ${fromPerson(name)}

Någon, förmodligen du, har bett om din personliga länk. Med den ser och ändrar du din anmälan och kommer in i mötet.

Var det inte du? Då behöver du inte göra något: länken har bara skickats hit.

${ending(language, dialogue)}`,
    };
  }
  if (language === "fi") {
    return {
      subject: `Henkilökohtainen linkkisi: ${title}`,
      text: `Hei ${fromPerson(name)}

Joku, luultavasti sinä, on pyytänyt henkilökohtaista linkkiäsi. Sen avulla näet ja muutat ilmoittautumistasi ja pääset kokoukseen.

Etkö se ollut sinä? Silloin sinun ei tarvitse tehdä mitään: linkki on lähetetty vain tänne.

${ending(language, dialogue)}`,
    };
  }
  return {
    subject: `Your personal link for ${title}`,
    text: `Hello ${fromPerson(name)}

Someone, probably you, asked for your personal link. With it you see and change your registration and come in to the meeting.

Was it not you? Then you need not do anything: the link has been sent only here.

${ending(language, dialogue)}`,
  };
}
