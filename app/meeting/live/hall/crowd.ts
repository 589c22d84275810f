import type { PersonId } from "#people";
import { openAudiences } from "#platform/socket/audiences";
import type { Line } from "#platform/socket/endpoint";
import type { Admitted } from "../admission.ts";
import { type LiveEvent, type LiveState, isGroup, roomOf, seenIn, viewOf } from "../decider/index.ts";
import type { LiveNeeds, MeetingOf } from "../needs.ts";
import type { ClientMessage, ServerMessage } from "../protocol.ts";
import type { Chronicle, Turn } from "./chronicle.ts";
import { type Visitor, openPlaces } from "./places.ts";
import type { Roster } from "./roster.ts";

type Hello = Extract<ClientMessage, { type: "hello" }>;

/** Everybody who is connected to a meeting in this process, and who hears what. */
export type Crowd = {
  join(line: Line, person: Admitted, hello: Hello): Visitor;
  leave(visitor: Visitor): void;
  /** Tells what has happened: to crew everything, to others what they see from their room. */
  tell(turns: readonly Turn[]): void;
  tellPresence(change: { came: readonly PersonId[]; went: readonly PersonId[] }): void;
  tellMode(personId: string): void;
  tellPlace(visitor: Visitor): void;
  arrived(visitor: Visitor, version: number): void;
  stop(): void;
};

const say = (message: ServerMessage) => JSON.stringify(message);
const inRoom = (room: string) => `room:${room}`;
const seesAll = ({ person }: Visitor) => person.kind !== "participant";

export function openCrowd(needs: LiveNeeds, of: MeetingOf, chronicle: Chronicle, roster: Roster): Crowd {
  const audiences = openAudiences();
  const visitors = new Set<Visitor>();
  const isOpenPlenary = () => roster.people.size <= needs.plenaryOpenUpTo;
  const places = openPlaces(needs, of, chronicle, isOpenPlenary, (line, place) => line.send(say({ type: "place", place })));
  const here = () => needs.attendance.here(of.meetingId);
  /** Modes change one by one, and may change often: told together. */
  const modesChanged = new Set<string>();
  let modesTimer: NodeJS.Timeout | undefined;

  const snapshot = (room: string, state: LiveState) => say({ type: "snapshot", sequence: chronicle.sequence, room, state });
  const presence = () => {
    const roles: Record<string, number> = {};
    for (const personId of here()) {
      const role = roster.people.get(personId)?.role ?? "other";
      roles[role] = (roles[role] ?? 0) + 1;
    }
    return say({ type: "presence", here: here().size, roles });
  };
  /** As it was told last; whoever joins hears this, and with the others what has changed. */
  let toldPresence = presence();
  const tellCompanies = (rooms: Iterable<string>) => {
    const groups = [...new Set(rooms)].filter(isGroup);
    if (groups.length === 0) return;
    const { round, visits } = chronicle.state;
    const members = Map.groupBy([...new Set([...Object.keys(round?.seats ?? {}), ...Object.keys(visits)])], (personId) =>
      roomOf(chronicle.state, personId),
    );
    for (const room of groups) {
      audiences.tell(inRoom(room), () =>
        say({ type: "company", room, people: roster.companions(members.get(room) ?? [], here()) }),
      );
    }
  };
  const tellRoster = (personIds: Iterable<string>) =>
    audiences.tell("crew", () => say({ type: "roster", whole: false, people: roster.entries(personIds, here()) }));

  /** Brings visitors to the room they are in now; the answer is those whose room has changed. */
  const follow = (turns: readonly Turn[]): Visitor[] => {
    const moved = [...visitors].filter((visitor) =>
      turns.some((turn) => roomOf(turn.after, visitor.person.personId) !== visitor.room),
    );
    for (const visitor of moved) audiences.leave(visitor.line, inRoom(visitor.room));
    return moved;
  };
  const arriveAll = (moved: readonly Visitor[]) => {
    const views = new Map<string, string>();
    for (const visitor of moved) {
      const room = roomOf(chronicle.state, visitor.person.personId);
      visitor.room = room;
      if (!seesAll(visitor)) {
        audiences.join(visitor.line, inRoom(room));
        const view = views.get(room) ?? snapshot(room, viewOf(chronicle.state, room));
        views.set(room, view);
        visitor.line.send(view);
      }
      void places.tell(visitor);
    }
  };

  return {
    join(line, person, hello) {
      const room = roomOf(chronicle.state, person.personId);
      const visitor: Visitor = { line, person, room, told: null, version: 0, move: null };
      const all = seesAll(visitor);
      const missed = hello.after === null ? null : chronicle.since(hello.after, hello.room ?? "", all ? null : person.personId);
      if (missed) line.send(say({ type: "events", sequence: chronicle.sequence, events: missed }));
      else line.send(snapshot(room, all ? chronicle.state : viewOf(chronicle.state, room)));
      visitors.add(visitor);
      audiences.join(line, "all");
      audiences.join(line, all ? "crew" : inRoom(room));
      line.send(toldPresence);
      if (all) line.send(say({ type: "roster", whole: true, people: roster.entries(roster.people.keys(), here()) }));
      else tellCompanies([room]);
      void places.tell(visitor);
      return visitor;
    },
    leave(visitor) {
      visitors.delete(visitor);
      audiences.remove(visitor.line);
    },
    tell(turns) {
      if (turns.length === 0) return;
      const events = turns.map((turn) => turn.event);
      const { sequence } = chronicle;
      audiences.tell("crew", () => say({ type: "events", sequence, events }));
      const moved = follow(turns);
      for (const room of new Set([...visitors].filter((visitor) => !seesAll(visitor)).map((visitor) => visitor.room))) {
        const seen = events.flatMap((event) => seenIn(room, event) ?? []);
        if (seen.length > 0) audiences.tell(inRoom(room), () => say({ type: "events", sequence, events: seen }));
      }
      arriveAll(moved);
      tellCompanies(events.flatMap(groupsTouched));
      for (const turn of turns) places.followFloor(turn.before, turn.after);
    },
    tellPresence({ came, went }) {
      toldPresence = presence();
      audiences.tell("all", () => toldPresence);
      const changed = [...came, ...went];
      tellRoster(changed);
      tellCompanies(changed.map((personId) => roomOf(chronicle.state, personId)));
    },
    tellMode(personId) {
      modesChanged.add(personId);
      modesTimer ??= setTimeout(() => {
        modesTimer = undefined;
        const changed = [...modesChanged];
        modesChanged.clear();
        tellRoster(changed);
        tellCompanies(changed.map((one) => roomOf(chronicle.state, one)));
      }, 250);
    },
    tellPlace: (visitor) => void places.tell(visitor),
    arrived: (visitor, version) => places.arrived(visitor, version),
    stop() {
      clearTimeout(modesTimer);
      places.stop();
    },
  };
}

/** The groups whose members are others than before. */
function groupsTouched(event: LiveEvent): string[] {
  switch (event.type) {
    case "round.started":
      return event.groups.map((group) => group.groupId);
    case "person.seated":
      return event.from === null ? [event.groupId] : [event.groupId, event.from];
    case "groups.merged":
      return [event.into];
    case "crew.visited":
      return [event.groupId, event.from].filter((groupId) => groupId !== null);
    default:
      return [];
  }
}
