import { catalogue } from "#platform/i18n";
import { type NoteKind, kindWords } from "../shared.ts";
import type { Standing } from "./notes-session.ts";

const kinds = (sv: Record<NoteKind, string>) => sv;
const standings = (sv: Record<Standing, string>) => sv;

export const texts = catalogue(
  {
    heading: "Det vi vill bära med oss",
    shared: "Alla i gruppen ser och kan skriva.",
    list: "Anteckningar",
    empty: "Här hamnar det ni vill minnas. Skriv den första anteckningen nedanför.",
    emptyReading: "Ingenting antecknades.",
    kind: (kind: NoteKind) => kindWords.sv[kind],
    kindLegend: "Slag av anteckning",
    newNote: "Ny anteckning",
    write: (kind: NoteKind) =>
      kinds({
        experience: "Skriv en erfarenhet",
        challenge: "Skriv en utmaning",
        idea: "Skriv en idé",
        question: "Skriv en fråga",
        contact: "Skriv en kontakt",
      })[kind],
    add: "Lägg till",
    addKeys: "Ctrl+Enter lägger till. Bara du ser texten tills dess.",
    you: "Du",
    someone: "Någon i gruppen",
    change: "Ändra",
    changeNote: (said: string) => `Ändra anteckningen ”${said}”`,
    changing: "Ändra texten. Alla i gruppen ser det medan du skriver.",
    done: "Klar",
    hide: "Dölj",
    hidden: "Dold av gruppen",
    show: "Visa igen",
    newcomer: (kind: string, who: string) => `Ny anteckning, ${kind.toLowerCase()}, från ${who}.`,
    standing: (standing: Standing) =>
      standings({
        connecting: "Hämtar anteckningarna…",
        saved: "Sparat",
        saving: "Sparas…",
        offline: "Ingen kontakt: det du skriver finns kvar här",
        reading: "Stängt för skrivande: ni kan läsa",
        refused: "Du kan inte skriva i de här anteckningarna",
      })[standing],
    back: "Kontakten är tillbaka",
    notSaved: "Det sista du skrev hann inte sparas. Kopiera det om du vill ha det kvar.",
    fromMerged: (number: number) => `Från grupp ${number}`,
  },
  {
    heading: "What we want to take with us",
    shared: "Everyone in the group sees and can write.",
    list: "Notes",
    empty: "What you want to remember ends up here. Write the first note below.",
    emptyReading: "Nothing was written down.",
    kind: (kind: NoteKind) => kindWords.en[kind],
    kindLegend: "Kind of note",
    newNote: "New note",
    write: (kind: NoteKind) =>
      kinds({
        experience: "Write an experience",
        challenge: "Write a challenge",
        idea: "Write an idea",
        question: "Write a question",
        contact: "Write a contact",
      })[kind],
    add: "Add",
    addKeys: "Ctrl+Enter adds it. Only you see the text until then.",
    you: "You",
    someone: "Someone in the group",
    change: "Change",
    changeNote: (said: string) => `Change the note “${said}”`,
    changing: "Change the text. Everyone in the group sees it as you write.",
    done: "Done",
    hide: "Hide",
    hidden: "Hidden by the group",
    show: "Show again",
    newcomer: (kind: string, who: string) => `New note, ${kind.toLowerCase()}, from ${who}.`,
    standing: (standing: Standing) =>
      standings({
        connecting: "Getting the notes…",
        saved: "Saved",
        saving: "Saving…",
        offline: "No contact: what you write is kept here",
        reading: "Closed for writing: you can read",
        refused: "You cannot write in these notes",
      })[standing],
    back: "Contact is back",
    notSaved: "The last you wrote was not saved in time. Copy it if you want to keep it.",
    fromMerged: (number: number) => `From group ${number}`,
  },
);
