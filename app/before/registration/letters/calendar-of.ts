import type { Dialogue } from "#dialogues";
import { type CalendarPart, calendarFile, calendarUid } from "#letters";
import { type Language, prefixOf, say } from "#platform/i18n";
import type { Standing } from "../places/places.ts";
import type { RegistrationId } from "../shared.ts";

type Wanted = {
  dialogue: Dialogue;
  registrationId: RegistrationId;
  language: Language;
  standings: readonly Pick<Standing, "meetingId" | "status" | "revision">[];
  at: Date;
};

/** Of those dates the ones with a place; without any there is no file. */
export function calendarOf(needs: { origin: () => URL }, wanted: Wanted): CalendarPart | undefined {
  const events = eventsOf(needs, wanted, "registered");
  return events.length === 0 ? undefined : calendarFile("PUBLISH", events, wanted.at);
}

/**
 * Asks the recipient's calendar to take these dates as they are now. A REQUEST is about one date, so several are published.
 * When all that the recipient had is called off, it is taken out.
 */
export function requestedCalendarOf(needs: { origin: () => URL }, wanted: Wanted & { email: string }): CalendarPart | undefined {
  const [event, ...more] = eventsOf(needs, wanted, "registered");
  if (!event) return cancelledCalendarOf(needs, { ...wanted, standings: wanted.standings.filter(({ status }) => status === "registered") });
  if (more.length > 0) return calendarOf(needs, wanted);
  return calendarFile("REQUEST", [{ ...event, attendee: { email: wanted.email } }], wanted.at);
}

/** Takes one date out of the calendar again: the first of those that are cancelled. */
export function cancelledCalendarOf(needs: { origin: () => URL }, wanted: Wanted & { email: string }): CalendarPart | undefined {
  const [event] = eventsOf(needs, wanted, "cancelled");
  return event && calendarFile("CANCEL", [{ ...event, attendee: { email: wanted.email } }], wanted.at);
}

function eventsOf({ origin }: { origin: () => URL }, { dialogue, registrationId, language, standings }: Wanted, wanted: "registered" | "cancelled") {
  const url = new URL(`${prefixOf(language)}/dialog/${dialogue.slug}`, origin());
  return dialogue.meetings.flatMap(({ id, startsLocal, endsLocal, calledOff }) => {
    // A place on a date that is called off is none in a calendar.
    const standing = standings.find(({ meetingId, status }) => meetingId === id && (status === "registered" && calledOff ? "cancelled" : status) === wanted);
    if (!standing) return [];
    return [
      {
        uid: calendarUid(registrationId, id, url.hostname),
        // Up with what the person changes and with every new version of the dialogue's file, which may move a date.
        sequence: standing.revision + dialogue.version - 1,
        startsLocal,
        endsLocal,
        zone: dialogue.zone,
        summary: say(dialogue.title, language),
        description: say(dialogue.lead, language),
        url: url.href,
        organiser: { name: dialogue.contact.name, email: dialogue.contact.email },
      },
    ];
  });
}
