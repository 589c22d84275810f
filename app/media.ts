import { join } from "node:path";
import { type MediaEngine, noMedia, openLiveKitEngine } from "#video";
import type { HttpServer } from "#platform/http/http-server";
import { livekitCaches } from "#platform/livekit/build";
import { type MediaServerState, startLiveKit } from "#platform/livekit/server";
import type { Log } from "#platform/log";
import { passOn, passOnHttp } from "#platform/pass-on";
import type { Settings } from "#platform/settings";

export type Media = {
  engine: MediaEngine;
  state(): MediaServerState;
  onState(listener: (state: MediaServerState) => void): void;
  /** Browsers reach the media server's signalling by our own origin. */
  addDoors(web: HttpServer): void;
  stop(): Promise<void>;
};

type Needs = { settings: Settings; checkout: string; origin: URL; log: Log };

/** A LiveKit of the operator's, or the one that we build and keep up beside us. Never in the way of the start. */
export async function startMedia({ settings, checkout, origin, log }: Needs): Promise<Media> {
  if (settings.livekit) {
    const { url, apiKey, secret } = settings.livekit;
    const api = new URL(url.href.replace(/^ws/, "http"));
    return {
      engine: openLiveKitEngine({ url: api, apiKey, secret, up: () => true }),
      state: () => ({ is: "ready" }),
      onState: () => {},
      addDoors: (web) => addDoors(web, api),
      stop: async () => {},
    };
  }
  if (!settings.processes.has("live")) {
    return { engine: noMedia, state: () => ({ is: "stopped" }), onState: () => {}, addDoors: () => {}, stop: async () => {} };
  }
  const server = await startLiveKit({
    folder: join(settings.dataFolder, "livekit"),
    source: join(checkout, "infra/livekit"),
    caches: livekitCaches(checkout, process.env, process.getuid?.()),
    environment: process.env,
    webhookUrl: new URL("/hooks/livekit", origin).href,
    log,
  });
  const { url, apiKey, secret } = server;
  return {
    engine: openLiveKitEngine({ url, apiKey, secret, up: () => server.state().is === "ready" }),
    state: () => server.state(),
    onState: (listener) => void server.onState(listener),
    addDoors: (web) => addDoors(web, url),
    stop: () => server.stop(),
  };
}

function addDoors(web: HttpServer, target: URL): void {
  web.addSocketDoor("/rtc", (request, socket, head) => passOn(request, socket, head, target));
  web.addDoor((request, response) => {
    if (request.method !== "GET" || !/^\/rtc(\/|\?)/.test(request.url ?? "")) return false;
    passOnHttp(request, response, target);
    return true;
  });
}
