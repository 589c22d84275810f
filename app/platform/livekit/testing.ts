import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { livekitCaches } from "./build.ts";
import { type LiveKit, startLiveKit } from "./server.ts";

const checkout = new URL("../../../", import.meta.url).pathname;
export const quiet = { info: () => {}, warn: () => {} };

/** `kill` is what a crash does; it comes back by itself. */
export type TestLiveKit = LiveKit & { kill(): Promise<void> };

/** A media server of a test's own, in a folder that goes with it. Null without Go; the first on a machine builds for minutes. */
export async function openTestLiveKit(webhookUrl = "http://127.0.0.1:9/none"): Promise<TestLiveKit | null> {
  const folder = await mkdtemp(join(tmpdir(), "radslag-livekit-"));
  const livekit = await startLiveKit({ ...livekitOfCheckout(), folder, webhookUrl, log: quiet });
  const stop = async () => {
    await livekit.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const kill = async () => {
    process.kill(Number.parseInt(await readFile(join(folder, "livekit.pid"), "utf8"), 10), "SIGKILL");
  };
  if (await livekit.ready) return { ...livekit, stop, kill };
  const state = livekit.state();
  await stop();
  if (state.is === "absent" && state.because === "failed") throw new Error(state.detail);
  console.warn("no media server: Go is missing or too old, its tests are skipped");
  return null;
}

export function livekitOfCheckout() {
  return {
    source: join(checkout, "infra/livekit"),
    caches: livekitCaches(checkout, process.env, process.getuid?.()),
    environment: process.env,
  };
}
