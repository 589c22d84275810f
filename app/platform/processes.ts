import { mkdir, open, readFile, readlink, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** One line of /proc/<pid>/stat after the name: state first, start time (ticks since boot) as number 20. `undefined` off Linux or gone. */
async function procStat(pid: number): Promise<string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

/** A zombie does not count: in a container nobody may ever collect it, and it holds nothing any more. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === "EPERM";
  }
  const state = (await procStat(pid))?.[0];
  return state !== "Z" && state !== "X";
}

/** Is `pid` alive and at home in `folder`? A number that another program got since then is not it. Off Linux always false. */
export async function runsIn(pid: number, folder: string): Promise<boolean> {
  const home = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return home === folder && (await isAlive(pid));
}

export async function readPid(file: string): Promise<number | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  return pid > 1 ? pid : undefined;
}

/** Signals `pid` and waits until it is gone; after `patience` ms it gets SIGQUIT, which PostgreSQL and Go programs obey at once. */
export async function end(pid: number, signal: NodeJS.Signals, patience: number): Promise<void> {
  for (const next of [signal, "SIGQUIT", "SIGKILL"] as const) {
    try {
      process.kill(pid, next);
    } catch {
      return;
    }
    for (let waited = 0; waited < patience; waited += 20) {
      if (!(await isAlive(pid))) return;
      await sleep(20);
    }
  }
  throw new Error(`Process ${pid} cannot be stopped`);
}

/** Its message is a sentence for the person at the keyboard. */
export class AlreadyRunning extends Error {}

/**
 * Takes `file` for this process, so that two starts in one folder do not share a database server. Throws `AlreadyRunning` when a
 * living process holds it; what a killed process left is taken over.
 */
export async function hold(file: string, what: string): Promise<() => Promise<void>> {
  await mkdir(dirname(file), { recursive: true });
  const mine = `${process.pid} ${(await procStat(process.pid))?.[19] ?? ""}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const handle = await open(file, "wx", 0o644).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== "EEXIST") throw fault;
    });
    if (handle) {
      await handle.writeFile(mine);
      await handle.close();
      return () => rm(file, { force: true });
    }
    const [pid, started] = (await readFile(file, "utf8").catch(() => "")).split(" ");
    const holder = Number(pid);
    const sameProcess = started === ((await procStat(holder))?.[19] ?? "");
    if (holder > 1 && sameProcess && (await isAlive(holder))) {
      throw new AlreadyRunning(`${what} is already running here (process ${holder}). Stop it first: kill ${holder}`);
    }
    await rm(file, { force: true });
  }
  throw new Error(`${file} cannot be taken: another start is going on`);
}
