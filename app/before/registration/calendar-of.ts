import type { Dialogue } from "#dialogues";
import type { CalendarPart } from "#letters";
import { type Language, say } from "#platform/i18n";
import { calendarFile } from "./calendar.ts";
import type { Standing } from "./places.ts";
import type { RegistrationId } from "./shared.ts";

type Wanted = {
  dialogue: Dialogue;
  registrationId: RegistrationId;
  language: Language;
  standings: readonly Pick<Standing, "meetingId" | "status" | "revision">[];
  method: "PUBLISH" | "CANCEL";
  at: Date;
};

/** The calendar of those dates: with `PUBLISH` the ones with a place, with `CANCEL` the cancelled ones; none, no file. */
export function calendarOf({ origin }: { origin: () => URL }, { dialogue, registrationId, language, standings, method, at }: Wanted): CalendarPart | undefined {
  const wanted = method === "PUBLISH" ? "registered" : "cancelled";
  const url = new URL(`${language === "sv" ? "" : `/${language}`}/dialog/${dialogue.slug}`, origin()).href;
  const entries = dialogue.meetings.flatMap(({ id, number, startsLocal, endsLocal }) => {
    const standing = standings.find(({ meetingId, status }) => meetingId === id && status === wanted);
    if (!standing) return [];
    return [
      {
        uid: `${registrationId}.${number}@radslag`,
        revision: standing.revision,
        startsLocal,
        endsLocal,
        zone: dialogue.zone,
        title: say(dialogue.title, language),
        text: say(dialogue.lead, language),
        url,
        organizer: { name: dialogue.contact.name, email: dialogue.contact.email },
      },
    ];
  });
  return entries.length === 0 ? undefined : { method, content: calendarFile(entries, { method, at }) };
}
