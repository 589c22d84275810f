import type { RemoteTrack, Room } from "@livekit/rtc-node";
import { rtc } from "./rtc.ts";
import { audible, loudnessOf, sine } from "./tones.ts";

export type TonePerson = {
  /** Joins, or moves: the tone leaves the old room before it is sent in the new one. */
  go(url: URL, token: string): Promise<void>;
  /** Which tones were heard during the coming milliseconds (at least 200 of them), in whose sound. */
  listen(milliseconds: number): Promise<Heard[]>;
  /** Everyone in the room whose sound reaches us, by person id, sorted. */
  present(): string[];
  leave(): Promise<void>;
};
export type Heard = { personId: string; tones: number[] };

type Needs = {
  /** The tone this person sends, in Hz; undefined = only listens. */
  tone?: number;
  /** All tones that may be heard. */
  tones: readonly number[];
  /** The connection is gone for good: ask where this person belongs and `go` there. */
  onLost?: () => void;
};

const sendRate = 48_000;
const hearRate = 16_000;
const block = 100;
const enough = 2;
const patience = 15_000;

/** On a busy machine the SDK may never answer for a room that it is about to lose: then it is tried another way. */
async function answered<Answer>(asked: Promise<Answer> | undefined): Promise<Answer | undefined> {
  let late: NodeJS.Timeout | undefined;
  const never = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error("the media SDK does not answer")), patience);
  });
  return Promise.race([asked, never]).finally(() => clearTimeout(late));
}

/** A participant without a browser: sends a sine tone and reads what reaches it. About a tenth of a core each in a group of four. */
export function openTonePerson({ tone, tones, onLost = () => {} }: Needs): TonePerson {
  const source = new rtc.AudioSource(sendRate, 1, 200);
  let room: Room | undefined;
  let sending = true;
  /** Coming again to the same room ends the connection before: nothing is lost by that. */
  let moving = false;
  let window: Map<string, Map<number, number>> | undefined;

  /** Tones are whole tens of hertz, so a block of 100 ms ends where it began: made once, sent again and again. */
  async function send(frequency: number) {
    const samples = (sendRate * block) / 1000;
    const frame = new rtc.AudioFrame(sine(frequency, sendRate, samples, 0), sendRate, 1, samples);
    while (sending) await source.captureFrame(frame);
  }
  if (tone) void send(tone);

  async function hear(track: RemoteTrack, personId: string) {
    for await (const frame of new rtc.AudioStream(track, { sampleRate: hearRate, numChannels: 1, frameSizeMs: block })) {
      if (!window) continue;
      const counts = window.get(personId) ?? new Map<number, number>();
      window.set(personId, counts);
      for (const each of tones) {
        if (loudnessOf(each, frame.data, hearRate) > audible) counts.set(each, (counts.get(each) ?? 0) + 1);
      }
    }
  }

  async function go(url: URL, token: string) {
    moving = true;
    await move(url, token).finally(() => (moving = false));
    if (!room?.isConnected) throw new Error("lost on arrival");
  }
  async function move(url: URL, token: string) {
    const before = room;
    const next = new rtc.Room();
    next.on(rtc.RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
      // A track may be gone before it is read, when the room breaks in that moment: who is not heard is missing in what `listen` says.
      if (track.kind === rtc.TrackKind.KIND_AUDIO) hear(track, identity).catch(() => {});
    });
    next.on(rtc.RoomEvent.Disconnected, () => {
      if (room === next && !moving) onLost();
    });
    await answered(next.connect(url.href, token, { autoSubscribe: true, dynacast: false }));
    room = next;
    // This SDK answers for an unpublished track before the media server has heard of it; a room that is left sends nothing.
    await answered(before?.disconnect()).catch(() => {});
    if (!tone) return;
    const track = rtc.LocalAudioTrack.createAudioTrack("tone", source);
    await answered(next.localParticipant?.publishTrack(track, new rtc.TrackPublishOptions({ source: rtc.TrackSource.SOURCE_MICROPHONE, dtx: false })));
  }

  return {
    go,
    listen: async (milliseconds) => {
      const heard = new Map<string, Map<number, number>>();
      window = heard;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      window = undefined;
      return [...heard]
        .map(([personId, counts]) => ({ personId, tones: [...counts].filter(([, blocks]) => blocks >= enough).map(([each]) => each) }))
        .filter(({ tones: found }) => found.length > 0)
        .sort((a, b) => a.personId.localeCompare(b.personId));
    },
    present: () => [...(room?.remoteParticipants.keys() ?? [])].sort(),
    leave: async () => {
      sending = false;
      const last = room;
      room = undefined;
      await answered(last?.disconnect()).catch(() => {});
      await source.close();
    },
  };
}
