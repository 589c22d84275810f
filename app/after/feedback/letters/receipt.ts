import { fromPerson, quotedFromPerson } from "#letters";
import { type Language, day, hour } from "#platform/i18n";

type Values = { number: number; authority: string; page: string; text: string; found: boolean | null; receivedLocal: string };

/** The receipt: what was sent in, word for word, and what happens with it. */
export function receiptLetter(language: Language, { text, page, ...values }: Values): { subject: string; text: string } {
  const safe = { ...values, text: text === "" ? "" : `${quotedFromPerson(text)}\n\n`, page: fromPerson(page) };
  return { sv: inSwedish, en: inEnglish, fi: inFinnish }[language](safe);
}

function inSwedish({ number, authority, page, text, found, receivedLocal }: Values) {
  const answer = found === null ? "" : `Hittade du det du letade efter: ${found ? "ja" : "nej"}\n\n`;
  return {
    subject: `Vi har fått din synpunkt, nummer ${number}`,
    text: `Hej

${authority} har tagit emot det du skrev om sidan ${page}, ${day(receivedLocal, "sv")} kl. ${hour(receivedLocal, "sv")}. Den har nummer ${number} i diariet.

${answer}${text}Behöver du ett svar kontaktar vi dig på den här adressen.

${authority}`,
  };
}

function inEnglish({ number, authority, page, text, found, receivedLocal }: Values) {
  const answer = found === null ? "" : `Did you find what you were looking for: ${found ? "yes" : "no"}\n\n`;
  return {
    subject: `We have received your comment, number ${number}`,
    text: `Hello

${authority} has received what you wrote about the page ${page}, ${day(receivedLocal, "en")}, ${hour(receivedLocal, "en")}. It has number ${number} in the diary.

${answer}${text}If you need an answer we will contact you at this address.

${authority}`,
  };
}

function inFinnish({ number, authority, page, text, found, receivedLocal }: Values) {
  const answer = found === null ? "" : `Löysitkö etsimäsi: ${found ? "kyllä" : "en"}\n\n`;
  return {
    subject: `Olemme saaneet palautteesi, numero ${number}`,
    text: `Hei

${authority} on vastaanottanut, mitä kirjoitit sivusta ${page}, ${day(receivedLocal, "fi")} klo ${hour(receivedLocal, "fi")}. Sen numero diaarissa on ${number}.

${answer}${text}Jos tarvitset vastauksen, otamme yhteyttä tähän osoitteeseen.

${authority}`,
  };
}
