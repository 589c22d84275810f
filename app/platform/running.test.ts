import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findRunning, noteRunning } from "./running.ts";

test("a running house is found by its data folder, which may not be there yet; stopped, it is not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "radslag-running-"));
  const dataFolder = join(folder, "not", "yet");
  const running = { origin: "http://localhost:3000/", databaseUrl: "postgres://secret@localhost/radslag" };
  try {
    expect(await findRunning(dataFolder)).toBeUndefined();
    const forget = await noteRunning(dataFolder, running);
    expect(await findRunning(dataFolder)).toEqual(running);
    expect((await stat(join(dataFolder, "running.json"))).mode & 0o077).toBe(0);
    await forget();
    expect(await findRunning(dataFolder)).toBeUndefined();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
