import type { Dialogue } from "#dialogues";
import { fromPerson } from "#letters";
import { type Language, catalogue, say } from "#platform/i18n";
import { type Letter, contactLine, ending } from "./lines.ts";

const texts = catalogue(
  {
    codeSubject: "Kod för ny e-postadress",
    code: (name: string, code: string, title: string) => `Hej ${name}

Någon, förmodligen du, vill få breven om ${title} hit. Skriv in koden på sidan där du bytte adress:

${code}

Den gäller i tio minuter. Var det inte du? Då behöver du inte göra något.`,
    subject: (title: string) => `Ny e-postadress för ${title}`,
    toNew: (name: string) => `Hej ${name}

Från och med nu går breven hit. Din personliga länk är ny, den gamla gäller inte längre.`,
    toOld: (name: string) => `Hej ${name}

Din anmälan har fått en annan e-postadress, som du bad om på sidan Mitt deltagande. Det här är det sista brevet hit, och länken i tidigare brev gäller inte längre.

Var det inte du som bytte? Hör av dig till oss.`,
    toOldOnRequest: (name: string) => `Hej ${name}

Den här adressen hör inte längre till din anmälan. Det har vi ändrat, som du bad oss om. Det här är det sista brevet hit, och länken i tidigare brev gäller inte längre.

Stämmer det inte? Hör av dig till oss.`,
  },
  {
    codeSubject: "Code for a new e-mail address",
    code: (name: string, code: string, title: string) => `Hello ${name}

Someone, probably you, wants to have the letters about ${title} sent here. Write the code on the page where you changed the address:

${code}

It works for ten minutes. Was it not you? Then you need not do anything.`,
    subject: (title: string) => `New e-mail address for ${title}`,
    toNew: (name: string) => `Hello ${name}

From now on the letters come here. Your personal link is new, the old one no longer works.`,
    toOld: (name: string) => `Hello ${name}

Your registration has been given another e-mail address, as you asked on the page My participation. This is the last letter to this address, and the link in earlier letters no longer works.

Was it not you? Then please tell us.`,
    toOldOnRequest: (name: string) => `Hello ${name}

This address no longer belongs to your registration. As you asked us, we have changed that. This is the last letter to this address, and the link in earlier letters no longer works.

Is something wrong? Then please tell us.`,
  },
  {
    codeSubject: "Koodi uutta sähköpostiosoitetta varten",
    code: (name: string, code: string, title: string) => `Hei ${name}

Joku, luultavasti sinä, haluaa saada kirjeet tänne: ${title}. Kirjoita koodi sivulle, jolla vaihdoit osoitteen:

${code}

Se on voimassa kymmenen minuuttia. Etkö se ollut sinä? Silloin sinun ei tarvitse tehdä mitään.`,
    subject: (title: string) => `Uusi sähköpostiosoite: ${title}`,
    toNew: (name: string) => `Hei ${name}

Kirjeet tulevat tästä lähtien tänne. Henkilökohtainen linkkisi on uusi, eikä vanha enää toimi.`,
    toOld: (name: string) => `Hei ${name}

Ilmoittautumisesi on saanut toisen sähköpostiosoitteen, kuten pyysit sivulla Oma osallistumiseni. Tämä on viimeinen kirje tähän osoitteeseen, eikä aiempien kirjeiden linkki enää toimi.

Etkö se ollut sinä? Ota meihin yhteyttä.`,
    toOldOnRequest: (name: string) => `Hei ${name}

Tämä osoite ei enää kuulu ilmoittautumiseesi. Olemme muuttaneet sen, kuten pyysit meiltä. Tämä on viimeinen kirje tähän osoitteeseen, eikä aiempien kirjeiden linkki enää toimi.

Eikö tämä pidä paikkaansa? Ota meihin yhteyttä.`,
  },
);

type Values = { name: string; dialogue: Dialogue };

/** To the address that is to become the person's. Its subject holds no code: subjects are listed on pages. */
export function codeLetter(language: Language, { name, dialogue, code }: Values & { code: string }): Letter {
  const t = texts[language];
  return { subject: t.codeSubject, text: `${t.code(fromPerson(name), code, say(dialogue.title, language))}\n\n${contactLine(language, dialogue)}\n` };
}

/** After the change: to the new address with its link, to the old one without any. */
export function addressChangedLetter(language: Language, { name, dialogue, to }: Values & { to: "new" | "old" | "old-on-request" }): Letter {
  const t = texts[language];
  const end = to === "new" ? ending(language, dialogue) : `${contactLine(language, dialogue)}\n`;
  const words = { new: t.toNew, old: t.toOld, "old-on-request": t.toOldOnRequest }[to];
  return { subject: t.subject(say(dialogue.title, language)), text: `${words(fromPerson(name))}\n\n${end}` };
}
