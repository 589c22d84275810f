import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { end, readPid, runsIn } from "../processes.ts";

export type ChildSettings = {
  name: string;
  command: string;
  args: readonly string[];
  /** Where it runs, an absolute path without links. No other program may run there: that is how one left by a killed parent is known. */
  folder: string;
  /** Where it writes its own process number, on the first line. */
  pidFile: string;
  environment?: NodeJS.ProcessEnv;
  user?: { uid: number; gid: number };
  stopSignal: "SIGINT" | "SIGTERM";
  /** Every line it writes on either stream. */
  onLine(line: string): void;
  /** The line that says it is up; without it, up means started. */
  isReady?(line: string): boolean;
  /** It ended unasked and comes back after `wait` ms. */
  onRestart?(reason: string, wait: number): void;
};

export type RunningChild = { stop(): Promise<void> };

const stopPatience = 10_000;
const longestWait = 10_000;
/** A child that stood this long had a good start: the next wait is short again. */
const steady = 60_000;

/**
 * Stops what a killed parent left running in `folder`. True when there was something. A number that belongs to another program
 * by now is forgotten, for the child itself only asks whether anybody has it.
 */
export async function stopLeftover({ folder, pidFile, stopSignal }: ChildSettings): Promise<boolean> {
  const pid = await readPid(pidFile);
  if (pid === undefined) return false;
  if (await runsIn(pid, folder)) {
    await end(pid, stopSignal, stopPatience);
    return true;
  }
  if (process.platform === "linux") await rm(pidFile, { force: true });
  return false;
}

/**
 * Starts a child, resolves when it is ready, and starts it again with growing waits (0.2 s doubled up to 10 s) when it dies
 * unasked. Rejects with its last lines when it ends before it was ever ready. It gets a process group of its own: Ctrl-C at
 * the keyboard then reaches only us, and our own order of stopping holds.
 */
export async function startChild(settings: ChildSettings): Promise<RunningChild> {
  let stopping = false;
  let wait = 200;
  let waiting: NodeJS.Timeout | undefined;
  let running: Run = run(settings);
  const keep = (current: Run) => {
    const since = performance.now();
    void current.ended.then((reason) => {
      if (stopping) return;
      wait = performance.now() - since > steady ? 200 : Math.min(wait * 2, longestWait);
      settings.onRestart?.(reason, wait);
      waiting = setTimeout(() => {
        running = run(settings);
        running.ready.catch(() => {});
        keep(running);
      }, wait);
    });
  };
  await running.ready;
  keep(running);
  return {
    async stop() {
      stopping = true;
      clearTimeout(waiting);
      if (running.isUp()) await end(running.pid, settings.stopSignal, stopPatience);
      await running.ended;
    },
  };
}

type Run = { pid: number; isUp(): boolean; ready: Promise<void>; ended: Promise<string> };

function run(settings: ChildSettings): Run {
  const { name, command, args, folder, environment, user, isReady, onLine } = settings;
  const child = spawn(command, args, {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    ...(environment && { env: environment }),
    ...user,
  });
  const lastLines: string[] = [];
  const ended = whenEnded(child);
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        lastLines.push(line);
        if (lastLines.length > 20) lastLines.shift();
        onLine(line);
        if (isReady?.(line)) resolve();
      });
    }
    if (!isReady) child.once("spawn", resolve);
    void ended.then((reason) => reject(new Error([`${name} did not start: ${reason}`, ...lastLines].join("\n"))));
  });
  const isUp = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return { pid: child.pid ?? 0, isUp, ready, ended };
}

/** Resolves with the reason; an unknown command ends too. Exit, not close: a grandchild may keep the streams open. */
function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (fault) => resolve(fault.message));
    child.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
}
