import type { CloseOutcome, GateReason, PublishOutcome, ReopenOutcome, WithdrawOutcome } from "../index.ts";
import type { GateQuestion, NoticeItem } from "../shared.ts";
import { placeInWords } from "./place-words.ts";

const questions: Record<GateQuestion, string> = {
  open: "Vad är öppet för påverkan?",
  decides: "Vem beslutar?",
  use: "Hur används det som kommer fram, och när får man svar?",
  promise: "Vad lovar vi?",
  question: "Är frågorna ställda som frågor?",
  dates: "Stänger anmälan före första mötet?",
  notice: "Är informationen om personuppgifter fullständig?",
  retention: "Är gallringen beslutad?",
  access: "Kan man be om tolk i tid?",
  statement: "Är tillgängligheten prövad det senaste året?",
  texts: "Är alla andra texter skrivna?",
};

const items: Record<NoticeItem, string> = {
  controller: "vem som är personuppgiftsansvarig",
  officer: "dataskyddsombudet",
  purposes: "ändamål och rättslig grund",
  recipients: "vem som får uppgifterna",
  "third-countries": "om uppgifter lämnar EU",
  storage: "hur länge de sparas",
  rights: "rättigheterna",
  complaint: "rätten att klaga hos Integritetsskyddsmyndigheten",
};

export function reasonInWords(reason: GateReason): string {
  switch (reason.because) {
    case "unanswered":
      return `Det står bara ett frågetecken: ${placeInWords(reason.what)}.`;
    case "not-covered":
      return `Inget avsnitt tar upp ${items[reason.what]}. Skriv det, och märk avsnittet med covers: [${reason.what}].`;
    case "no-question":
      return "Varje fråga ska sluta med ett frågetecken.";
    case "no-such-decision":
      return `Myndigheten har inget gallringsbeslut ${reason.what} för anmälningar. Ändra numret, eller för in beslutet i organisationens fil.`;
    case "not-before-registration-closes":
      return "Sista dagen att be om tolk ska ligga före den dag då anmälan stänger.";
    case "not-after-registration-opens":
      return "Sista dagen att be om tolk har gått innan anmälan öppnar.";
    case "after-first-meeting":
      return "Anmälan stänger efter att första mötet har börjat.";
    case "before-last-meeting":
      return "Dokumentationen är lovad före det sista mötet.";
    case "wrong-order":
      return "Svaren är lovade före dokumentationen.";
    case "tested-long-ago":
      return "Prövningen är mer än ett år äldre än anmälans öppning. Pröva tjänsten igen och skriv om redogörelsen.";
  }
}

type Outcome = PublishOutcome | WithdrawOutcome | CloseOutcome | ReopenOutcome;

const said: Partial<Record<Outcome["outcome"], string>> = {
  published: "Inbjudan är publicerad.",
  already: "Inbjudan är redan publicerad.",
  withdrawn: "Inbjudan är avpublicerad. Ingen annan än ni ser den.",
  "has-registrations": "Inbjudan kan inte tas bort, för det finns anmälda. Avsluta rådslaget i stället, eller avboka dem först.",
  closed: "Rådslaget är avslutat.",
  reopened: "Rådslaget är öppet igen.",
  "not-published": "Inget är ändrat: inbjudan är inte publicerad.",
  "not-closed": "Inget är ändrat: rådslaget är inte avslutat.",
  refused: "Inbjudan kan inte publiceras än. Det som saknas står här nedanför.",
};

export const staffTexts = {
  title: "Publicering",
  states: { draft: "Utkast", published: "Publicerat", closed: "Avslutat" },
  under: { draft: "Bara ni ser inbjudan.", published: "Inbjudan är offentlig.", closed: "Rådslaget är avslutat. Det som är offentligt ligger kvar." },
  gate: "Innan inbjudan går ut",
  ready: "Allt är på plats.",
  missing: (count: number) => (count === 1 ? "En sak saknas." : `${count} saker saknas.`),
  questions,
  settled: "Klart",
  unsettled: "Saknas",
  publish: "Publicera inbjudan",
  blocked: "Inbjudan kan publiceras när inget saknas. Rätta i filen och läs in den igen.",
  toFile: "Till filen",
  toInvitation: "Se inbjudan",
  withdraw: "Avpublicera",
  withdrawHint: "Går så länge ingen har anmält sig.",
  withdrawNot: "Det finns anmälda, så inbjudan kan inte tas bort.",
  close: "Avsluta rådslaget",
  closeHint: "Anmälan stängs. Det som är offentligt ligger kvar. Du kan öppna rådslaget igen.",
  reopen: "Öppna rådslaget igen",
  now: "Så här står det nu",
  level: "Grad av delaktighet",
  promise: "Löftet",
  funding: "Finansiering",
  embedding: {
    title: "Visa inbjudan på en annan webbplats",
    nobody: "Länkkortet kan klistras in var som helst. För att visa inbjudan i en ruta på er webbplats: skriv webbplatsens adress under embeddedOn i filen, till exempel embeddedOn: [https://www.region.example]. Ingen annan får visa den.",
    may: (origins: readonly string[]) => `Får visas i en ruta på ${new Intl.ListFormat("sv-SE").format(origins)}. Ingen annan får visa den.`,
    toFile: "Ändra i filen",
    languages: { sv: "På svenska", en: "På engelska", fi: "På finska" },
    frame: "Ruta att klistra in",
    frameHint: "Den följer inbjudan: ändras ett datum ändras rutan. Knappen i rutan öppnar anmälan i hela fönstret.",
    card: "Länkkort att klistra in",
    cardHint: "Bara text och en länk. Texten följer inte med när inbjudan ändras.",
    preview: "Så ser rutan ut",
    previewTitle: "Inbjudan som den visas på andra webbplatser",
  },
  said: (outcome: Outcome["outcome"]) => said[outcome] ?? "Inget är ändrat.",
  forbidden: "Bara den som är arrangör kan göra det här.",
} as const;
