import type { MediaEntry } from "../shared.ts";
import type { Devices } from "./devices.ts";
import type { Connect, FirstSign, Loss, MediaParticipant, MediaRoom, Sending } from "./media-room.ts";

/**
 * `outside`: no sound, by choice or because the server says so. `waiting`: the media server is being started.
 * `elsewhere`: the same person took the sound to another window; `join` brings it back here.
 */
export type MediaState = "outside" | "waiting" | "joining" | "in" | "moving" | "returning" | "elsewhere";

/** Milliseconds from "go". `sign` is null when nothing of the others came within `signPatience`. */
export type MoveReport = { room: string; prepared: boolean; sign: FirstSign | null; signAfter: number; sendingAfter: number };

export type MediaSnapshot = {
  state: MediaState;
  room: string | null;
  /** The others in the room. */
  people: readonly MediaParticipant[];
  me: { microphone: boolean; camera: boolean; maySend: boolean };
  /** The browser waits for a click before it plays anything: call `unblockSound` in one. */
  soundBlocked: boolean;
  /** An outside address carries the sound instead (L6). */
  link: string | null;
  lastMove: MoveReport | null;
};

type Way = Extract<MediaEntry, { kind: "livekit" }>;

type Needs = {
  connect: Connect;
  devices: Devices;
  /** Asks the server. Null: nowhere. Rejects when there is no answer: asked again, for ever, with pauses. */
  whereDoIBelong: () => Promise<MediaEntry | null>;
  /** Monotonous milliseconds. */
  now: () => number;
  pause: (milliseconds: number) => Promise<void>;
};

export type MediaSession = ReturnType<typeof openMediaSession>;

const signPatience = 3_000;
const answerPatience = 10_000;
/** Nothing asked of a room takes longer, or it is tried again. */
const roomPatience = 10_000;
/** The old room may be beyond answering: after this it is left altogether, before the microphone is sent in the new one. */
const unsendPatience = 1_000;
const pauseBefore = (attempt: number) => Math.min(250 * 2 ** attempt, 5_000);

/**
 * The one owner of "which room am I in" in a browser. Every change of room or of what is sent goes through one queue, so
 * that a microphone is never in two rooms; the picture may be, for the moment of a move.
 */
