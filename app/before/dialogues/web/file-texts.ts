import type { Reason } from "../index.ts";
import { placeInWords } from "./place-words.ts";

const because: Record<Reason["because"], string> = {
  missing: "saknas",
  unknown: "känns inte igen",
  "wrong-form": "har fel form",
  "wrong-order": "ligger i fel ordning",
  minutes: "stegen fyller inte tiden från början till slut",
  twice: "finns redan",
  "too-many": "är för många",
  "round-only": "hör bara till samtalsrundor",
  "no-such-authority": "är inte er myndighet",
  "meeting-gone": "ett möte som finns kan inte tas bort ur filen",
  "not-yaml": "texten går inte att läsa som YAML",
  "too-long": "texten är för lång",
  "other-dialogue": "gäller ett annat rådslag",
  "changed-since": "filen har ändrats av någon annan sedan du öppnade sidan. Ladda om och gör om ändringen",
  "birth-number": "frågar efter personnummer eller födelsedatum. Det behövs inte för att vara med, och får inte frågas efter här",
  gate: "rådslaget är offentligt, och ändringen skulle ta bort något som måste finnas",
};

export function faultInWords({ place, line, because: why }: Reason): string {
  return place === "" ? `Rad ${line}: ${because[why]}` : `Rad ${line}, ${placeInWords(place)}: ${because[why]}`;
}

export const fileTexts = {
  title: "Filen",
  lead: "Rådslaget är en enda fil. Ändra i den, granska vad som blir annorlunda, och spara.",
  newTitle: "Nytt rådslag",
  newLead: "Klistra in en fil, eller börja från ett rådslag som finns. Inget är offentligt förrän du publicerar.",
  text: "Innehållet",
  hint: "Ett frågetecken i stället för en text betyder att den inte är bestämd än.",
  upload: "Eller välj en fil",
  review: "Granska ändringarna",
  reviewNew: "Granska",
  save: (version: number) => (version === 0 ? "Spara som utkast" : `Spara som version ${version + 1}`),
  saved: (version: number) => (version === 1 ? "Utkastet är sparat." : `Version ${version} är sparad.`),
  changes: "Det här blir annorlunda",
  count: (count: number) => (count === 1 ? "En ändring" : `${count} ändringar`),
  none: "Inget är ändrat.",
  was: "Nu:",
  becomes: "Blir:",
  added: "Nytt:",
  gone: "Tas bort:",
  brandNew: (title: string) => `${title} är nytt här och sparas som utkast.`,
  notices: (version: number) => `Informationen om personuppgifter ändras. De som redan är anmälda har sett version ${version}; det står kvar i deras anmälan.`,
  dates: "Tider ändras. Skicka ett brev om det till dem som är anmälda: det går inte av sig självt.",
  calledOff: "Ett möte ställs in. Skicka ett brev om det till dem som är anmälda: det går inte av sig självt.",
  public: "Ändringen syns för alla när du sparar.",
  faults: (count: number) => (count === 1 ? "Filen har ett fel" : `Filen har ${count} fel`),
  gate: (count: number) => (count === 1 ? "En sak saknas innan det kan publiceras" : `${count} saker saknas innan det kan publiceras`),
  agenda: (steps: string) => `Körschemat kan inte ändras så: det finns ämnen i ${steps}, eller så är det en omröstning, som inte går att köra än.`,
  export: "Hämta filen",
  copy: "Gör ett nytt efter det här",
  copyLead: "Alla texter följer med. Datumen flyttas hela veckor, så att veckodagar och klockslag blir desamma.",
  slug: "Ny adress",
  slugHint: "Små bokstäver, siffror och bindestreck.",
  firstDay: "Första mötet tidigast",
  copyButton: "Öppna kopian",
  own: {
    title: "Egna frågor i anmälan",
    lead: "Under registration kan filen fråga om mer än det som alla rådslag frågar. Frågorna får ett eget steg i formuläret.",
    points: [
      "kind säger vad för slags svar: text (max är antal tecken), choice (ett av svaren), several (ett eller flera) eller number (ett heltal, med min och max).",
      "En fråga är frivillig om det inte står required: true.",
      "key håller ihop frågan med svaren. Orden kan ändras; den som redan har svarat får se sitt svar med de ord som gällde då. Ge aldrig en key till en annan fråga.",
      "Frågor efter personnummer eller födelsedatum går inte att spara.",
      "Fråga inte här vad någon behöver för att kunna vara med, och aldrig om hälsa. Det som behövs har sin egen plats: accessibility, measures. Där ses svaren av färre.",
    ],
  },
  versions: "Versioner",
  version: (version: number, at: string) => `Version ${version}, ${at}`,
} as const;
