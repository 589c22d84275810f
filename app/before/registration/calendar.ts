import { getVtimezoneComponent } from "@touch4it/ical-timezones";
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";

/** One date of one registration. Times are local strings in `zone`; `uid` is the same for ever, `revision` only grows. */
export type CalendarEntry = {
  uid: string;
  revision: number;
  startsLocal: string;
  endsLocal: string;
  zone: string;
  title: string;
  text: string;
  url: string;
  organizer: { name: string; email: string };
};

/**
 * A calendar file with its own VTIMEZONE: without it Outlook shows the meeting an hour off. It holds no personal link, since
 * calendars are shared. `PUBLISH` adds or renews the entries, `CANCEL` takes them away.
 */
export function calendarFile(entries: readonly CalendarEntry[], { method, at }: { method: "PUBLISH" | "CANCEL"; at: Date }): string {
  const calendar = ical({ prodId: "//radslag//registration//SV", method: ICalCalendarMethod[method] });
  for (const { uid, revision, startsLocal, endsLocal, zone, title, text, url, organizer } of entries) {
    calendar.createEvent({
      id: uid,
      sequence: revision,
      stamp: at,
      // Local strings: a Date would be written as the wall clock of this process.
      start: `${startsLocal}:00`,
      end: `${endsLocal}:00`,
      timezone: zone,
      summary: title,
      description: text,
      url,
      organizer,
      status: method === "CANCEL" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  const zones = [...new Set(entries.map(({ zone }) => zone))].map(zoneComponent);
  return calendar.toString().replace("BEGIN:VEVENT", `${zones.join("")}BEGIN:VEVENT`);
}

function zoneComponent(zone: string): string {
  const component = getVtimezoneComponent(zone);
  if (!component) throw new Error(`No VTIMEZONE is known for ${zone}`);
  return `${component.trim().replaceAll(/\r?\n/g, "\r\n")}\r\n`;
}
