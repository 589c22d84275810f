import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { openSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { end, runsIn } from "../processes.ts";

/** A running media server: started by us, or adopted from a server of ours that was killed. */
export type Child = { pid: number; adopted: boolean; died: Promise<void> };

/** `folder` is absolute and without links: what runs there is ours. */
type Start = { folder: string; binary: string; configFile: string; configText: string };

/**
 * The media server of an earlier run, if it still runs with the same binary and configuration: the talks in it go on
 * while our own server restarts. One that differs is stopped.
 */
export async function adoptChild(start: Start): Promise<Child | null> {
  const { folder } = start;
  const [first, fingerprint] = (await readFile(pidFile(folder), "utf8").catch(() => "")).split(" ");
  const pid = Number(first);
  if (!pid || !(await runsIn(pid, folder))) return null;
  const child = { pid, adopted: true, died: gone(pid, folder) };
  if (fingerprint === fingerprintOf(start)) return child;
  await stopChild(folder, child);
  return null;
}

/** Writes to a file and has a group of its own: a pipe would break, and kill it, when our server is killed. */
export async function startChild(start: Start): Promise<Child> {
  const { folder, binary, configFile } = start;
  const log = openSync(join(folder, "livekit.log"), "w", 0o600);
  const child = spawn(binary, ["--config", configFile], { cwd: folder, stdio: ["ignore", log, log], detached: true });
  const died = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  if (child.pid) await writeFile(pidFile(folder), `${child.pid} ${fingerprintOf(start)}`);
  return { pid: child.pid ?? 0, adopted: false, died };
}

/**
 * The first signal drains (waits until everyone has left), so a second follows. An open idle connection would still hold
 * it for 5 s and it keeps nothing on disk: 400 ms a signal, then it is killed.
 */
export async function stopChild(folder: string, { pid }: Child): Promise<void> {
  if (pid && (await runsIn(pid, folder))) {
    process.kill(pid, "SIGTERM");
    await sleep(20);
    await end(pid, "SIGINT", 400);
  }
  await rm(pidFile(folder), { force: true });
}

/** Resolves true when it answers that it is ready, false when it died or did not answer in time. */
export async function healthy(url: URL, { died }: Child, withinMilliseconds: number): Promise<boolean> {
  const stop = new AbortController();
  void died.then(() => stop.abort());
  for (let attempt = 0; attempt < withinMilliseconds / 100 && !stop.signal.aborted; attempt += 1) {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(2_000)]);
    const answer = await fetch(url, { signal }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}

function pidFile(folder: string): string {
  return join(folder, "livekit.pid");
}

function fingerprintOf({ binary, configText }: Start): string {
  return createHash("sha256").update(binary).update(configText).digest("hex").slice(0, 16);
}

/** Nobody tells us when a process dies that is not our child: look twice a second. */
async function gone(pid: number, folder: string): Promise<void> {
  while (await runsIn(pid, folder)) await sleep(500, undefined, { ref: false });
}
