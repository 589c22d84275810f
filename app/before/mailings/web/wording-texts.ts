import type { Place } from "../letters/places.ts";
import type { WordingFault } from "../letters/wording.ts";

/** Staff read Swedish. */
export const wordingTexts = {
  title: "Orden i breven",
  lead: "Skriv som ni vill. Det som står mellan klamrar fyller vi i, olika för var och en där det behövs.",
  back: "Utskick",
  kinds: "Vilket brev",
  own: "Det här är era egna ord.",
  house: "Det här är orden som följer med. De gäller tills ni skriver egna.",
  subject: "Ärende",
  text: "Brevet",
  keep: "Spara orden",
  bringBack: "Ta tillbaka orden som följer med",
  kept: "Sparat. Nästa granskning tar de här orden.",
  example: "Så blir det",
  exampleName: "Anna Exempel",
  placesTitle: "Det här fyller vi i",
  trustedWord: "våra uppgifter",
  personWord: "skrivet av personen: blir en rad som inte går att klicka på",
  places: {
    name: "personens namn",
    "my-dates": "de dagar personen har plats på",
    measures: "vad som måste bokas i förväg och till vilken dag man kan be om det, så länge det går",
    title: "rådslagets namn",
    dates: "alla dagar som brevet gäller",
    "called-off": "dagen som är inställd, och varför",
    questions: "frågorna",
    reading: "hur man förbereder sig",
    contact: "kontaktpersonen",
    funding: "texten om finansiering",
    invitation: "adressen till inbjudan",
    documentation: "adressen till dokumentationen",
    "personal-link": "personens egen länk, ifylld när brevet går",
  } satisfies Record<Place | "personal-link", string>,
  faults: (count: number) => (count === 1 ? "En sak behöver rättas" : `${count} saker behöver rättas`),
  fault: {
    empty: () => "Skriv något här.",
    "too-long": () => "Texten är för lång: ärendet får ha 150 tecken, brevet 10 000.",
    "unknown-place": (place: string) => `{{${place}}} känner vi inte till. Välj bland orden i listan.`,
    "not-in-subject": (place: string) => `{{${place}}} går inte i ärendet, bara {{name}} och {{title}}.`,
  } satisfies Record<WordingFault["because"], (place: string) => string>,
} as const;
