import { calendarFile } from "#letters";
import { type Language, prefixOf, say } from "#platform/i18n";
import type { Dialogue } from "../dialogue.ts";

/**
 * The dates of a dialogue for anybody's calendar program to follow (I3). An event keeps its UID; a new version of the
 * dialogue is a new SEQUENCE, so a moved date moves there too,
 * and one that is called off stands there as cancelled.
 */
export function calendarFeed({ slug, version, zone, title, lead, contact, meetings }: Dialogue, { language, origin, at }: { language: Language; origin: URL; at: Date }): string {
  const name = say(title, language);
  const events = meetings.map((meeting) => ({
    uid: `${meeting.id}@${origin.hostname}`,
    sequence: version - 1,
    cancelled: meeting.calledOff !== undefined,
    startsLocal: meeting.startsLocal,
    endsLocal: meeting.endsLocal,
    zone,
    summary: `${name}: ${say(meeting.title, language)}`,
    description: say(lead, language),
    url: new URL(`${prefixOf(language)}/dialog/${slug}`, origin).href,
    organiser: { name: contact.name, email: contact.email },
  }));
  return calendarFile("PUBLISH", events, at, { name }).content;
}
