import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { MeetingId } from "#dialogues";
import { openEndpoint } from "#platform/socket/endpoint";
import { type LiveEvent, type LiveState, roomOf } from "./decider/index.ts";
import type { Turn } from "./hall/chronicle.ts";
import { type Hall, openHall } from "./hall/hall.ts";
import { type Entry, serveLine } from "./hall/serve-line.ts";
import type { LiveNeeds, MeetingOf } from "./needs.ts";
import { closeCodes } from "./protocol.ts";
import { type LogEntry, channel, listEntries, listUnderWay } from "./store.ts";

export type { LiveEvent, LiveState } from "./decider/index.ts";
export type { LiveNeeds } from "./needs.ts";
export type { LogEntry } from "./store.ts";
export { informationClasses, personData } from "./records.ts";

/** What has happened in a meeting, after it was stored and told. `roomOf` answers where somebody is now. */
export type LiveNews = { meetingId: MeetingId; events: LiveEvent[]; state: LiveState; roomOf(personId: string): string };

export type Live = {
  /** Listens to other processes and takes up the meetings under way: their clocks are kept from now on. Attendance has started before. */
  start(): Promise<void>;
  /** The upgrades of `/live/<meeting id>`; the Origin has been checked. Staff add `?as=staff`. */
  door(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** What is true now. Undefined: no such meeting. */
  state(meetingId: MeetingId): Promise<LiveState | undefined>;
  /** Where a person is now: "lobby", "plenary", "outside" or the id of a group. */
  roomOf(meetingId: MeetingId, personId: string): Promise<string | undefined>;
  /** Who did what, in order (L4). */
  log(meetingId: MeetingId): Promise<LogEntry[]>;
  /** For rooms that follow the meeting (notes close with their group). In every process that holds the meeting. */
  onNews(listener: (news: LiveNews) => void): void;
  close(): Promise<void>;
};

export function openLive(needs: LiveNeeds): Live {
  const endpoint = openEndpoint({
    log: needs.log,
    now: () => needs.clock.machine().getTime(),
    ...(needs.limits && { limits: needs.limits }),
  });
  const halls = new Map<MeetingId, Promise<Hall | undefined>>();
  const listeners: ((news: LiveNews) => void)[] = [];

  const announce = (meetingId: MeetingId, turns: readonly Turn[]) => {
    const state = turns.at(-1)?.after;
    if (!state) return;
    for (const listener of listeners)
      listener({ meetingId, events: turns.map((turn) => turn.event), state, roomOf: (personId) => roomOf(state, personId) });
  };
  const open = async (meetingId: MeetingId): Promise<Hall | undefined> => {
    const found = await needs.dialogues.ofMeeting(meetingId);
    if (!found) return undefined;
    const of: MeetingOf = { meetingId, authorityId: found.meeting.authorityId, dialogueId: found.dialogue.id };
    return openHall(needs, of, (turns) => announce(meetingId, turns));
  };
  const hallOf = (meetingId: MeetingId): Promise<Hall | undefined> => {
    const known = halls.get(meetingId);
    if (known) return known;
    const opening = open(meetingId);
    halls.set(meetingId, opening);
    // A meeting that does not exist, or could not be read, is asked for again next time.
    const forget = () => halls.delete(meetingId);
    opening.then((hall) => hall ?? forget(), forget);
    return opening;
  };
  const eachHall = async (work: (hall: Hall) => unknown) => {
    for (const opening of halls.values()) {
      const hall = await opening.catch(() => undefined);
      if (hall) await work(hall);
    }
  };
  const fault = (what: string) => (reason: unknown) => needs.log.error({ fault: String(reason) }, what);

  const enter = async (request: IncomingMessage): Promise<Entry> => {
    const url = new URL(request.url ?? "/", "http://live");
    const meetingId = /^\/live\/([0-9a-f-]{36})$/.exec(url.pathname)?.[1] as MeetingId | undefined;
    const session = await needs.people.sessions.ofRequest(
      request.headers.cookie,
      url.searchParams.get("as") === "staff" ? "staff" : "participant",
    );
    if (!session) return { close: closeCodes.notSignedIn };
    const hall = meetingId && (await hallOf(meetingId));
    const isTheirs =
      hall &&
      (session.kind === "staff" ? session.authorityId === hall.of.authorityId : session.dialogueId === hall.of.dialogueId);
    return isTheirs ? { hall, session } : { close: closeCodes.noSuchMeeting };
  };

  return {
    async start() {
      await needs.notifications.listen(channel, (payload) => {
        // Our own words: only this room writes to the channel.
        const { meetingId, sequence } = JSON.parse(payload) as { meetingId: MeetingId; sequence: number };
        halls
          .get(meetingId)
          ?.then((hall) => hall?.catchUp(sequence))
          .catch(fault("A meeting could not follow another process"));
      });
      needs.notifications.onGap(
        () => void eachHall((hall) => hall.catchUp()).catch(fault("A meeting could not catch up after a gap")),
      );
      needs.attendance.onChange((change) => {
        halls.get(change.meetingId)?.then(
          (hall) => hall?.presenceChanged(change),
          () => {},
        );
      });
      needs.clock.onMove?.(() => void eachHall((hall) => hall.clockMoved()));
      for (const { meetingId } of await listUnderWay(needs.database)) await hallOf(meetingId);
    },
    door(request, socket, head) {
      endpoint.take(request, socket, head, (line) => serveLine(needs, line, enter(request)));
    },
    state: async (meetingId) => (await hallOf(meetingId))?.state(),
    async roomOf(meetingId, personId) {
      const hall = await hallOf(meetingId);
      return hall && roomOf(hall.state(), personId);
    },
    log: (meetingId) => listEntries(needs.database, meetingId, 0),
    onNews: (listener) => void listeners.push(listener),
    async close() {
      await endpoint.close();
      await eachHall((hall) => hall.close());
    },
  };
}
