import { catalogue } from "#platform/i18n";
import type { FeedbackFault } from "../index.ts";

type Faults = Record<FeedbackFault["field"], Partial<Record<FeedbackFault["because"], string>>>;
const faults = (words: Faults) => words;

export const texts = catalogue(
  {
    title: "Hittade du det du letade efter?",
    lead: "Säg till om något saknas, är fel eller är svårt att förstå.",
    aboutDialogue: (title: string) => `Det här gäller ${title}.`,
    found: "Hjälpte sidan dig?",
    yes: "Ja",
    no: "Nej, något saknas",
    text: "Vad saknas, eller vad vill du säga?",
    textHint: "Skriv inga personnummer och inget känsligt om dig eller andra.",
    email: "Din e-postadress",
    emailHint: "Bara om du vill ha ett kvitto eller ett svar.",
    send: "Skicka synpunkten",
    notice: "Så hanterar vi det du skriver",
    faultTitle: (count: number): string => (count === 1 ? "En sak behöver rättas" : "Två saker behöver rättas"),
    fault: ({ field, because }: FeedbackFault): string =>
      faults({
        text: { missing: "Svara ja eller nej, eller skriv vad du vill säga", "too-long": "Korta texten till högst 4 000 tecken" },
        email: { "no-address": "Skriv adressen som namn@exempel.se, eller lämna fältet tomt" },
        form: { damaged: "Formuläret var för gammalt. Kontrollera det du skrev och skicka igen" },
      })[field][because] ?? "",
    closed: "Synpunkter kan inte tas emot just nu",
    receipt: "Kvitto på synpunkt",
    number: (number: number) => `Nummer ${number}`,
    thanks: "Tack, vi har fått det du skrev",
    received: "Kom in",
    at: "Hos",
    byLetter: "Ett kvitto med det du skrev är på väg till din e-post.",
    noLetter: "Spara numret om du vill fråga om din synpunkt.",
    next: "Vad händer nu?",
    nextText: "Synpunkten är införd i diariet och läses av dem som ansvarar för sidan. Vill du ha svar och lämnade din adress hör vi av oss.",
    toStart: "Till startsidan",
  },
  {
    title: "Did you find what you were looking for?",
    lead: "Tell us if something is missing, wrong or hard to understand.",
    aboutDialogue: (title: string) => `This is about ${title}.`,
    found: "Did the page help you?",
    yes: "Yes",
    no: "No, something is missing",
    text: "What is missing, or what do you want to say?",
    textHint: "Write no personal identity numbers and nothing sensitive about yourself or others.",
    email: "Your e-mail address",
    emailHint: "Only if you want a receipt or an answer.",
    send: "Send the comment",
    notice: "How we handle what you write",
    faultTitle: (count: number): string => (count === 1 ? "One thing needs correcting" : "Two things need correcting"),
    fault: ({ field, because }: FeedbackFault): string =>
      faults({
        text: { missing: "Answer yes or no, or write what you want to say", "too-long": "Shorten the text to at most 4,000 characters" },
        email: { "no-address": "Write the address as name@example.org, or leave the field empty" },
        form: { damaged: "The form was too old. Check what you wrote and send it again" },
      })[field][because] ?? "",
    closed: "Comments cannot be received right now",
    receipt: "Receipt for a comment",
    number: (number: number) => `Number ${number}`,
    thanks: "Thank you, we have received what you wrote",
    received: "Received",
    at: "At",
    byLetter: "A receipt with what you wrote is on its way to your e-mail.",
    noLetter: "Keep the number if you want to ask about your comment.",
    next: "What happens now?",
    nextText: "The comment has been entered in the diary and is read by those responsible for the page. If you want an answer and left your address, we will get back to you.",
    toStart: "To the start page",
  },
);
