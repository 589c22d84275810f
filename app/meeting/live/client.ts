import { type Reconnecting, type Socket, backOff, openReconnecting } from "#platform/socket/reconnecting";
import { type LiveState, evolve, initial, rooms } from "./decider/index.ts";
import {
  type Ask,
  type AskRefusal,
  type Card,
  type ClientMessage,
  type Companion,
  type Kind,
  type Mode,
  type Place,
  type RosterEntry,
  type ServerMessage,
  isFinalCode,
  protocolVersion,
} from "./protocol.ts";

/** What a page draws. Replaced as a whole whenever anything changes, so it fits `useSyncExternalStore`. */
export type LiveView = {
  /** `lost`: being tried again; `ended`: not any more, `endCode` says why. */
  connection: "connecting" | "open" | "lost" | "ended";
  endCode: number | null;
  you: (Card & { kind: Kind }) | null;
  /** As far as the log is known; 0 before the first snapshot. */
  sequence: number;
  room: string;
  state: LiveState;
  place: Place | null;
  /** Who belongs to the own group; empty elsewhere. */
  company: Companion[];
  presence: { here: number; roles: Record<string, number> };
  /** Everybody by person id; crew only. */
  roster: Readonly<Record<string, RosterEntry>>;
  /** Names that are known, by person id. */
  cards: Readonly<Record<string, Card>>;
};

export type AskAnswer =
  | { outcome: "accepted"; sequence: number }
  | { outcome: "refused"; refusal: AskRefusal }
  | { outcome: "failed" };

export type LiveClient = {
  subscribe(listener: () => void): () => void;
  getSnapshot(): LiveView;
  /** Answered once it is stored or turned down, even when the connection breaks in between: it is asked again, and done once. */
  ask(ask: Ask): Promise<AskAnswer>;
  setMode(mode: Mode): void;
  /** Asks for the place again: media was `later`, or its token has run out. */
  whereAmI(): void;
  /** Sound and picture are in the place of this version. */
  arrived(version: number): void;
  /** The meeting's civil time now, in milliseconds since 1970. */
  now(): number;
  /** Tries at once: the browser is online again, the page is seen again. */
  retry(): void;
  close(): void;
};

type Options = {
  /** `wss://host/live/<meeting id>`, for staff with `?as=staff`. */
  url: string;
  mode: Mode;
  openSocket?: (url: string) => Socket;
  newId?: () => string;
  random?: () => number;
  /** Machine time in milliseconds. */
  clock?: () => number;
};

const pingEvery = 12_000;
const silence = 35_000;

/** Follows one meeting, in a browser or in Node: connects, comes back, resumes, and runs the same `evolve` as the server. */
export function connectLive(options: Options): LiveClient {
  const {
    url,
    openSocket = (address) => new WebSocket(address),
    newId = () => crypto.randomUUID(),
    random = Math.random,
    clock = Date.now,
  } = options;
  let view: LiveView = {
    connection: "connecting",
    endCode: null,
    you: null,
    sequence: 0,
    room: rooms.lobby,
    state: initial,
    place: null,
    company: [],
    presence: { here: 0, roles: {} },
    roster: {},
    cards: {},
  };
  let { mode } = options;
  let offset = 0;
  let shortestTrip = Number.POSITIVE_INFINITY;
  let isResumable = false;
  const listeners = new Set<() => void>();
  const asked = new Map<string, { message: ClientMessage; answer: (answer: AskAnswer) => void }>();
  const wanted = new Set<string>();

  const change = (to: Partial<LiveView>) => {
    view = { ...view, ...to };
    for (const listener of listeners) listener();
  };
  const send = (message: ClientMessage) => line.send(JSON.stringify(message));
  const ping = () => send({ type: "ping", sent: clock() });
  const hearClock = (civilNow: number, trip: number) => {
    // The shortest trip tells the time best; a trip of today may still be longer than one of an hour ago.
    if (trip > shortestTrip * 1.5) return;
    shortestTrip = Math.min(trip, shortestTrip);
    offset = civilNow + trip / 2 - clock();
  };
  const withCards = (people: readonly Card[]) => ({
    ...view.cards,
    ...Object.fromEntries(people.map(({ personId, name, role }) => [personId, { personId, name, role }])),
  });
  /** Names of those who are seen acting and not known yet. */
  const askNames = () => {
    const { hands, help, announcements, visits } = view.state;
    const acting = [...hands, ...help, ...announcements].map((one) => one.personId).concat(Object.keys(visits));
    const unknown = [...new Set(acting)].filter((personId) => !view.cards[personId] && !wanted.has(personId)).slice(0, 100);
    if (unknown.length === 0) return;
    for (const personId of unknown) wanted.add(personId);
    send({ type: "who", personIds: unknown });
  };

  const hear = (message: ServerMessage) => {
    switch (message.type) {
      case "welcome":
        // Half a trip late; the first pong corrects it.
        offset = message.civilNow - clock();
        shortestTrip = Number.POSITIVE_INFINITY;
        change({ connection: "open", you: message.you, cards: withCards([message.you]) });
        for (const { message: again } of asked.values()) send(again);
        return ping();
      case "snapshot": {
        isResumable = true;
        const company = message.room === view.room ? view.company : [];
        change({ sequence: message.sequence, room: message.room, state: message.state, company });
        return askNames();
      }
      case "events":
        change({ sequence: message.sequence, state: message.events.reduce(evolve, view.state) });
        return askNames();
      case "place":
        return change({ place: message.place, room: message.place.room });
      case "company":
        return message.room === view.room ? change({ company: message.people, cards: withCards(message.people) }) : undefined;
      case "presence":
        return change({ presence: { here: message.here, roles: message.roles } });
      case "roster": {
        const entries = Object.fromEntries(message.people.map((entry) => [entry.personId, entry]));
        return change({ roster: message.whole ? entries : { ...view.roster, ...entries }, cards: withCards(message.people) });
      }
      case "cards":
        return change({ cards: withCards(message.people) });
      case "answer": {
        const { commandId, type: _, ...answer } = message;
        asked.get(commandId)?.answer(answer);
        return void asked.delete(commandId);
      }
      case "pong":
        return hearClock(message.civilNow, clock() - message.sent);
    }
  };

  const line: Reconnecting = openReconnecting({
    open: () => openSocket(url),
    onOpen: () =>
      send({
        type: "hello",
        version: protocolVersion,
        after: isResumable ? view.sequence : null,
        room: isResumable ? view.room : null,
        mode,
      }),
    // Written by our own server, by the types of the same file.
    onText: (text) => hear(JSON.parse(text) as ServerMessage),
    onClose: ({ code, final }) => {
      wanted.clear();
      change({ connection: final ? "ended" : "lost", endCode: final ? code : null });
      if (!final) return;
      clearInterval(pinging);
      for (const { answer } of asked.values()) answer({ outcome: "failed" });
      asked.clear();
    },
    isFinal: isFinalCode,
    wait: backOff(random),
    silence,
  });
  const pinging = setInterval(ping, pingEvery);

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => view,
    ask: (ask) =>
      new Promise((answer) => {
        if (view.connection === "ended") return answer({ outcome: "failed" });
        const commandId = newId();
        const message: ClientMessage = { type: "ask", commandId, ask };
        asked.set(commandId, { message, answer });
        if (view.connection === "open") send(message);
      }),
    setMode(to) {
      mode = to;
      send({ type: "mode", mode });
    },
    whereAmI: () => void send({ type: "whereAmI" }),
    arrived: (version) => void send({ type: "arrived", version }),
    now: () => clock() + offset,
    retry: () => line.retry(),
    close: () => line.close(),
  };
}
