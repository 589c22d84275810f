import type { AuthorityId } from "#authorities";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { Log } from "#platform/log";
import type { Notifications } from "#platform/notifications";
import type { RegistrationRoom } from "#registration";
import { type Visit, listVisits } from "./store.ts";
import { type AttendanceNews, type MeetingWatch, channel, watchMeeting } from "./watch-meeting.ts";

export type { Visit } from "./store.ts";
export { informationClasses, personData } from "./records.ts";

export type AttendanceNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  log: Log;
  notifications: Pick<Notifications, "listen" | "onGap">;
  notify: (db: Database, channel: string, payload: string) => Promise<void>;
  registration: Pick<RegistrationRoom, "markAttended">;
  /**
   * Milliseconds of machine time: how long someone without a connection still counts as here (a reload, a lift), how often
   * changes are told at most, and how long a process that says nothing is taken to be alive.
   */
  times: { grace: number; tally: number; lease: number };
};

/** Ten seconds, four times a second, half a minute. */
export const attendanceTimes: AttendanceNeeds["times"] = { grace: 10_000, tally: 250, lease: 30_000 };

export type PresenceChange = { meetingId: MeetingId; came: PersonId[]; went: PersonId[] };

export type Attendance = {
  /** Listens to the other processes. Call once, before anything else. */
  start(): Promise<void>;
  /** Watches over a meeting from now on; resolves when it is known who other processes see there. */
  watch(of: { meetingId: MeetingId; authorityId: AuthorityId }): Promise<void>;
  /** A connection of the person has opened in a meeting that is watched. Each call has its `disconnected`. */
  connected(meetingId: MeetingId, personId: PersonId): void;
  disconnected(meetingId: MeetingId, personId: PersonId): void;
  /** Who is here now, in any process. */
  here(meetingId: MeetingId): ReadonlySet<PersonId>;
  /** Who came and who went, at most four times a second and meeting. */
  onChange(listener: (change: PresenceChange) => void): void;
  /** They took part: kept with their registration. Crew and strangers are passed over. */
  markAttended(trx: Transaction, meetingId: MeetingId, personIds: readonly PersonId[]): Promise<void>;
  /** Every stay, by arrival. */
  visits(meetingId: MeetingId, db?: Database): Promise<Visit[]>;
  close(): Promise<void>;
};

export function openAttendance(needs: AttendanceNeeds): Attendance {
  const processId = needs.ids.next();
  const meetings = new Map<MeetingId, MeetingWatch>();
  const listeners: ((change: PresenceChange) => void)[] = [];
  const watched = (meetingId: MeetingId) => {
    const meeting = meetings.get(meetingId);
    if (!meeting) throw new Error(`Meeting ${meetingId} is not watched`);
    return meeting;
  };
  return {
    async start() {
      await needs.notifications.listen(channel, (payload) => {
        // Our own words: only this room writes to the channel.
        const news = JSON.parse(payload) as AttendanceNews;
        if (news.processId !== processId) meetings.get(news.meetingId)?.hear(news);
      });
      needs.notifications.onGap(() => {
        for (const meeting of meetings.values())
          void meeting
            .sweep()
            .catch((fault: Error) => needs.log.error({ fault: fault.message }, "Attendance was not read again after a gap"));
      });
    },
    async watch(of) {
      const known = meetings.get(of.meetingId);
      if (known) return;
      const meeting = watchMeeting(needs, processId, of, (change) => {
        for (const listener of listeners) listener({ meetingId: of.meetingId, ...change });
      });
      meetings.set(of.meetingId, meeting);
      await meeting.sweep();
    },
    connected: (meetingId, personId) => watched(meetingId).connected(personId),
    disconnected: (meetingId, personId) => watched(meetingId).disconnected(personId),
    here: (meetingId) => meetings.get(meetingId)?.here() ?? new Set(),
    onChange: (listener) => void listeners.push(listener),
    async markAttended(trx, meetingId, personIds) {
      await needs.registration.markAttended(trx, meetingId, personIds);
    },
    visits: (meetingId, db = needs.database) => listVisits(db, meetingId),
    async close() {
      await Promise.all([...meetings.values()].map((meeting) => meeting.end()));
      meetings.clear();
    },
  };
}
