import { getVtimezoneComponent } from "@touch4it/ical-timezones";
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { remembered } from "#platform/remembered";
import type { CalendarMethod, CalendarPart } from "./letter.ts";

/**
 * One date of one registration. `uid` stays the same as long as both exist and `sequence` goes up with every change, so that
 * calendars change their entry and make no second one. `startsLocal` and `endsLocal` are what the wall clock in `zone` shows,
 * "2020-11-03T13:00". `url` is public: a personal link does not belong in a calendar, which others may see.
 */
export type CalendarEvent = {
  uid: string;
  sequence: number;
  /** Will not be held; an event of a CANCEL never is. */
  cancelled?: boolean | undefined;
  startsLocal: string;
  endsLocal: string;
  zone: string;
  summary: string;
  description: string;
  location?: string | undefined;
  url?: string | undefined;
  /** A mailbox that somebody reads: calendars send answers there. */
  organiser: { name: string; email: string };
  /** The recipient of the letter, and never anybody else (M5). No name for a protected identity. */
  attendee?: { email: string; name?: string | undefined } | undefined;
};

export function calendarUid(registrationId: string, meetingId: string, host: string): string {
  return `${registrationId}.${meetingId}@${host}`;
}

/**
 * The calendar file of a letter. PUBLISH takes several events and shows no attendee; REQUEST and CANCEL are about one
 * (RFC 5546 wants one UID each). `stamp` is the civil moment of writing. A `feed` is a calendar that programs follow: it
 * has a name, and is asked for again after some hours.
 */
export function calendarFile(method: CalendarMethod, events: CalendarEvent[], stamp: Date, feed?: { name: string }): CalendarPart {
  if (events.length === 0 || (method !== "PUBLISH" && events.length > 1)) throw new RangeError(`${method} of ${events.length} events`);
  // No calendar.timezone(): it would take the Z off DTSTAMP. The event's own zone with local strings is written as it is.
  const calendar = ical({ method: ICalCalendarMethod[method], prodId: { company: "Radslag", product: "letters", language: "SV" }, ...(feed && { name: feed.name, ttl: hoursBetween * 3600 }) });
  for (const event of events) {
    const shown = method !== "PUBLISH" && event.attendee;
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp,
      start: withSeconds(event.startsLocal),
      end: withSeconds(event.endsLocal),
      timezone: event.zone,
      summary: event.summary,
      description: event.description,
      location: event.location ?? null,
      url: event.url ?? null,
      organizer: event.organiser,
      attendees: shown ? [{ email: shown.email, ...(shown.name && { name: shown.name }), rsvp: false }] : [],
      status: method === "CANCEL" || event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return { method, content: withZones(calendar.toString(), [...new Set(events.map(({ zone }) => zone))]) };
}

/** How often a program that follows a feed should ask. */
const hoursBetween = 6;

const withSeconds = (local: string) => (local.length === 16 ? `${local}:00` : local);

/** Remembered: the library reads a file for each that it is asked for. */
const describedZone = remembered((zone) => {
  const component = getVtimezoneComponent(zone);
  if (!component) throw new RangeError(`No description of the time zone ${zone}`);
  // TZURL names a foreign host, which some calendars ask (O5).
  return component.trim().split(/\r?\n/).filter((line) => !line.startsWith("TZURL"));
});

/** The generator writes TZID without saying what it means; Outlook then shows the meeting an hour off. */
function withZones(content: string, zones: string[]): string {
  const described = zones.flatMap(describedZone);
  return `${content.replace("BEGIN:VEVENT", () => [...described, "BEGIN:VEVENT"].join("\r\n"))}\r\n`;
}
