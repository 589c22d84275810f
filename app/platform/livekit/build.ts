import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { access, constants, mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { setPriority } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** How far the build is: sources first, then packages (percent of those that are not yet compiled), then one file. */
export type BuildStep = { step: "fetching" } | { step: "compiling"; percent: number } | { step: "linking" };

/** `detail` is one line for the operator's log, in English, as Go said it. */
export type BuildResult =
  | { outcome: "built"; binary: string }
  | { outcome: "no-go"; needs: string }
  | { outcome: "old-go"; needs: string; has: string }
  | { outcome: "stopped" }
  | { outcome: "failed"; detail: string };

type Needs = {
  /** The folder with go.mod and go.sum. */
  source: string;
  /** Where the binary is looked for, in order; it is built into the first that can be written. */
  caches: readonly string[];
  environment: NodeJS.ProcessEnv;
  onStep: (step: BuildStep) => void;
  signal?: AbortSignal;
};

const tool = "github.com/livekit/livekit-server/cmd/server";
const flags = ["-trimpath", "-buildvcs=false", "-mod=readonly", "-ldflags=-s -w"];
/** Pages, tests and PostgreSQL come first: the build takes what they leave over. */
const background = 15;

/**
 * Folders that a second checkout on the same machine finds again: the machine's when we are root (a database user or
 * another account cannot read under root's home), the person's otherwise, and the checkout itself as the last resort.
 */
export function livekitCaches(checkout: string, environment: NodeJS.ProcessEnv, userId: number | undefined): string[] {
  const machine = "/var/lib/radslag/livekit";
  const home = environment["HOME"];
  const own = environment["XDG_CACHE_HOME"] ?? (home ? join(home, ".cache") : undefined);
  return [
    ...(userId === 0 ? [machine] : own ? [join(own, "radslag/livekit")] : []),
    join(checkout, ".cache/livekit"),
  ];
}

/** The version and the digest of every pinned source: another pin is another binary. */
export async function livekitVersion(source: string): Promise<string> {
  const [mod, sum] = await Promise.all([readFile(join(source, "go.mod"), "utf8"), readFile(join(source, "go.sum"))]);
  const version = /github\.com\/livekit\/livekit-server v(\S+)/.exec(mod)?.[1];
  if (!version) throw new Error(`${source}/go.mod does not pin livekit-server`);
  return `${version}-${createHash("sha256").update(mod).update(sum).digest("hex").slice(0, 8)}`;
}

/** A binary built before, or null. */
export async function findLivekit(source: string, caches: readonly string[]): Promise<string | null> {
  const version = await livekitVersion(source);
  for (const cache of caches) {
    const binary = join(cache, version, "livekit-server");
    if (await access(binary, constants.X_OK).then(() => true, () => false)) return binary;
  }
  return null;
}

/** Builds the media server. A build that was stopped goes on where it was: Go keeps each compiled package. */
export async function buildLivekit({ source, caches, environment, onStep, signal }: Needs): Promise<BuildResult> {
  const needs = /^go (\d+\.\d+)/m.exec(await readFile(join(source, "go.mod"), "utf8"))?.[1] ?? "";
  const go = await findGo(environment);
  if (!go) return { outcome: "no-go", needs };
  const target = await writable(caches, await livekitVersion(source));
  const env = {
    ...environment,
    CGO_ENABLED: "0",
    ...(environment["HOME"] ? {} : { GOPATH: join(target, "../go"), GOCACHE: join(target, "../go-build") }),
  };
  const run = (args: string[], onLine?: (line: string) => void) => goCommand(go, args, { env, source, signal, onLine });

  const found = await run(["env", "GOVERSION"]);
  const has = found.output.replace(/^go/, "").trim();
  if (!found.ok || older(has, needs)) return { outcome: "old-go", needs, has: has || lastLine(found.errors) };

  onStep({ step: "fetching" });
  const list = await run(["list", "-deps", ...flags, "-f", "{{if .Stale}}{{.ImportPath}}{{end}}", tool]);
  if (signal?.aborted) return { outcome: "stopped" };
  if (!list.ok) return { outcome: "failed", detail: lastLine(list.errors) };
  const waiting = new Set(list.output.split("\n").filter(Boolean));
  const all = waiting.size;

  const partial = join(target, `livekit-server.${process.pid}.partial`);
  const built = await run(["build", "-v", ...flags, "-o", partial, tool], (line) => {
    if (!waiting.delete(line)) return;
    onStep(waiting.size ? { step: "compiling", percent: Math.floor((100 * (all - waiting.size)) / all) } : { step: "linking" });
  });
  if (!built.ok) {
    await rm(partial, { force: true });
    return signal?.aborted ? { outcome: "stopped" } : { outcome: "failed", detail: lastLine(built.errors) };
  }
  const binary = join(target, "livekit-server");
  await rename(partial, binary);
  return { outcome: "built", binary };
}

async function findGo(environment: NodeJS.ProcessEnv): Promise<string | null> {
  for (const folder of (environment["PATH"] ?? "").split(":").filter(Boolean)) {
    const program = join(folder, "go");
    if (await access(program, constants.X_OK).then(() => true, () => false)) return program;
  }
  return null;
}

/** The folder to build into, rid of the half-made files of builds that were killed. */
async function writable(caches: readonly string[], version: string): Promise<string> {
  for (const cache of caches) {
    const folder = join(cache, version);
    const usable = await mkdir(folder, { recursive: true, mode: 0o755 })
      .then(() => access(folder, constants.W_OK))
      .then(() => true, () => false);
    if (!usable) continue;
    for (const name of await readdir(folder)) {
      const builder = /\.(\d+)\.partial$/.exec(name)?.[1];
      if (builder && !existsSync(`/proc/${builder}`)) await rm(join(folder, name), { force: true });
    }
    return folder;
  }
  throw new Error(`none of ${caches.join(", ")} can be written`);
}

type Finished = { ok: boolean; output: string; errors: string };

function goCommand(
  program: string,
  args: string[],
  { env, source, signal, onLine }: { env: NodeJS.ProcessEnv; source: string; signal: AbortSignal | undefined; onLine: ((line: string) => void) | undefined },
): Promise<Finished> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve({ ok: false, output: "", errors: "stopped" });
    const child = spawn(program, args, { cwd: source, env, stdio: ["ignore", "pipe", "pipe"] });
    // Go clears away its half-made files on an interrupt.
    const stop = () => child.kill("SIGINT");
    signal?.addEventListener("abort", stop, { once: true });
    try {
      if (child.pid) setPriority(child.pid, background);
    } catch {
      // it may have ended already
    }
    const output: string[] = [];
    const errors: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => output.push(line));
    createInterface({ input: child.stderr }).on("line", (line) => {
      errors.push(line);
      onLine?.(line);
    });
    const end = (ok: boolean) => {
      signal?.removeEventListener("abort", stop);
      resolve({ ok, output: output.join("\n"), errors: errors.join("\n") });
    };
    child.on("error", () => end(false));
    child.on("close", (code) => end(code === 0));
  });
}

/** 1.9 is older than 1.26; the patch does not matter. */
function older(has: string, needs: string): boolean {
  const [major = 0, minor = 0] = has.split(".").map((part) => Number.parseInt(part, 10));
  const [needMajor = 0, needMinor = 0] = needs.split(".").map((part) => Number.parseInt(part, 10));
  return !(major > needMajor || (major === needMajor && minor >= needMinor));
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