export function openMediaSession({ connect, devices, whereDoIBelong, now, pause }: Needs) {
  const listeners = new Set<() => void>();
  const inTurn = openQueue();
  const wants = { microphone: false, camera: false };
  let current: MediaRoom | null = null;
  let prepared: MediaRoom | null = null;
  /** Raised by whatever makes a search for the right room pointless: a newer search, leaving. */
  let search = 0;
  let wake = () => {};
  let state: MediaState = "outside";
  let link: string | null = null;
  let lastMove: MoveReport | null = null;
  let snapshot = look();

  function look(): MediaSnapshot {
    const me = {
      microphone: wants.microphone && !!current?.sent("microphone"),
      camera: wants.camera && !!current?.sent("camera"),
      maySend: current?.maySend() ?? true,
    };
    return { state, room: current?.name ?? null, people: current?.people() ?? [], me, soundBlocked: current?.soundBlocked() ?? false, link, lastMove };
  }
  function changed(next: MediaState = state) {
    state = next;
    snapshot = look();
    for (const tell of listeners) tell();
  }

  async function open(way: Way, listening: boolean): Promise<MediaRoom> {
    // both may be called before the connection is there
    let room: MediaRoom | null = null;
    let may = true;
    const onChange = () => {
      if (!room || current !== room) return;
      changed();
      if (may !== room.maySend()) void inTurn(dress);
      may = room.maySend();
    };
    const onLost = (why: Loss) => {
      if (room) lost(room, why);
    };
    return (room = await connect(way, { listening, onChange, onLost }));
  }

  function lost(room: MediaRoom, why: Loss) {
    if (room === prepared) prepared = null;
    if (room !== current) return;
    current = null;
    if (why === "elsewhere") {
      search += 1;
      changed("elsewhere");
    } else void find("returning");
  }

  /** Brings what is sent in line with what is wanted, allowed and there. */
  async function dress(): Promise<void> {
    const room = current;
    if (!room) return;
    try {
      for (const kind of ["microphone", "camera"] as const) await dressOne(room, kind);
    } catch {
      // the room may be going down, or the SDK gave up on a track: look again
      void pause(1_000).then(() => (room === current ? inTurn(dress) : undefined));
    }
    changed();
  }
  async function dressOne(room: MediaRoom, kind: Sending) {
    const track = devices.track(kind);
    const sent = room.sent(kind);
    const wanted = wants[kind] && track && room.maySend();
    if (sent && (sent !== track || (kind === "camera" && !wanted))) await answer(room, room.unsend(kind));
    if (wanted && room.sent(kind) !== track) {
      track.enabled = true;
      await answer(room, room.send(kind, track));
    } else if (kind === "microphone" && room.sent(kind)) await answer(room, room.setMuted(!wanted));
  }
  /** A room that is gone never answers: without this the queue would wait for it for ever. */
  function answer(room: MediaRoom, asked: Promise<void>): Promise<void> {
    const never = Promise.race([room.gone, pause(roomPatience)]).then(() => Promise.reject(new Error(`no answer from ${room.name}`)));
    return Promise.race([asked, never]);
  }

  /** Asks where this person belongs and goes there, until it has worked or there is nowhere to go. */
  async function find(as: MediaState): Promise<void> {
    const mine = (search += 1);
    changed(as);
    for (let attempt = 0; mine === search; attempt += 1) {
      if (await inTurn(() => findOnce(mine))) return;
      const woken = new Promise<void>((resolve) => (wake = resolve));
      await Promise.race([pause(pauseBefore(attempt)), woken]);
    }
  }
  async function findOnce(mine: number): Promise<boolean> {
    if (current || mine !== search) return true;
    const entry = await Promise.race([whereDoIBelong().catch(() => undefined), pause(answerPatience)]);
    if (mine !== search) return true;
    if (entry === undefined) return false;
    if (entry?.kind === "later") {
      changed("waiting");
      return false;
    }
    if (entry?.kind !== "livekit") {
      link = entry?.kind === "link" ? entry.href : null;
      changed("outside");
      return true;
    }
    const room = await open(entry, true).catch(() => null);
    if (room && mine !== search) void room.leave();
    if (!room || mine !== search) return mine !== search;
    current = room;
    changed("in");
    await dress();
    return true;
  }

  async function prepare(way: Way): Promise<MediaRoom | null> {
    if (prepared?.name === way.room) return prepared;
    const mine = search;
    void prepared?.leave();
    prepared = null;
    const room = await open(way, false).catch(() => null);
    if (!room || (mine === search && current)) return (prepared = room);
    void room.leave();
    return null;
  }

  /** The part that must not be disturbed; what it answers waits for a sign of life and then leaves the old room. */
  async function move(way: Way): Promise<() => Promise<MoveReport | null>> {
    const nothing = async () => null;
    const old = current;
    if (!old) wake(); // on the way back already: the server's answer will be the new room
    if (!old || old.name === way.room) return nothing;
    const start = now();
    const wasPrepared = prepared?.name === way.room;
    const next = await prepare(way);
    if (!next) {
      if (old !== current) return nothing;
      // where we are is no longer where we belong: better silent than in the wrong room
      current = null;
      void old.leave();
      void find("returning");
      return nothing;
    }
    prepared = null;
    current = next;
    next.listen();
    old.hush();
    changed("moving");
    const sign = next.firstSign().then((found) => ({ found, after: now() - start }));
    // One peer connection carries both ways: what is sent waits its turn behind what is to be heard and seen.
    await takeMicrophone(old);
    const sent = await Promise.allSettled([dressOne(next, "microphone"), dressOne(next, "camera")]);
    const sendingAfter = now() - start;
    if (sent.some(({ status }) => status === "rejected")) await dress();
    if (current === next) changed("in");
    return async () => {
      const none = { found: null, after: signPatience };
      const { found, after } = await Promise.race([sign, pause(signPatience - (now() - start)).then(() => none)]);
      await old.leave();
      lastMove = { room: way.room, prepared: wasPrepared, sign: found, signAfter: after, sendingAfter };
      changed();
      return lastMove;
    };
  }
  async function takeMicrophone(old: MediaRoom) {
    const out = await Promise.race([old.unsend("microphone").then(() => true, () => false), pause(unsendPatience).then(() => false)]);
    if (!out) await old.leave();
  }

  async function set(kind: Sending, on: boolean): Promise<void> {
    if (on && (await devices.open(kind)) !== "on") return changed();
    wants[kind] = on;
    if (kind === "camera" && !on) await inTurn(dress).then(() => devices.close("camera"));
    else await inTurn(dress);
  }

  // another device was chosen, or one was pulled out
  devices.subscribe(() => void inTurn(dress));

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    /** Goes where the server says. Again: brings the sound back from another window. */
    join: () => (current ? Promise.resolve() : find("joining")),
    /** Connects to the next room, unheard and unhearing. False: it could not; `go` will try once more. */
    prepare: (way: Way) => inTurn(async () => current?.name === way.room || (await prepare(way)) !== null),
    /** Now. Answers how it went when the old room is left, or null when there was nothing to do. */
    go: async (way: Way): Promise<MoveReport | null> => (await inTurn(() => move(way)))(),
    setMicrophone: (on: boolean) => set("microphone", on),
    setCamera: (on: boolean) => set("camera", on),
    unblockSound: () => current?.unblockSound() ?? Promise.resolve(),
    /** Out of every room. The devices stay open until they are closed. */
    leave: async (): Promise<void> => {
      search += 1;
      wake();
      const rooms = [current, prepared].filter((room) => room !== null);
      current = prepared = null;
      changed("outside");
      await Promise.all(rooms.map((room) => room.leave()));
    },
  };
}

/** One after the other, whatever becomes of the one before. */
function openQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const turn = last.then(task);
    last = turn.catch(() => {});
    return turn;
  };
}
