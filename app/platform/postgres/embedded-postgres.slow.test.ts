import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { openLog } from "../log.ts";
import { readPid, runsIn } from "../processes.ts";

const log = openLog("silent");
const asRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };

/** A folder under a 0700 parent, as a checkout in /root is. */
let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "radslag-postgres-"));
  await chmod(parent, 0o700);
  folder = join(parent, "checkout", ".data");
});
afterEach(async () => {
  const apart = await readFile(join(folder, "postgresql.path"), "utf8").catch(() => undefined);
  if (apart) await rm(apart.trim(), { recursive: true });
  await rm(parent, { recursive: true });
});

async function dataFolder(): Promise<string> {
  const apart = await readFile(join(folder, "postgresql.path"), "utf8").catch(() => folder);
  return join(apart.trim(), "postgresql");
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that owns the server: says its URL, then writes rows and says each number once it is committed. */
const ownerProgram = `
  const { startEmbeddedPostgres } = await import(${JSON.stringify(import.meta.dirname + "/embedded-postgres.ts")});
  const { openLog } = await import(${JSON.stringify(join(import.meta.dirname, "../log.ts"))});
  const { default: pg } = await import(${JSON.stringify(join(import.meta.dirname, "../../../node_modules/pg/esm/index.mjs"))});
  const { url } = await startEmbeddedPostgres({ folder: process.argv[1], log: openLog("silent") });
  console.log(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create table if not exists kept (n int primary key)");
  const { rows } = await client.query("select coalesce(max(n), 0) as last from kept");
  for (let n = rows[0].last + 1; ; n += 1) { await client.query("insert into kept values ($1)", [n]); console.log(n); }
`;

type Owner = { child: ChildProcessByStdio<null, Readable, null>; lines(count: number): Promise<string[]> };

function startOwner(user: { uid?: number; gid?: number } = {}, environment: NodeJS.ProcessEnv = process.env): Owner {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", ownerProgram, folder], {
    stdio: ["ignore", "pipe", "inherit"],
    env: environment,
    ...user,
  });
  const seen: string[] = [];
  const source = createInterface({ input: child.stdout });
  return {
    child,
    lines: (count) =>
      new Promise((resolve, reject) => {
        source.on("line", (line) => {
          seen.push(line);
          if (seen.length >= count) resolve(seen);
        });
        child.once("exit", () => reject(new Error(`The owner ended after: ${seen.join(" ")}`)));
      }),
  };
}

async function kill(owner: Owner) {
  const gone = new Promise((resolve) => owner.child.once("exit", resolve));
  owner.child.kill("SIGKILL");
  await gone;
}

test("A1: LANG unset gives UTF-8 and Swedish order; the password is ours and the data stay", async () => {
  const { LANG: _, ...environment } = process.env;
  const owner = startOwner({}, environment);
  const [url] = await owner.lines(1);
  const order =
    "select string_agg(w, ' ' order by w) as words, current_setting('server_encoding') as encoding, current_setting('fsync') as fsync from unnest(array['ö','Å','ä','z','B','a','å']) w";
  expect(await query(url ?? "", order)).toEqual([{ words: "a B z å Å ä ö", encoding: "UTF8", fsync: "on" }]);
  const wrong = new URL(url ?? "");
  wrong.password = "password";
  await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  await kill(owner);
  const again = await startEmbeddedPostgres({ folder, log });
  await again.stop();
});

