import { fromPerson } from "#letters";
import type { Language } from "#platform/i18n";

type Values = { name: string; title: string; lastDay: string; contact: { name: string; phone: string } };

/** Asks one who sat in a group whether the insights made of its notes are right. */
export function askGroupsLetter(language: Language, { name, ...values }: Values): { subject: string; text: string } {
  const safe = { ...values, name: fromPerson(name) };
  return { sv: inSwedish, en: inEnglish, fi: inFinnish }[language](safe);
}

function inSwedish({ name, title, lastDay, contact }: Values) {
  return {
    subject: `Stämmer det vi läste ur era anteckningar? ${title}`,
    text: `Hej ${name}

Din grupp skrev anteckningar när vi möttes i ${title}. Ur dem har vi skrivit insikter. Innan de publiceras vill vi veta om de stämmer med det ni menade.

Läs dem och svara för gruppen senast ${lastDay}, via din personliga länk:
{{personal-link}}

En i gruppen räcker. Svarar ingen publicerar vi ändå, och skriver hur många grupper som har bekräftat.

${contact.name}, ${contact.phone}`,
  };
}

function inEnglish({ name, title, lastDay, contact }: Values) {
  return {
    subject: `Is what we read out of your notes right? ${title}`,
    text: `Hello ${name}

Your group wrote notes when we met in ${title}. We have written insights from them. Before they are published we want to know whether they say what you meant.

Read them and answer for the group by ${lastDay}, by your personal link:
{{personal-link}}

One person in the group is enough. If nobody answers we publish all the same, and say how many groups have confirmed.

${contact.name}, ${contact.phone}`,
  };
}

function inFinnish({ name, title, lastDay, contact }: Values) {
  return {
    subject: `Luimmeko muistiinpanonne oikein? ${title}`,
    text: `Hei ${name}

Ryhmäsi kirjoitti muistiinpanoja, kun tapasimme vuoropuhelussa ${title}. Olemme kirjoittaneet niistä oivalluksia. Ennen julkaisemista haluamme tietää, vastaavatko ne sitä, mitä tarkoititte.

Lue ne ja vastaa ryhmän puolesta viimeistään ${lastDay} henkilökohtaisella linkilläsi:
{{personal-link}}

Yksi ryhmästä riittää. Jos kukaan ei vastaa, julkaisemme silti ja kerromme, kuinka moni ryhmä on vahvistanut oivallukset.

${contact.name}, ${contact.phone}`,
  };
}
