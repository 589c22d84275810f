import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type BuildStep, buildLivekit, findLivekit, livekitCaches, livekitVersion } from "./build.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "radslag-build-"));
  await mkdir(join(folder, "source"));
  await writeFile(join(folder, "source/go.mod"), "module m\n\ngo 1.26\n\nrequire github.com/livekit/livekit-server v1.13.5\n");
  await writeFile(join(folder, "source/go.sum"), "");
});
afterEach(() => rm(folder, { recursive: true }));

/** A stand-in for Go: answers what the build asks, so that its steps are seen without two minutes of compiling. */
async function fakeGo(version: string, build = "exit 0"): Promise<NodeJS.ProcessEnv> {
  await mkdir(join(folder, "bin"));
  const script = `#!/bin/sh
case "$1" in
env) echo go${version} ;;
list) printf 'a\\nb\\nc\\nd\\n' ;;
build) for p in a b cached c d; do echo $p >&2; done; while [ "$1" != "-o" ]; do shift; done; echo binary > "$2"; chmod +x "$2"; ${build} ;;
esac`;
  await writeFile(join(folder, "bin/go"), script);
  await chmod(join(folder, "bin/go"), 0o755);
  return { PATH: `${join(folder, "bin")}:/usr/bin:/bin`, HOME: folder };
}

const needs = (environment: NodeJS.ProcessEnv, onStep: (step: BuildStep) => void = () => {}) => ({
  source: join(folder, "source"),
  caches: [join(folder, "cache")],
  environment,
  onStep,
});

test("A1: tells how far it is and leaves one finished file, found by the next start", async () => {
  const steps: BuildStep[] = [];
  const environment = await fakeGo("1.26.8");
  const wanted = needs(environment, (step) => steps.push(step));
  expect(await findLivekit(wanted.source, wanted.caches)).toBeNull();
  const built = await buildLivekit(wanted);
  expect(steps).toEqual([
    { step: "fetching" },
    { step: "compiling", percent: 25 },
    { step: "compiling", percent: 50 },
    { step: "compiling", percent: 75 },
    { step: "linking" },
  ]);
  expect(built).toEqual({ outcome: "built", binary: await findLivekit(wanted.source, wanted.caches) });
  expect(await readdir(join(folder, "cache", await livekitVersion(wanted.source)))).toEqual(["livekit-server"]);
});

test("another pin is another binary", async () => {
  const before = await livekitVersion(join(folder, "source"));
  await writeFile(join(folder, "source/go.sum"), "another checksum");
  const after = await livekitVersion(join(folder, "source"));
  expect([before.slice(0, 7), after.slice(0, 7)]).toEqual(["1.13.5-", "1.13.5-"]);
  expect(after).not.toBe(before);
});

test("too old a Go says which one is needed", async () => {
  expect(await buildLivekit(needs(await fakeGo("1.9.7")))).toEqual({ outcome: "old-go", needs: "1.26", has: "1.9.7" });
});

test("a build that fails leaves nothing that looks like a server", async () => {
  const wanted = needs(await fakeGo("1.27", "echo 'no space left' >&2; exit 1"));
  expect(await buildLivekit(wanted)).toEqual({ outcome: "failed", detail: "no space left" });
  expect(await findLivekit(wanted.source, wanted.caches)).toBeNull();
  expect(await readdir(join(folder, "cache", await livekitVersion(wanted.source)))).toEqual([]);
});

test("root builds where other accounts can read, a person in the own cache, a checkout is the last resort", () => {
  expect(livekitCaches("/checkout", { HOME: "/root" }, 0)).toEqual(["/var/lib/radslag/livekit", "/checkout/.cache/livekit"]);
  expect(livekitCaches("/checkout", { HOME: "/home/a" }, 1000)).toEqual(["/home/a/.cache/radslag/livekit", "/checkout/.cache/livekit"]);
  expect(livekitCaches("/checkout", {}, 1000)).toEqual(["/checkout/.cache/livekit"]);
});