test("A1: kill -9 of the owner in mid-write: the server left over is ended in order and no acknowledged row is gone", async () => {
  const owner = startOwner();
  const lines = await owner.lines(200);
  const data = await dataFolder();
  await expect(startEmbeddedPostgres({ folder, log })).rejects.toThrow(`already running here (process ${owner.child.pid})`);
  await kill(owner);
  const acknowledged = Number(lines.at(-1));
  const orphan = await readPid(join(data, "postmaster.pid"));
  expect(await runsIn(orphan ?? 0, data)).toBe(true);

  const again = await startEmbeddedPostgres({ folder, log });
  expect(await runsIn(orphan ?? 0, data)).toBe(false);
  expect(await query(again.url, "select inet_server_addr() as network"), "asked by the socket").toEqual([{ network: null }]);
  const [row] = await query<{ last: number; count: string }>(again.url, "select max(n) as last, count(*) from kept");
  expect(row?.last).toBeGreaterThanOrEqual(acknowledged);
  expect(Number(row?.count)).toBe(row?.last);

  // The server itself dies: it comes back on the same address, with the same rows.
  process.kill((await readPid(join(data, "postmaster.pid"))) ?? 0, "SIGKILL");
  const back = () => query<{ last: number }>(again.url, "select max(n) as last from kept").catch(() => []);
  await expect.poll(back, { timeout: 30_000 }).toEqual([{ last: row?.last }]);
  await again.stop();
  await expect(query(again.url, "select 1")).rejects.toThrow();
});

test("an initdb that was killed half-way, a number that another program has by now and a lock of the dead stand in nobody's way", async () => {
  const first = await startEmbeddedPostgres({ folder, log });
  await query(first.url, "create table kept (n int)");
  await first.stop();
  const data = await dataFolder();
  await writeFile(join(data, "postmaster.pid"), `${process.pid}\n${data}\n`);
  await writeFile(join(folder, "postgresql.lock"), `${process.pid} 1`);
  await mkdir(`${data}.unfinished`);
  await writeFile(join(`${data}.unfinished`, "PG_VERSION"), "18");
  const again = await startEmbeddedPostgres({ folder, log });
  expect(await query(again.url, "select count(*)::int as count from kept")).toEqual([{ count: 0 }]);
  await again.stop();
  await rm(data, { recursive: true });
  const anew = await startEmbeddedPostgres({ folder, log });
  await expect(query(anew.url, "select * from kept")).rejects.toThrow("does not exist");
  await anew.stop();
});

test.runIf(asRoot)("as root: two checkouts never share data, and a copy of a checkout is refused", async () => {
  const first = await startEmbeddedPostgres({ folder, log });
  const second = await startEmbeddedPostgres({ folder: join(parent, "other", ".data"), log });
  await query(first.url, "create table mine (n int)");
  await expect(query(second.url, "select * from mine")).rejects.toThrow("does not exist");
  await second.stop();
  const otherPointer = join(parent, "other", ".data", "postgresql.path");
  await rm((await readFile(otherPointer, "utf8")).trim(), { recursive: true });
  const apart = (await readFile(join(folder, "postgresql.path"), "utf8")).trim();
  expect((await stat(apart)).uid).not.toBe(0);
  await writeFile(otherPointer, apart);
  await expect(startEmbeddedPostgres({ folder: join(parent, "other", ".data"), log })).rejects.toThrow("is a copy of");
  await first.stop();

  await writeFile(join(folder, "postgresql.path"), `${apart}-elsewhere`);
  await expect(startEmbeddedPostgres({ folder, log })).rejects.toThrow("is gone");
  await writeFile(join(folder, "postgresql.path"), apart);
});

const reachable =
  spawnSync(process.execPath, ["-e", `require("fs").accessSync(${JSON.stringify(import.meta.filename)})`], asRoot ? nobody : {})
    .status === 0;

test.runIf(asRoot && reachable)("as an ordinary user (skipped where no other user can reach the checkout)", async () => {
  await rm(parent, { recursive: true });
  parent = await mkdtemp(join(tmpdir(), "radslag-postgres-"));
  folder = join(parent, ".data");
  await chown(parent, nobody.uid, nobody.gid);
  const owner = startOwner(nobody);
  const lines = await owner.lines(3);
  expect(lines.slice(1)).toEqual(["1", "2"]);
  await expect(stat(join(folder, "postgresql", "PG_VERSION"))).resolves.toMatchObject({ uid: nobody.uid });
  await kill(owner);
  const next = startOwner(nobody);
  expect(Number((await next.lines(2))[1])).toBeGreaterThan(2);
  await kill(next);
  process.kill((await readPid(join(folder, "postgresql", "postmaster.pid"))) ?? 0, "SIGINT");
  await expect.poll(() => readPid(join(folder, "postgresql", "postmaster.pid"))).toBeUndefined();
});
