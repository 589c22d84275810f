import type { Line } from "#platform/socket/endpoint";
import type { MediaEntry, MediaMay, MediaPlace } from "#video/shared";
import type { Admitted } from "../admission.ts";
import { type LiveState, findGroup, isGroup, roomOf, rooms } from "../decider/index.ts";
import type { LiveNeeds, MeetingOf } from "../needs.ts";
import type { Place } from "../protocol.ts";
import type { Chronicle } from "./chronicle.ts";

/**
 * Someone on one connection. `room` is where they are; `told` where they were last sent to for sound, which may be the room
 * before when moves follow each other; `version` counts the places.
 */
export type Visitor = { line: Line; person: Admitted; room: string; told: string | null; version: number; move: Move | null };
type Move = { from: MediaPlace; to: MediaPlace; fromRoom: string };

export type Places = {
  /** Tells a visitor where they belong and how to get to the sound of it. Never rejects. */
  tell(visitor: Visitor): Promise<void>;
  /** Their sound has arrived: nothing of them stays behind. */
  arrived(visitor: Visitor, version: number): void;
  /** Gives and takes the right to speak in the plenary. */
  followFloor(before: LiveState, after: LiveState): void;
  stop(): void;
};

/** The media server stands beside us; a place without sound is told after this, and asked for again. */
const patience = 2000;
/** Whoever has not said after this that they have moved is taken out of the old room all the same. */
const stragglers = 10_000;

export function openPlaces(
  needs: LiveNeeds,
  of: MeetingOf,
  chronicle: Chronicle,
  isOpenPlenary: () => boolean,
  send: (line: Line, place: Place) => void,
): Places {
  const { meetingId } = of;
  const timers = new Set<NodeJS.Timeout>();
  const titles = new Map<string, string | null>();
  const fault = (what: string) => (reason: unknown) => needs.log.warn({ fault: String(reason), meetingId }, what);

  const mayIn = (room: string, person: Admitted): MediaMay => {
    const hasFloor = chronicle.state.hands.some((hand) => hand.personId === person.personId && hand.floorAt !== null);
    const may = isGroup(room) || isOpenPlenary() || person.kind !== "participant" || hasFloor;
    return { publish: may, seen: may };
  };
  const entryFor = async ({ person, room }: Visitor, from: string | null): Promise<MediaEntry> => {
    const to = mediaPlace(room);
    const before = from === null ? null : mediaPlace(from);
    if (!to) {
      if (before) await needs.video.forget(meetingId, [before], person.personId);
      return { kind: "none" };
    }
    const whom = { meetingId, personId: person.personId, name: person.name, may: mayIn(room, person) };
    return before ? needs.video.prepareMove({ ...whom, from: before, to }) : needs.video.tokenFor({ ...whom, place: to });
  };
  const topicOf = async (topicId: string | null | undefined) => {
    if (!topicId) return null;
    if (!titles.has(topicId)) titles.set(topicId, await needs.topicTitle(topicId).catch(() => null));
    return titles.get(topicId) ?? null;
  };
  const leaveBehind = (personId: string, move: Move) => {
    // Someone who has been moved back is where they belong.
    if (roomOf(chronicle.state, personId) === move.fromRoom) return;
    needs.video
      .moved({ meetingId, from: move.from, to: move.to, personId })
      .catch(fault("Someone may still be in a media room they have left"));
  };
  const settle = (visitor: Visitor) => {
    const { move } = visitor;
    visitor.move = null;
    if (move) leaveBehind(visitor.person.personId, move);
  };

  const moveFrom = (visitor: Visitor, fromRoom: string) => {
    settle(visitor);
    const [from, to] = [mediaPlace(fromRoom), mediaPlace(visitor.room)];
    if (!from || !to) return;
    const move = { from, to, fromRoom };
    visitor.move = move;
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (visitor.move === move) settle(visitor);
    }, stragglers);
    timers.add(timer);
  };

  return {
    async tell(visitor) {
      visitor.version += 1;
      const { version, room } = visitor;
      const from = visitor.told === room ? null : visitor.told;
      const group = findGroup(chronicle.state, room);
      const [media, topic] = await Promise.all([
        within(patience, entryFor(visitor, from)).catch((reason): MediaEntry => {
          fault("Someone was told their place without sound")(reason);
          return { kind: "later" };
        }),
        topicOf(group?.topicId),
      ]);
      if (visitor.version !== version) return;
      visitor.told = room;
      send(visitor.line, { version, room, from, groupNumber: group?.number ?? null, topic, media });
      if (from !== null) moveFrom(visitor, from);
    },
    arrived: (visitor, version) => visitor.version === version && settle(visitor),
    followFloor(before, after) {
      if (isOpenPlenary()) return;
      const [had, have] = [floorOf(before), floorOf(after)];
      const set = (personId: string, publish: boolean) =>
        needs.video
          .setPermission({ meetingId, place: { kind: "plenary" } }, personId, { publish, seen: publish })
          .catch(fault("The right to speak was not changed in the media room"));
      for (const personId of have) if (!had.includes(personId)) void set(personId, true);
      for (const personId of had) if (!have.includes(personId)) void set(personId, false);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function mediaPlace(room: string): MediaPlace | null {
  if (isGroup(room)) return { kind: "group", groupId: room };
  return room === rooms.plenary ? { kind: "plenary" } : null;
}

const floorOf = (state: LiveState) =>
  state.hands.filter((hand) => hand.room === rooms.plenary && hand.floorAt !== null).map((hand) => hand.personId);

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
