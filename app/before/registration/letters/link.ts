import type { Dialogue } from "#dialogues";
import { fromPerson } from "#letters";
import { type Language, say } from "#platform/i18n";
import { type Letter, ending } from "./lines.ts";

/** Who asked: somebody on the page for it, or the person staff themselves, for the same link or for a new one that ends the others. */
type Asked = "by-page" | "staff" | "staff-for-new";

/** To someone who asked for their personal link again. */
export function linkLetter(language: Language, { name, dialogue, asked = "by-page" }: { name: string; dialogue: Dialogue; asked?: Asked }): Letter {
  const title = say(dialogue.title, language);
  if (language === "sv") {
    return {
      subject: `Din personliga länk till ${title}`,
      text: `Hej ${fromPerson(name)}

${{ "by-page": "Någon, förmodligen du, har bett om din personliga länk.", staff: "Du har bett oss om din personliga länk.", "staff-for-new": "Du har bett oss om en ny personlig länk. Den som du har fått tidigare gäller inte längre." }[asked]} Med den ser och ändrar du din anmälan och kommer in i mötet.

Var det inte du? ${asked === "by-page" ? "Då behöver du inte göra något: länken har bara skickats hit." : "Hör av dig till oss. Länken har bara skickats hit."}

${ending(language, dialogue)}`,
    };
  }
  if (language === "fi") {
    return {
      subject: `Henkilökohtainen linkkisi: ${title}`,
      text: `Hei ${fromPerson(name)}

${{ "by-page": "Joku, luultavasti sinä, on pyytänyt henkilökohtaista linkkiäsi.", staff: "Olet pyytänyt meiltä henkilökohtaista linkkiäsi.", "staff-for-new": "Olet pyytänyt meiltä uutta henkilökohtaista linkkiä. Aiemmin saamasi linkki ei enää toimi." }[asked]} Sen avulla näet ja muutat ilmoittautumistasi ja pääset kokoukseen.

Etkö se ollut sinä? ${asked === "by-page" ? "Silloin sinun ei tarvitse tehdä mitään: linkki on lähetetty vain tänne." : "Ota meihin yhteyttä. Linkki on lähetetty vain tänne."}

${ending(language, dialogue)}`,
    };
  }
  return {
    subject: `Your personal link for ${title}`,
    text: `Hello ${fromPerson(name)}

${{ "by-page": "Someone, probably you, asked for your personal link.", staff: "You asked us for your personal link.", "staff-for-new": "You asked us for a new personal link. The one you had before no longer works." }[asked]} With it you see and change your registration and come in to the meeting.

Was it not you? ${asked === "by-page" ? "Then you need not do anything: the link has been sent only here." : "Please tell us. The link has been sent only here."}

${ending(language, dialogue)}`,
  };
}
