import type { Dialogue, Meeting } from "#dialogues";
import { type Language, day, hour, say } from "#platform/i18n";

/** How to prepare: the same words to everyone, so that what is previewed is what each one gets. */
export function preparationLetter(language: Language, dialogue: Dialogue, meetings: readonly Meeting[]): { subject: string; text: string } {
  const title = say(dialogue.title, language);
  const questions = dialogue.questions.map(({ question, help }, at) => `${at + 1}. ${say(question, language)}\n   ${say(help, language)}`).join("\n");
  const readings = dialogue.preparation.map((one) => `${say(one.title, language).toUpperCase()}\n${say(one.text, language)}`).join("\n\n");
  const dates = meetings.map((meeting) => dateOf(language, meeting)).join("\n");
  const { contact, funding } = dialogue;
  const end = `${contact.name}, ${contact.phone}, ${contact.email}${funding ? `\n\n${say(funding.statement, language)}` : ""}\n`;
  if (language === "sv") {
    return {
      subject: `Inför mötet: ${title}`,
      text: `Hej

Snart är det dags. Det här brevet går till alla som är anmälda.

${dates}

DE HÄR FRÅGORNA SAMTALAR VI OM
${questions}

${readings}

Vägen in till mötet är din personliga länk. Lobbyn öppnar i god tid, så att du kan prova ljud, bild och text:
{{personal-link}}

Behöver du något mer för att kunna vara med? Skriv det via länken, eller ring.
${end}`,
    };
  }
  if (language === "fi") {
    return {
      subject: `Ennen kokousta: ${title}`,
      text: `Hei

Pian on aika tavata. Tämä kirje lähetetään kaikille ilmoittautuneille.

${dates}

NÄISTÄ KYSYMYKSISTÄ KESKUSTELEMME
${questions}

${readings}

Pääset kokoukseen henkilökohtaisella linkilläsi. Aula avautuu hyvissä ajoin, jotta voit kokeilla ääntä, kuvaa ja tekstiä:
{{personal-link}}

Tarvitsetko jotakin muuta voidaksesi osallistua? Kirjoita se linkin kautta tai soita.
${end}`,
    };
  }
  return {
    subject: `Before the meeting: ${title}`,
    text: `Hello

It is soon time. This letter goes to everyone who is registered.

${dates}

THE QUESTIONS WE TALK ABOUT
${questions}

${readings}

Your personal link is the way in to the meeting. The lobby opens early, so that you can try sound, picture and text:
{{personal-link}}

Is there anything else you need to be able to take part? Write it by the link, or call us.
${end}`,
  };
}

function dateOf(language: Language, { startsLocal, endsLocal, lobbyOpensLocal }: Meeting): string {
  const [from, to, lobby] = [hour(startsLocal, language), hour(endsLocal, language), hour(lobbyOpensLocal, language)];
  const date = day(startsLocal, language);
  return {
    sv: `- ${date} kl. ${from}–${to}. Lobbyn öppnar kl. ${lobby}.`,
    en: `- ${date}, ${from}–${to} Swedish time. The lobby opens at ${lobby}.`,
    fi: `- ${date} klo ${from}–${to} Ruotsin aikaa. Aula avautuu klo ${lobby}.`,
  }[language];
}
