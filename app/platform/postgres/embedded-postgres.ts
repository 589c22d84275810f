import { execFile } from "node:child_process";
import { chown, mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { type User, databaseUser, ownPassword, placeOfData, rootHome } from "./place-of-data.ts";
import { type RunningChild, startChild, stopLeftover } from "./child.ts";
import type { Log } from "../log.ts";
import { prepareBinaries } from "./binaries.ts";
import { hold } from "../processes.ts";

const run = promisify(execFile);

const superuser = "radslag";
const databaseName = "radslag";

/** Nothing of our own environment: PGPORT, PGOPTIONS or a LANG that the machine does not have would change the server. */
const environment = { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" };

export type EmbeddedPostgres = { url: string; stop(): Promise<void> };

/**
 * Starts the PostgreSQL that comes with the packages, with its data in `folder` (as root: under /var/lib/radslag, and `folder`
 * points there). The same folder gives the same data; a server left running by a killed process is stopped in good order first.
 * Answers only on this machine: on a socket beside the data, and on 127.0.0.1 on a free port. UTF-8 and Swedish order whatever LANG
 * says; fsync on. Rejects with a sentence for the person at the keyboard.
 */
export async function startEmbeddedPostgres({ folder, log }: { folder: string; log: Log }): Promise<EmbeddedPostgres> {
  await mkdir(folder, { recursive: true });
  const own = await realpath(folder);
  const release = await hold(join(own, "postgresql.lock"), "Rådslag with its own PostgreSQL");
  try {
    const user = await databaseUser();
    const data = await placeOfData(own, user);
    const binaries = await prepareBinaries(user && rootHome);
    const password = await ownPassword(own);
    if (!(await stat(join(data, "PG_VERSION")).catch(() => undefined))) await initialise(binaries, data, password, user);
    const { child, port } = await startServer(binaries, data, user, log);
    const address = (name: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}${sockets(data) && `?host=${encodeURIComponent(data)}`}`;
    try {
      await createDatabase(address("postgres"));
    } catch (fault) {
      await child.stop();
      throw fault;
    }
    return {
      url: address(databaseName),
      async stop() {
        await child.stop();
        await release();
      },
    };
  } catch (fault) {
    await release();
    throw fault;
  }
}

/**
 * The folder in which the server has a socket beside its port, since a question by a socket costs a fifth less: that of the data, which
 * only the server's user may open. None where the address would be longer than the 107 bytes that the system takes.
 */
const sockets = (data: string) => (Buffer.byteLength(data) <= 107 - "/.s.PGSQL.65535".length ? data : "");

/** Built beside and renamed when whole: a start that was killed half-way leaves nothing that looks like a database. */
async function initialise(binaries: string, data: string, password: string, user: User | undefined): Promise<void> {
  const unfinished = `${data}.unfinished`;
  const passwordFile = `${unfinished}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [unfinished, passwordFile]) await chown(path, user.uid, user.gid);
  try {
    await run(
      join(binaries, "bin", "initdb"),
      [
        `--pgdata=${unfinished}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=icu",
        "--icu-locale=sv-SE",
      ],
      { cwd: dirname(data), env: environment, ...user },
    );
  } finally {
    await rm(passwordFile);
  }
  await rename(unfinished, data);
}

async function startServer(
  binaries: string,
  data: string,
  user: User | undefined,
  log: Log,
): Promise<{ child: RunningChild; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const settings = {
      listen_addresses: "127.0.0.1",
      port,
      unix_socket_directories: sockets(data),
      max_connections: 200,
      log_timezone: "UTC",
      timezone: "UTC",
    };
    const child = {
      name: "PostgreSQL",
      command: join(binaries, "bin", "postgres"),
      args: ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      folder: data,
      pidFile: join(data, "postmaster.pid"),
      environment,
      ...(user && { user }),
      stopSignal: "SIGINT" as const,
      onLine: (line: string) => log.debug({ postgres: line }, "PostgreSQL"),
      isReady: (line: string) => line.includes("database system is ready to accept connections"),
      onRestart: (reason: string, wait: number) => log.error({ reason, wait }, "PostgreSQL went down and is started again"),
    };
    if (await stopLeftover(child)) log.info("Stopped the PostgreSQL that an earlier start had left running");
    try {
      return { child: await startChild(child), port };
    } catch (fault) {
      // Somebody may have taken the port between our look and PostgreSQL's.
      if (attempt === 3 || !String(fault).includes("could not bind")) throw fault;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
