import type { Dialogue } from "#dialogues";
import { roleWord } from "#dialogues/shared";
import { fromPerson, quotedFromPerson } from "#letters";
import { toLocal } from "#platform/civil-time";
import { type Language, catalogue, day, hour, inEach, say } from "#platform/i18n";
import { remembered } from "#platform/remembered";
import { type Answered, inWords } from "../form/extra-answers.ts";
import type { Form } from "../form/form.ts";
import { municipalityName } from "../shared.ts";

const texts = catalogue(
  {
    title: "DET DU SKICKADE",
    received: (date: string, time: string) => `Mottaget ${date} kl. ${time}, svensk tid`,
    role: "Roll",
    organisation: "Organisation",
    municipality: "Kommun",
    languages: "Språk",
    topic: { challenge: "Utmaning", opportunity: "Möjlighet eller idé" },
  },
  {
    title: "WHAT YOU SENT",
    received: (date: string, time: string) => `Received on ${date}, ${time} Swedish time`,
    role: "Role",
    organisation: "Organisation",
    municipality: "Municipality",
    languages: "Languages",
    topic: { challenge: "Challenge", opportunity: "Opportunity or idea" },
  },
  {
    title: "MITÄ LÄHETIT",
    received: (date: string, time: string) => `Vastaanotettu ${date} klo ${time} Ruotsin aikaa`,
    role: "Rooli",
    organisation: "Organisaatio",
    municipality: "Kunta",
    languages: "Kielet",
    topic: { challenge: "Haaste", opportunity: "Mahdollisuus tai idea" },
  },
);

/** Each language by its name in another; to ask for one costs as much as all the other lines. */
const languageNames = inEach((language) => {
  const names = new Intl.DisplayNames(language, { type: "language" });
  return remembered((code) => names.of(code));
});

/** What came in, when, and what was said to the questions of the dialogue's own. */
type SentValues = { form: Form; receivedAt: Date; dialogue: Pick<Dialogue, "zone">; answered: readonly Answered[] };

/** The proof of what came in and when (C-06). What somebody needs to be able to take part is not repeated: others may read the letter. */
export function sentLines(language: Language, { form, receivedAt, dialogue, answered }: SentValues): string {
  const t = texts[language];
  const { role, organisation, municipality, languages, topic } = form;
  const local = toLocal(receivedAt, dialogue.zone);
  const line = (term: string, value: string | undefined) => (value ? [`${term}${/[?:.!]$/.test(term) ? "" : ":"} ${value}`] : []);
  const words = (one: Answered) => inWords(one).map((said) => (typeof said === "string" ? fromPerson(said) : say(said, language)));
  return [
    t.title,
    t.received(day(local, language), hour(local, language)),
    ...line(t.role, roleWord[language][role]),
    ...line(t.organisation, fromPerson(organisation)),
    ...line(t.municipality, municipalityName(municipality, language)),
    ...line(t.languages, languages.map((one) => languageNames[language](one)).join(", ")),
    ...(topic ? [...line(t.topic[topic.kind], fromPerson(topic.title)), ...(topic.text ? [quotedFromPerson(topic.text)] : [])] : []),
    ...answered.flatMap((one) => line(say(one.question.label, language), words(one).join(", "))),
  ].join("\n");
}
