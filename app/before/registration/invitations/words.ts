import type { Dialogue } from "#dialogues";
import { fundingLines } from "#dialogues/shared";
import { fromPerson, renderLetter } from "#letters";
import { type Language, catalogue, prefixOf, say } from "#platform/i18n";
import { contactLine, when } from "../letters/lines.ts";
import type { InvitationRound } from "./invitations.ts";

export type InvitationWords = { subject: string; text: string };
export type WordsFault = { field: "subject" | "text"; because: "empty" | "too-long" | "unknown-place" | "no-link"; place?: string };

const shared = ["title", "dates", "invitation", "contact", "funding"] as const;
type Shared = (typeof shared)[number];

/** What the words may name. */
const invitationPlaces = ["name", ...shared] as const;
const ours = { name: "ours", title: "ours", dates: "ours", invitation: "ours", contact: "ours", funding: "ours" } as const;
const longest = { subject: 150, text: 10_000 };

/** What stops a letter from being made. One that does not lead to the invitation invites nobody. */
export function checkWords(words: InvitationWords): WordsFault[] {
  const faults = (["subject", "text"] as const).flatMap((field): WordsFault[] => {
    if (words[field].trim() === "") return [{ field, because: "empty" }];
    if (words[field].length > longest[field]) return [{ field, because: "too-long" }];
    const allowed: readonly string[] = field === "subject" ? ["title"] : invitationPlaces;
    const odd = [...words[field].matchAll(/\{\{([^{}]*)\}\}?/g)].find(([, place = ""]) => !allowed.includes(place));
    return odd ? [{ field, because: "unknown-place", place: odd[1] ?? "" }] : [];
  });
  return faults.length === 0 && !words.text.includes("{{invitation}}") ? [{ field: "text", because: "no-link" }] : faults;
}

/**
 * The letter with everything filled in but the name. Whoever pays is named also when the words forget it (E-05), and since it is
 * the first that the person hears of us, it says that one may object, apart from all else (G-03).
 */
export function writeOut(language: Language, words: InvitationWords, { dialogue, origin }: { dialogue: Dialogue; origin: URL }): InvitationWords {
  const values: Record<Shared, string> = {
    title: say(dialogue.title, language),
    dates: dialogue.meetings.flatMap((meeting) => (meeting.calledOff ? [] : [`- ${when(language, meeting)}`])).join("\n"),
    invitation: new URL(`${prefixOf(language)}/dialog/${dialogue.slug}`, origin).href,
    contact: contactLine(language, dialogue),
    funding: dialogue.funding ? fundingLines(dialogue.funding, language) : "",
  };
  const t = ends[language];
  const closed = Object.fromEntries(shared.map((place) => [place, noPlaces(values[place])])) as typeof values;
  const { subject, text } = renderLetter({ ...words, places: ours }, { name: "{{name}}", ...closed });
  const rights = `${t.object}\n${noPlaces(say(dialogue.notices.objection, language))}\n${t.handled} ${new URL(`${prefixOf(language)}/personuppgifter`, origin).href}`;
  const whole = [text, words.text.includes("{{funding}}") ? "" : closed.funding, rights].join("\n\n");
  return { subject, text: whole.replaceAll(/\n{3,}/g, "\n\n").trim() };
}

/** What stands in the dialogue's file is no place to be filled, whatever it looks like. */
const noPlaces = (text: string) => text.replaceAll("{{", "{ {");

/** One invitee's letter. Its end is the house's and always there: where the address comes from, and how to get no more. */
export function fillOwn(language: Language, letter: InvitationWords, own: { name: string; source: string; unsubscribe: string }): InvitationWords {
  const t = ends[language];
  // Without a name "Hej {{name}}" is "Hej".
  const { subject, text } = renderLetter({ ...letter, text: own.name ? letter.text : letter.text.replaceAll(/ ?\{\{name\}\}/g, ""), places: { name: "person" } }, { name: own.name });
  const source = own.source ? t.source(fromPerson(own.source)) : t.listed;
  return { subject, text: `${text}\n\n${source} ${t.ask}\n${own.unsubscribe}\n` };
}

const ends = catalogue(
  { object: "DU KAN INVÄNDA", handled: "Så behandlar vi personuppgifter:", source: (name: string) => `Vi har din adress från: ${name}.`, listed: "Din adress finns på vår lista för den här inbjudan.", ask: "Vill du inte ha fler brev om inbjudan? Öppna länken och tryck på knappen:" },
  { object: "YOU MAY OBJECT", handled: "How we handle personal data:", source: (name: string) => `We have your address from: ${name}.`, listed: "Your address is on our list for this invitation.", ask: "No more letters about it, please? Open the link and press the button:" },
  { object: "VOIT VASTUSTAA KÄSITTELYÄ", handled: "Näin käsittelemme henkilötietoja:", source: (name: string) => `Olemme saaneet osoitteesi tästä lähteestä: ${name}.`, listed: "Osoitteesi on tämän kutsun osoiteluettelossamme.", ask: "Etkö halua enää kirjeitä tästä kutsusta? Avaa linkki ja paina painiketta:" },
);

/** What the letter says until the authority has written its own words. */
export const houseWords: Record<InvitationRound, Record<Language, InvitationWords>> = {
  first: {
    sv: { subject: "Inbjudan: {{title}}", text: "Hej {{name}}\n\nVi bjuder in dig till ett dialogmöte på nätet:\n\n{{dates}}\n\nHär läser du vad det handlar om och anmäler dig. Det kostar inget.\n{{invitation}}\n\n{{contact}}\n\n{{funding}}" },
    en: { subject: "Invitation: {{title}}", text: "Hello {{name}}\n\nYou are invited to a dialogue meeting online:\n\n{{dates}}\n\nRead what it is about and register here. It is free of charge.\n{{invitation}}\n\n{{contact}}\n\n{{funding}}" },
    fi: { subject: "Kutsu: {{title}}", text: "Hei {{name}}\n\nKutsumme sinut vuoropuhelukokoukseen verkossa:\n\n{{dates}}\n\nTäältä voit lukea, mistä on kyse, ja ilmoittautua. Osallistuminen on maksutonta.\n{{invitation}}\n\n{{contact}}\n\n{{funding}}" },
  },
  reminder: {
    sv: { subject: "Påminnelse om inbjudan: {{title}}", text: "Hej {{name}}\n\nVi har bjudit in dig till ett dialogmöte på nätet och påminner en gång:\n\n{{dates}}\n\nÄn kan du anmäla dig:\n{{invitation}}\n\nHar du anmält dig med en annan adress? Då behöver du inte göra något.\n\n{{contact}}\n\n{{funding}}" },
    en: { subject: "Reminder of the invitation: {{title}}", text: "Hello {{name}}\n\nWe have invited you to a dialogue meeting online, and remind you once:\n\n{{dates}}\n\nYou can still register:\n{{invitation}}\n\nHave you registered with another address? Then you need not do anything.\n\n{{contact}}\n\n{{funding}}" },
    fi: { subject: "Muistutus kutsusta: {{title}}", text: "Hei {{name}}\n\nOlemme kutsuneet sinut vuoropuhelukokoukseen verkossa ja muistutamme kerran:\n\n{{dates}}\n\nVoit vielä ilmoittautua:\n{{invitation}}\n\nOletko ilmoittautunut toisella osoitteella? Silloin sinun ei tarvitse tehdä mitään.\n\n{{contact}}\n\n{{funding}}" },
  },
};
