import { mkdir, realpath } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type BuildStep, buildLivekit, findLivekit } from "./build.ts";
import { type Child, adoptChild, healthy, startChild, stopChild } from "./child.ts";
import { type LiveKitPorts, livekitIdentity, movePorts, portsFree, writeLivekitConfig } from "./config.ts";

export type MediaServerState =
  | ({ is: "building" } & BuildStep)
  | { is: "starting" }
  | { is: "ready" }
  | { is: "stopped" }
  | { is: "absent"; because: "no-go"; needs: string }
  | { is: "absent"; because: "old-go"; needs: string; has: string }
  | { is: "absent"; because: "failed"; detail: string };

export type LiveKit = {
  /** Signalling and API on loopback, the same for the life of this object, ready or not. */
  url: URL;
  apiKey: string;
  secret: string;
  state(): MediaServerState;
  /** Told at each change; answers the function that ends it. */
  onState(listener: (state: MediaServerState) => void): () => void;
  /** The first time it answers: true. False when it never will (no Go, a failed build, stopped). */
  ready: Promise<boolean>;
  /** Ends the build or the server; resolves when it is gone. */
  stop(): Promise<void>;
};

type Needs = {
  /** The data folder: keys, ports, process id, log. */
  folder: string;
  /** infra/livekit: the pinned sources. */
  source: string;
  /** Where a built binary is kept (`livekitCaches`). */
  caches: readonly string[];
  environment: NodeJS.ProcessEnv;
  webhookUrl: string;
  /** Fixed ports, when a firewall opens some; otherwise free ones, kept from start to start. */
  ports?: LiveKitPorts;
  /** The address at which browsers elsewhere reach the media ports. Without it only this machine hears anything. */
  announce?: string;
  log: { info(about: object, message: string): void; warn(about: object, message: string): void };
};

const patience = 30_000;
const longestPause = 10_000;

/**
 * Builds the media server when needed, starts it (or adopts the one a killed server of ours left running) and starts it
 * again on the same ports with the same keys whenever it dies. Resolves at once; nothing here ever stops the product.
 */
export async function startLiveKit(needs: Needs): Promise<LiveKit> {
  const { source, caches, environment, webhookUrl, announce, log } = needs;
  await mkdir(needs.folder, { recursive: true });
  const folder = await realpath(needs.folder);
  let identity = await livekitIdentity(folder, needs.ports, announce !== undefined);
  let config = await writeLivekitConfig(folder, identity, { webhookUrl, announce });
  const before = await findLivekit(source, caches);
  const startOf = (binary: string) => ({ folder, binary, configFile: config.file, configText: config.text });
  const orphan = before ? await adoptChild(startOf(before)) : null;
  if (!orphan && !needs.ports && !(await portsFree(identity.ports))) {
    identity = await movePorts(folder, identity, announce !== undefined);
    config = await writeLivekitConfig(folder, identity, { webhookUrl, announce });
  }

  const stopping = new AbortController();
  const listeners = new Set<(state: MediaServerState) => void>();
  let state: MediaServerState = { is: "starting" };
  const become = (next: MediaServerState) => {
    state = next;
    for (const tell of listeners) tell(next);
  };
  const url = new URL(`http://127.0.0.1:${identity.ports.signal}`);
  let first: (ready: boolean) => void = () => {};
  const ready = new Promise<boolean>((resolve) => (first = resolve));

  async function obtain(): Promise<string | null> {
    if (before) return before;
    const onStep = (step: BuildStep) => become({ is: "building", ...step });
    const built = await buildLivekit({ source, caches, environment, onStep, signal: stopping.signal });
    if (built.outcome === "built") return built.binary;
    const { outcome, ...why } = built;
    if (outcome !== "stopped") {
      become({ is: "absent", because: outcome, ...why } as MediaServerState);
      log.warn({ because: outcome, ...why }, "media server absent");
    }
    return null;
  }

  /** Starts, watches and starts again, with a pause that doubles while it does not even come up. */
  async function keepUp(binary: string): Promise<void> {
    let child: Child | null = orphan;
    let pause = 100;
    while (!stopping.signal.aborted) {
      child ??= await startChild(startOf(binary));
      const up = await healthy(url, child, patience);
      if (up && !stopping.signal.aborted) {
        log.info({ pid: child.pid, adopted: child.adopted, url: url.href }, "media server ready");
        become({ is: "ready" });
        first(true);
        pause = 100;
        await Promise.race([child.died, aborted(stopping.signal)]);
      }
      if (!up || stopping.signal.aborted) await stopChild(folder, child);
      if (stopping.signal.aborted) return;
      log.warn({ pid: child.pid, pause }, up ? "media server died" : "media server did not start, see livekit.log");
      become({ is: "starting" });
      child = null;
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
      pause = Math.min(pause * 2, longestPause);
    }
  }

  const running = obtain()
    .then((binary) => (binary ? keepUp(binary) : undefined))
    .catch((fault: unknown) => {
      log.warn({ err: fault }, "media server given up");
      become({ is: "absent", because: "failed", detail: String(fault) });
    })
    .finally(() => first(false));

  return {
    url,
    apiKey: identity.apiKey,
    secret: identity.secret,
    state: () => state,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ready,
    stop: async () => {
      stopping.abort();
      await running;
      if (state.is !== "absent") become({ is: "stopped" });
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
