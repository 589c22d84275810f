import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { promisify } from "node:util";

/** What a program of another make reads in a letter, and every fault it finds. */
export type Judged = {
  faults: string[];
  to: string[];
  from: string;
  replyTo: string | null;
  subject: string;
  messageId: string;
  language: string | null;
  unsubscribe: [string, string] | null;
  text: string;
  types: string[];
  calendar: { method: string; events: { uid: string; sequence: number; starts: string; ends: string; status: string; summary: string; description: string }[] } | null;
  signature: { holds: boolean; covers: string[] } | null;
};

export type Judge = (letters: readonly Uint8Array[], keys?: Record<string, string>) => Promise<Judged[]>;

const run = promisify(execFile);
const requirements = join(import.meta.dirname, "requirements.txt");
const folder = join(import.meta.dirname, "../../../../../.cache/letter-judge", createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12));

/** Needs Python 3.11 and, the first time, its packages from the net. Without them the answer is nothing, and a line says so. */
export async function openJudge(): Promise<Judge | undefined> {
  const python = join(folder, "bin/python");
  const ready = join(folder, "bin/dknewkey");
  if (!existsSync(ready)) {
    try {
      await run("python3", ["-m", "venv", folder]);
      await run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement", requirements], { timeout: 240_000 });
    } catch (fault) {
      await rm(folder, { recursive: true, force: true });
      console.warn(`SKIPPED: no second reader of letters (Python with icalendar and dkimpy): ${String(fault).split("\n")[0]}`);
      return undefined;
    }
  }
  return async (letters, keys = {}) => {
    const child = spawn(python, [join(import.meta.dirname, "judge.py")], { stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.end(JSON.stringify(letters.map((raw) => ({ raw: Buffer.from(raw).toString("base64"), keys }))));
    return JSON.parse(await text(child.stdout)) as Judged[];
  };
}
