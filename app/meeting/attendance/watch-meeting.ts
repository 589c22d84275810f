import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { AttendanceNeeds } from "./index.ts";
import { openHeadCount } from "./head-count.ts";
import { type Arrival, type Of, endLostVisits, endVisits, insertVisits, listOthers, saveWatch } from "./store.ts";

/** Someone whose connections this process holds. `leaving` runs while they have none, until the grace is over. */
type Stay = { visitId: string; lines: number; leaving: NodeJS.Timeout | null };

/** What other processes are told; they also read the tables again now and then. */
export type AttendanceNews = { processId: string; meetingId: MeetingId; came: PersonId[]; went: PersonId[] };

export type MeetingWatch = ReturnType<typeof watchMeeting>;

/** 80 ids of 36 characters stay well below the 8,000 bytes of a notification. */
const idsPerNotice = 80;

/** Watches over one meeting in one process: connections in, visits and head count out. */
export function watchMeeting(
  needs: AttendanceNeeds,
  processId: string,
  of: Of,
  tell: (change: { came: PersonId[]; went: PersonId[] }) => void,
) {
  const { database, clock, ids, log, times } = needs;
  const { meetingId } = of;
  const stays = new Map<PersonId, Stay>();
  const count = openHeadCount<PersonId>();
  let arrivals: Arrival[] = [];
  let departures: { visitId: string; personId: PersonId; at: Date }[] = [];
  let flushing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const soon = () => {
    timer ??= setTimeout(() => void flush(), times.tally);
  };
  const leave = (personId: PersonId, stay: Stay) => {
    stays.delete(personId);
    count.remove(processId, personId);
    departures.push({ visitId: stay.visitId, personId, at: clock.civil() });
    soon();
  };
  /** Tells first: the head count must not wait for the database. What could not be written is written next time. */
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const change = count.changes();
    if (change.came.length + change.went.length > 0) tell(change);
    flushing = flushing.then(write);
    return flushing;
  };
  const write = async () => {
    const [came, went] = [arrivals, departures];
    if (came.length + went.length === 0) return;
    [arrivals, departures] = [[], []];
    try {
      await database.transaction().execute(async (trx) => {
        await insertVisits(trx, of, processId, came);
        await endVisits(trx, went);
        for (const news of noticesOf(came, went)) await needs.notify(trx, channel, JSON.stringify(news));
      });
    } catch (fault) {
      log.error({ fault: String(fault), meetingId }, "Arrivals could not be written; trying again");
      [arrivals, departures] = [
        [...came, ...arrivals],
        [...went, ...departures],
      ];
      soon();
    }
  };
  const noticesOf = (came: readonly { personId: PersonId }[], went: readonly { personId: PersonId }[]): AttendanceNews[] => {
    const both = [
      ...came.map(({ personId }) => ({ personId, here: true })),
      ...went.map(({ personId }) => ({ personId, here: false })),
    ];
    const parts = Array.from({ length: Math.ceil(both.length / idsPerNotice) }, (_, at) =>
      both.slice(at * idsPerNotice, (at + 1) * idsPerNotice),
    );
    return parts.map((part) => ({
      processId,
      meetingId,
      came: part.filter(({ here }) => here).map(({ personId }) => personId),
      went: part.filter(({ here }) => !here).map(({ personId }) => personId),
    }));
  };
  const beat = () => saveWatch(database, of, processId, clock.civil(), new Date(clock.machine().getTime() + times.lease));
  /** Says that this process lives, ends what dead ones left, and reads the others anew. */
  const sweep = async () => {
    await beat();
    await endLostVisits(database, meetingId, clock.machine());
    const others = await listOthers(database, meetingId, processId);
    count.forgetOthers(processId);
    for (const [other, people] of others) count.set(other, people);
    soon();
  };
  const sweeping = setInterval(
    () =>
      void sweep().catch((fault: Error) =>
        log.error({ fault: fault.message, meetingId }, "Attendance could not be compared with the other processes"),
      ),
    times.lease / 3,
  );
  sweeping.unref();

  return {
    sweep,
    here: () => count.here(),
    connected(personId: PersonId) {
      const stay = stays.get(personId);
      if (stay?.leaving) clearTimeout(stay.leaving);
      if (stay) {
        stay.lines += 1;
        stay.leaving = null;
        return;
      }
      const visitId = ids.next();
      stays.set(personId, { visitId, lines: 1, leaving: null });
      arrivals.push({ visitId, personId, at: clock.civil() });
      count.add(processId, personId);
      soon();
    },
    disconnected(personId: PersonId) {
      const stay = stays.get(personId);
      if (!stay) return;
      stay.lines -= 1;
      if (stay.lines === 0) stay.leaving = setTimeout(() => leave(personId, stay), times.grace);
    },
    hear(news: AttendanceNews) {
      for (const personId of news.came) count.add(news.processId, personId);
      for (const personId of news.went) count.remove(news.processId, personId);
      soon();
    },
    /** Everybody leaves this process now. */
    async end() {
      clearInterval(sweeping);
      for (const [personId, stay] of stays) {
        if (stay.leaving) clearTimeout(stay.leaving);
        leave(personId, stay);
      }
      await flush();
    },
  };
}

export const channel = "attendance";
