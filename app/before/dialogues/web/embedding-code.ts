import { type Language, day, hour, prefixOf, say } from "#platform/i18n";
import type { Dialogue } from "../dialogue.ts";

/** What staff copy onto another site, in one language: a frame, and a card that is only a link. */
export type EmbeddingCode = { language: Language; frame: string; card: string };

const invitationTo: Record<Language, string> = { sv: "Inbjudan", en: "Invitation", fi: "Kutsu" };

export function embeddingCode({ slug, title, kind, meetings }: Pick<Dialogue, "slug" | "title" | "kind" | "meetings">, language: Language, origin: URL): EmbeddingCode {
  const invitation = new URL(`${prefixOf(language)}/dialog/${slug}`, origin).href;
  const name = say(title, language);
  const dates = meetings.map(({ startsLocal, endsLocal }) => `${day(startsLocal, language)} ${hour(startsLocal, language)}–${hour(endsLocal, language)}`);
  return {
    language,
    frame: `<iframe src="${inHtml(invitation)}/inbaddning" title="${inHtml(`${invitationTo[language]}: ${name}`)}" width="100%" height="${frameHeight(meetings.length)}" loading="lazy" style="border: 0; max-width: 40rem"></iframe>`,
    card: [`<p lang="${language}">`, `<strong><a href="${inHtml(invitation)}">${inHtml(name)}</a></strong><br>`, `${inHtml(say(kind, language))}<br>`, `${dates.map(inHtml).join("<br>\n")}`, "</p>"].join("\n"),
  };
}

/** Pixels; a frame cannot tell how tall it is without a script, and what does not fit is reached by moving in it. */
const frameHeight = (dates: number) => 420 + 60 * dates;

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const inHtml = (text: string) => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
