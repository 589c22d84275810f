import WebSocket from "ws";
import { type LiveClient, type LiveView, type Mode, type Place, connectLive } from "#live/shared";
import { rtc } from "../app/meeting/video/testing/rtc.ts";
import { type TonePerson, openTonePerson } from "../app/meeting/video/testing/tone-person.ts";
import type { House } from "./house.ts";

/** A participant without a browser, on the same line as everybody's browser. */
export type Programme = {
  live: LiveClient;
  /** Sends its own tone and hears the others'; none for someone who takes part in text. */
  voice?: TonePerson;
  view(): LiveView;
  /** The first answer of `wanted` that is something. */
  until<Found>(wanted: (view: LiveView) => Found | undefined | null | false, patience?: number): Promise<Found>;
  close(): Promise<void>;
};

type Entry = {
  house: Pick<House, "origin">;
  meetingId: string;
  /** From `signIn`. */
  cookie: string;
  mode?: Mode;
  staff?: boolean;
  /** `mediaServer`: reached past our own origin, which lets in only what a browser sends. */
  sound?: { tone: number; tones: readonly number[]; mediaServer: string };
};

export function enter({ house, meetingId, cookie, mode = "voice", staff = false, sound }: Entry): Programme {
  const live = connectLive({
    url: `${house.origin.replace("http", "ws")}/live/${meetingId}${staff ? "?as=staff" : ""}`,
    mode,
    openSocket: (url) => new WebSocket(url, { headers: { cookie, origin: house.origin } }),
  });
  const voice = sound && follow(live, sound);
  let closing: Promise<void> | undefined;

  return {
    live,
    ...(voice && { voice }),
    view: () => live.getSnapshot(),
    until: (wanted, patience = 60_000) => until(live, wanted, patience),
    close: () =>
      (closing ??= (async () => {
        live.close();
        await voice?.leave();
      })()),
  };
}

/** Goes where the line says, one move after the other; a place without sound is asked for again. */
function follow(live: LiveClient, { mediaServer, ...tone }: NonNullable<Entry["sound"]>): TonePerson {
  let told: Place | null = null;
  /** The media room that the sound is in or on its way to: to be told of it again is no move. */
  let heading: string | null = null;
  let moves: Promise<unknown> = Promise.resolve();
  const askAgain = () => {
    heading = null;
    live.whereAmI();
  };
  const voice = openTonePerson({ ...tone, onLost: askAgain });
  const go = async (place: Place) => {
    const { media } = place;
    if (place !== told) return;
    if (media.kind === "livekit" && media.room !== heading) {
      heading = media.room;
      await voice.go(new URL(mediaServer.replace("http", "ws")), media.token);
    }
    live.arrived(place.version);
  };
  live.subscribe(() => {
    const { place } = live.getSnapshot();
    if (!place || place === told) return;
    told = place;
    if (place.media.kind === "later") setTimeout(askAgain, 500);
    else moves = moves.then(() => go(place)).catch(() => setTimeout(askAgain, 500));
  });
  return voice;
}

function until<Found>(live: LiveClient, wanted: (view: LiveView) => Found | undefined | null | false, patience: number): Promise<Found> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = wanted(live.getSnapshot());
      if (!found) return;
      clearTimeout(late);
      stop();
      resolve(found);
    };
    const stop = live.subscribe(look);
    const late = setTimeout(() => {
      stop();
      reject(new Error(`waited in vain for ${String(wanted)}; the view is ${JSON.stringify(live.getSnapshot())}`));
    }, patience);
    look();
  });
}

/** Who hears whom: for each of the programmes, by person id, the tones heard and from whom they came: "<person> <tone>". */
export async function whoHearsWhom(programmes: readonly Programme[]): Promise<Record<string, string[]>> {
  const idOf = ({ live }: Programme) => live.getSnapshot().you?.personId ?? "";
  const ids = programmes.map(idOf);
  const heard = await Promise.all(programmes.map(async ({ voice }) => (await voice?.listen(1500)) ?? []));
  const rows = heard.map((list) => list.filter(({ personId }) => ids.includes(personId)).map(({ personId, tones }) => `${personId} ${tones.join("+")}`));
  return Object.fromEntries(ids.map((id, at) => [id, rows[at]?.sort() ?? []]));
}

export const endMedia = () => rtc.dispose();
