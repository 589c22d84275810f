import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { openTestLiveKit } from "#platform/livekit/testing";
import { openLiveKitEngine } from "../engine-livekit.ts";
import type { MediaEngine, MediaEvent, MediaNews } from "../media-engine.ts";

export type MediaServer = {
  engine: MediaEngine;
  url: URL;
  /** What its webhook told so far, in the order it came. */
  events: MediaEvent[];
  /** Outcomes of every webhook, forged ones too. */
  news: MediaNews[];
  /** Whose sound or picture each published track is, by the media server's id of it. */
  owners: ReadonlyMap<string, { room: string; personId: string }>;
  kill(): Promise<void>;
  close(): Promise<void>;
};

const told = z.object({
  track: z.object({ sid: z.string() }).optional(),
  participant: z.object({ identity: z.string() }).optional(),
  room: z.object({ name: z.string() }).optional(),
});

/** A real LiveKit with our engine and a webhook listener. Null where there is no Go to build it with. */
export async function openMediaServer(): Promise<MediaServer | null> {
  const events: MediaEvent[] = [];
  const news: MediaNews[] = [];
  const owners = new Map<string, { room: string; personId: string }>();
  let engine: MediaEngine | undefined;
  const webhook = createServer(async (request, response) => {
    const body = await text(request);
    const heard = await engine?.read(body, request.headers.authorization);
    const { track, participant, room } = told.parse(JSON.parse(body));
    if (track && participant && room) owners.set(track.sid, { room: room.name, personId: participant.identity });
    if (heard) news.push(heard);
    if (heard?.outcome === "event") events.push(heard.event);
    response.end();
  });
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  const { port } = webhook.address() as AddressInfo;
  const livekit = await openTestLiveKit(`http://127.0.0.1:${port}/hooks/media`);
  if (!livekit) {
    webhook.close();
    return null;
  }
  engine = openLiveKitEngine({ ...livekit, up: () => livekit.state().is === "ready" });
  const close = async () => {
    await livekit.stop();
    webhook.closeAllConnections();
    webhook.close();
  };
  return { engine, url: livekit.url, events, news, owners, kill: livekit.kill, close };
}
