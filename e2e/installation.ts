import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** What a person has who opens a new terminal: no LANG, and no Node of any checkout in the path. */
export function bareEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((part) => !part.includes("node_modules"));
  return { PATH: path.join(delimiter), HOME: process.env["HOME"], ...more };
}

type Settings = {
  checkout: string;
  command: string;
  args: string[];
  environment: NodeJS.ProcessEnv;
  user?: { uid: number; gid: number };
};

/** One `npm start` (or its launcher) as a person sees it: lines on a screen, a program that can be ended. */
export type Installation = {
  child: ChildProcessByStdio<null, Readable, Readable>;
  lines: readonly string[];
  /** The first line that matches, or a fault with all lines when the program ends before. */
  line(wanted: RegExp): Promise<string>;
  /** The address of the start page, printed when the pages answer. */
  address(): Promise<string>;
  /** Ctrl-C: a terminal sends it to everything in the command's group. */
  interrupt(): void;
  ended: Promise<unknown>;
};

export function startInstallation({ checkout, command, args, environment, user }: Settings): Installation {
  // A group of its own, as a terminal gives each command.
  const child = spawn(command, args, { cwd: checkout, env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true, ...user });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", (text) => lines.push(text));
  async function line(wanted: RegExp): Promise<string> {
    for (;;) {
      const found = lines.find((one) => wanted.test(one));
      if (found !== undefined) return found;
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(["Ended before its line came:", ...lines].join("\n"));
      await sleep(50);
    }
  }
  const address = async () => /http:\/\/localhost:\d+\//.exec(await line(/http:\/\/localhost:\d+\//))?.[0] ?? "";
  const interrupt = () => void process.kill(-(child.pid ?? 0), "SIGINT");
  return { child, lines, line, address, interrupt, ended: once(child, "exit") };
}

/** A link among those that a demonstration prints at its start: it signs someone on the staff in, once. */
export function signInLinkOf({ lines }: Pick<Installation, "lines">, name: string): string {
  const link = lines.map((line) => new RegExp(`^\\s*${name}.*(http://\\S+)`).exec(line)?.[1]).find(Boolean);
  if (!link) throw new Error(`no link for ${name} among\n${lines.join("\n")}`);
  return link;
}

/** The process number of app/main.ts: the launcher's only child. */
export function houseOf({ child }: Installation): number {
  return Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8"));
}

/** Living programs that name `folder` in their command: the house's children as the machine sees them. */
export function programsOf(folder: string): { pid: number; command: string }[] {
  return readdirSync("/proc").flatMap((name) => {
    const pid = Number(name);
    if (!pid || pid === process.pid) return [];
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return command.includes(folder) ? [{ pid, command }] : [];
    } catch {
      return [];
    }
  });
}

/** Where the embedded database keeps its files for the data folder `data`. */
export async function databaseFolder(data: string): Promise<string> {
  const own = join(data, "postgres");
  const apart = await readFile(join(own, "postgresql.path"), "utf8").catch(() => own);
  return join(apart.trim(), "postgresql");
}

/** A look into the database past the house, as an operator could. */
export async function lookInto(data: string, text: string): Promise<unknown[]> {
  const pidFile = await readFile(join(await databaseFolder(data), "postmaster.pid"), "utf8");
  const password = await readFile(join(data, "postgres", "postgresql.password"), "utf8");
  const client = new pg.Client({
    host: "127.0.0.1",
    port: Number(pidFile.split("\n")[3]),
    user: "radslag",
    password,
    database: "radslag",
  });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
