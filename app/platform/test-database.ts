import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "./database.ts";

export type FreshDatabase = { database: Database; url: string; drop(): Promise<void> };

/** A new database with all migrations run, a copy of the run's template. For tests: one per file, or per test. `drop` closes it too. `empty` is one without any migration. */
export async function freshDatabase({ empty = false } = {}): Promise<FreshDatabase> {
  const server = inject("testServer");
  if (server.fault && !empty) throw new Error(server.fault);
  const name = `test_${randomBytes(8).toString("hex")}`;
  await run(server.url, `create database ${name} template ${empty ? "template1" : server.template}`);
  const url = new URL(server.url);
  url.pathname = name;
  const database = openDatabase(url.href);
  return {
    database,
    url: url.href,
    async drop() {
      await database.destroy();
      await run(server.url, `drop database ${name} with (force)`);
    },
  };
}

async function run(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
