import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where a running house is reached by the programs that stand beside it (`npm run sign-in`, `npm run people`). */
export type Running = { origin: string; databaseUrl: string };

const file = (dataFolder: string) => join(dataFolder, "running.json");

/** Readable by its owner only: the database's address holds its password. */
export async function noteRunning(dataFolder: string, running: Running): Promise<() => Promise<void>> {
  // With a database and a key of one's own nothing else has made the folder.
  await mkdir(dataFolder, { recursive: true });
  await writeFile(file(dataFolder), JSON.stringify(running), { mode: 0o600 });
  return () => rm(file(dataFolder), { force: true });
}

/** Nothing when no house was started with this data folder, or it was stopped. */
export async function findRunning(dataFolder: string): Promise<Running | undefined> {
  const text = await readFile(file(dataFolder), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Running);
}
