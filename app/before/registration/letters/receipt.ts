import type { Dialogue } from "#dialogues";
import { fromPerson } from "#letters";
import type { Answered } from "../form/extra-answers.ts";
import { type Language, say } from "#platform/i18n";
import { type Letter, type ToldDate, answerLines, dateLines, ending } from "./lines.ts";

export type ReceiptValues = {
  name: string;
  dialogue: Dialogue;
  dates: ToldDate[];
  number: number;
  /** Questions of the dialogue's own; the letter repeats what was said to them. */
  answered?: readonly Answered[];
  topic?: { number: number; title: string };
};

/**
 * Says what came in. Who has a place somewhere gets a receipt; who waits everywhere gets a letter that says so in its
 * subject. What a person needs for access is never repeated here.
 */
export function receiptLetter(language: Language, values: ReceiptValues): Letter {
  const waits = values.dates.every(({ status }) => status === "waiting");
  const { name, topic } = values;
  const safe = { ...values, name: fromPerson(name), ...(topic ? { topic: { ...topic, title: fromPerson(topic.title) } } : {}) };
  return { sv: inSwedish, en: inEnglish, fi: inFinnish }[language](safe, waits);
}

function inSwedish({ name, dialogue, dates, number, answered = [], topic }: ReceiptValues, waits: boolean): Letter {
  const title = say(dialogue.title, "sv");
  return {
    subject: waits ? `Du står i kö till ${title}` : `Vi har tagit emot din anmälan till ${title}`,
    text: `Hej ${name}

${waits ? "Tack för din anmälan. Just nu är det fullt, och du står i kö. Blir en plats ledig går den till den som står först, och du får ett brev när det är du." : "Tack för din anmälan. Så här ser den ut:"}

${dateLines("sv", dates)}

Anmälan nummer ${number}, ${dialogue.diaryNumber}
${topic ? `\nDitt ämne har nummer ${topic.number}: ${topic.title}\nVi hör av oss till dig om det.\n` : ""}
${answerLines("sv", answered)}Du kan ändra det du har svarat, avboka en dag eller hela anmälan, och se vad som händer med ditt ämne.

${ending("sv", dialogue)}
DU KAN INVÄNDA
${say(dialogue.notices.objection, "sv")}

DINA UPPGIFTER
${say(dialogue.notices.registration, "sv")}
`,
  };
}

function inEnglish({ name, dialogue, dates, number, answered = [], topic }: ReceiptValues, waits: boolean): Letter {
  const title = say(dialogue.title, "en");
  return {
    subject: waits ? `You are in the queue for ${title}` : `We have received your registration for ${title}`,
    text: `Hello ${name}

${waits ? "Thank you for registering. All places are taken at the moment, and you are in the queue. If a place becomes free it goes to whoever is first, and we write to you when that is you." : "Thank you for registering. This is what we have noted:"}

${dateLines("en", dates)}

Registration number ${number}, ${dialogue.diaryNumber}
${topic ? `\nYour topic has number ${topic.number}: ${topic.title}\nWe will be in touch about it.\n` : ""}
${answerLines("en", answered)}You can change your answers, cancel one date or all of it, and see what happens with your topic.

${ending("en", dialogue)}
YOU MAY OBJECT
${say(dialogue.notices.objection, "en")}

YOUR DATA
${say(dialogue.notices.registration, "en")}
`,
  };
}

function inFinnish({ name, dialogue, dates, number, answered = [], topic }: ReceiptValues, waits: boolean): Letter {
  const title = say(dialogue.title, "fi");
  return {
    subject: waits ? `Olet jonossa: ${title}` : `Olemme vastaanottaneet ilmoittautumisesi: ${title}`,
    text: `Hei ${name}

${waits ? "Kiitos ilmoittautumisesta. Juuri nyt on täyttä, ja olet jonossa. Jos paikka vapautuu, se menee jonon ensimmäiselle, ja saat kirjeen, kun se olet sinä." : "Kiitos ilmoittautumisesta. Näin olemme kirjanneet sen:"}

${dateLines("fi", dates)}

Ilmoittautuminen numero ${number}, ${dialogue.diaryNumber}
${topic ? `\nAiheesi numero on ${topic.number}: ${topic.title}\nOtamme sinuun siitä yhteyttä.\n` : ""}
${answerLines("fi", answered)}Voit muuttaa vastauksiasi, perua päivän tai koko ilmoittautumisen ja nähdä, mitä aiheellesi tapahtuu.

${ending("fi", dialogue)}
VOIT VASTUSTAA KÄSITTELYÄ
${say(dialogue.notices.objection, "fi")}

TIETOSI
${say(dialogue.notices.registration, "fi")}
`,
  };
}
