import type { Devices, DevicesSnapshot } from "../web/devices.ts";
import type { Connect, Loss, MediaRoom, Sending } from "../web/media-room.ts";

/** Media rooms and devices of a test: every call takes some turns of the event loop, and all that is sent is written down. */
export function openFakeRooms(turns: () => number = () => 2) {
  const notes: string[] = [];
  const refused = new Set<string>();
  const stuck = new Set<string>();
  const open = new Map<MediaRoom, Record<Sending, MediaStreamTrack | null>>();
  const losses = new Map<MediaRoom, (why: Loss) => void>();
  const ends = new Map<MediaRoom, () => void>();
  const mostMicrophones = { count: 0 };

  async function later() {
    for (let turn = turns(); turn > 0; turn -= 1) await Promise.resolve();
  }
  function note(text: string) {
    notes.push(text);
    const sending = [...open.values()].filter(({ microphone }) => microphone).length;
    mostMicrophones.count = Math.max(mostMicrophones.count, sending);
  }
  function close(room: MediaRoom) {
    if (open.delete(room)) note(`left ${room.name}`);
    ends.get(room)?.();
  }

  const connect: Connect = async ({ room: name }, { listening, onChange, onLost }) => {
    await later();
    onChange(); // those who are there already are told of before the connection stands
    if (refused.has(name)) throw new Error("refused");
    const sent: Record<Sending, MediaStreamTrack | null> = { microphone: null, camera: null };
    const sending: Partial<Record<Sending, Promise<void>>> = {};
    let end = () => {};
    const gone = new Promise<void>((resolve) => (end = resolve));
    const publish = async (kind: Sending, track: MediaStreamTrack) => {
      await later();
      if (!open.has(room)) throw new Error("not connected");
      sent[kind] = track;
      note(`${kind} in ${name}`);
      await later();
    };
    const room: MediaRoom = {
      name,
      people: () => [],
      maySend: () => true,
      listen: () => note(`listens ${name}`),
      hush: () => note(`hushes ${name}`),
      firstSign: async () => "picture",
      sent: (kind) => sent[kind],
      send: (kind, track) => (sending[kind] = publish(kind, track)),
      unsend: async (kind) => {
        await sending[kind]?.catch(() => {});
        if (stuck.has(name)) return new Promise(() => {});
        await later();
        sent[kind] = null;
        note(`${kind} out of ${name}`);
      },
      setMuted: async () => {},
      soundBlocked: () => false,
      unblockSound: async () => {},
      leave: async () => close(room),
      gone,
    };
    open.set(room, sent);
    ends.set(room, end);
    losses.set(room, onLost);
    note(`joined ${name}${listening ? "" : " silently"}`);
    return room;
  };

  return {
    connect,
    later,
    notes,
    refused,
    /** Rooms whose server no longer answers. */
    stuck,
    mostMicrophones,
    rooms: () => [...open.keys()].map(({ name }) => name),
    lose: (name: string, why: Loss) => {
      for (const room of open.keys()) {
        if (room.name !== name) continue;
        close(room);
        losses.get(room)?.(why);
      }
    },
  };
}

export function openFakeDevices(): Devices {
  const tracks = { microphone: { enabled: true }, camera: { enabled: true } } as unknown as Record<Sending, MediaStreamTrack>;
  const on = { microphone: false, camera: false };
  const snapshot = {} as DevicesSnapshot;
  return {
    subscribe: () => () => {},
    getSnapshot: () => snapshot,
    open: async (kind) => ((on[kind] = true), "on"),
    close: (kind) => void (on[kind] = false),
    choose: async () => "on",
    track: (kind) => (on[kind] ? tracks[kind] : null),
    preview: () => null,
    level: () => 0,
  };
}
