import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate, openDatabase } from "../database.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { openLog } from "../log.ts";
import { AlreadyRunning } from "../processes.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The test run's database server, and why it has no template when a migration fails. */
    testServer: { url: string; template: string; fault?: string };
  }
}

const template = "template_migrated";
const root = join(import.meta.dirname, "../../..");

/** Runs once per test run: one real PostgreSQL with one migrated database that `freshDatabase()` copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startInFreePlace();
  await dropAllDatabases(server.url);
  const url = databaseUrl(server.url, template);
  await run(server.url, `create database ${template}`);
  const database = openDatabase(url, { max: 1 });
  let fault: string | undefined;
  await migrate(database, join(root, "db", "migrations")).catch((reason: Error) => {
    fault = reason.message;
  });
  await database.destroy();
  project.provide("testServer", { url: server.url, template, ...(fault !== undefined && { fault }) });
  return () => server.stop();
}

/**
 * The data folders are kept and used again, which spares each run its initdb (0.7 s) and finds the server of a run that was
 * killed. Several runs at once take one place each.
 */
async function startInFreePlace(): Promise<EmbeddedPostgres> {
  const places = 8;
  for (let place = 1; ; place += 1) {
    try {
      return await startEmbeddedPostgres({
        folder: join(root, ".cache", "test-postgresql", String(place)),
        log: openLog("silent"),
      });
    } catch (fault) {
      if (place === places || !(fault instanceof AlreadyRunning)) throw fault;
    }
  }
}

async function dropAllDatabases(url: string): Promise<void> {
  const names = await run(
    url,
    "select datname as name from pg_database where not datistemplate and datname not in ('postgres', 'radslag')",
  );
  for (const name of names) await run(url, `drop database ${pg.escapeIdentifier(name)} with (force)`);
}

async function run(url: string, text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(text);
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}
