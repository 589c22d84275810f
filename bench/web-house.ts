import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { openLog } from "../app/platform/log.ts";
import { startEmbeddedPostgres } from "../app/platform/postgres/embedded-postgres.ts";

const checkout = join(import.meta.dirname, "..");
export const slug = "nar-salongerna-tystnade";
export const serverKey = "a server key for benches, long enough";

export type WebHouse = {
  origin: URL;
  databaseUrl: string;
  /** One connection past the house. */
  client: pg.Client;
  /** Megabytes resident of the web process. */
  memory(): Promise<number>;
  /** Milliseconds of processor that the web process has used. */
  cpu(): Promise<number>;
  close(): Promise<void>;
};

/** The product's web process with a PostgreSQL of its own beside it, at a civil time when registration is open. No letter is sent. */
export async function openWebHouse(): Promise<WebHouse> {
  const data = await mkdtemp(join(tmpdir(), "radslag-bench-"));
  const postgres = await startEmbeddedPostgres({ folder: join(data, "postgres"), log: openLog("silent") });
  const port = await freePort();
  const origin = new URL(`http://localhost:${port}`);
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: checkout,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      ...{ LOG_LEVEL: "warn", PORT: String(port), PUBLIC_ORIGIN: origin.origin, DATA_FOLDER: join(data, "house"), DATABASE_URL: postgres.url },
      ...{ PROCESSES: "web", TRUSTED_PROXY: "1", DEMO: "1", DEMO_CLOCK: "2020-10-12T09:00:00+02:00", SERVER_KEY: serverKey },
    },
  });
  await untilItAnswers(child);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  // The launcher's only child.
  const web = Number(await readFile(`/proc/${child.pid}/task/${child.pid}/children`, "utf8"));
  return {
    ...{ origin, client, databaseUrl: postgres.url },
    memory: async () => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${web}/status`, "utf8"))?.[1]) / 1024,
    // Fields 14 and 15, in user and in kernel; Linux counts them in hundredths of a second.
    async cpu() {
      const [user, kernel] = (await readFile(`/proc/${web}/stat`, "utf8")).replace(/^.*\) /, "").split(" ").slice(11, 13);
      return 10 * (Number(user) + Number(kernel));
    },
    async close() {
      child.kill("SIGTERM");
      await once(child, "exit");
      await client.end();
      await postgres.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Told before it is listened at: the pages' own address must be known when the house starts. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return port;
}

async function untilItAnswers(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error("the house has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes("http://localhost:")) continue;
    child.stdout.resume();
    return;
  }
  throw new Error("the house ended before it answered");
}

export type Asked = {
  path: string;
  body?: string;
  cookie?: string;
  /** The client's address, as the proxy in front of us would tell; one of its own when nothing is said. */
  visitor?: string;
};
export type Answer = { status: number; page: string; location: string | undefined; cookie: string | undefined };

/** Asks `asked(n)` for n = 0…count-1 on `connections` kept-alive connections; the answer has each one's milliseconds and status. */
export async function load(
  { origin }: Pick<WebHouse, "origin">,
  count: number,
  connections: number,
  asked: (n: number) => Asked,
): Promise<{ seconds: number; times: number[]; statuses: Map<number, number> }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const statuses = new Map<number, number>();
  let next = 0;
  const began = performance.now();
  const worker = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      const start = performance.now();
      const { status } = await ask(origin, agent, asked(n));
      times.push(performance.now() - start);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return { seconds: (performance.now() - began) / 1000, times, statuses };
}

let visitors = 0;
/** One address alone is slowed down. */
export const nextVisitor = () => `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${(visitors += 1) & 255}`;

export function ask(origin: URL, agent: Agent, { path, body, cookie, visitor = nextVisitor() }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const who = { "X-Forwarded-For": visitor, ...(cookie && { Cookie: cookie }) };
    const headers = body === undefined ? who : { ...who, "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body), Origin: origin.origin };
    const sent = request(new URL(path, origin), { agent, method: body === undefined ? "GET" : "POST", headers }, (answer) => {
      let page = "";
      answer.setEncoding("utf8").on("data", (piece: string) => (page += piece));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, page, location: answer.headers.location, cookie: answer.headers["set-cookie"]?.[0]?.split(";")[0] }));
    });
    sent.on("error", reject).end(body);
  });
}

/** The value that `share` of all are at most. */
export function part(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN;
}
