import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { openJobs } from "./jobs.ts";
import { openLog } from "./log.ts";
import { freshDatabase } from "./test-database.ts";

const log = openLog("silent");
const notifications = { listen: async () => {} };
const clock = { civil: () => new Date(), onMove: () => {} };

/** Another process that takes a job and never finishes it. */
const program = (url: string) => `
  const { openJobs } = await import(${JSON.stringify(join(import.meta.dirname, "jobs.ts"))});
  const { openLog } = await import(${JSON.stringify(join(import.meta.dirname, "log.ts"))});
  const { z } = await import(${JSON.stringify(join(import.meta.dirname, "../../node_modules/zod/index.js"))});
  const clock = { civil: () => new Date(), onMove() {} };
  const jobs = openJobs({ url: ${JSON.stringify(url)}, clock, notifications: { listen: async () => {} }, log: openLog("silent") });
  jobs.declare("send-letters", z.unknown(), () => { console.log("took it"); return new Promise(() => {}); });
  await jobs.start();
  console.log("ready");
`;

async function line(child: ChildProcess, wanted: string): Promise<void> {
  for await (const text of child.stdout ?? []) if (String(text).includes(wanted)) return;
  throw new Error(`The other process ended before it said "${wanted}"`);
}

test("rule 5: a job whose worker is killed in the middle is handled again by the next one", async () => {
  const fresh = await freshDatabase({ empty: true });
  const other = spawn(process.execPath, ["--input-type=module", "--eval", program(fresh.url)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ready = line(other, "took it");
  const jobs = openJobs({ url: fresh.url, clock, notifications, log });
  const handled: unknown[] = [];
  jobs.declare("send-letters", z.unknown(), (data) => Promise.resolve(void handled.push(data)));
  await jobs.start({ work: false });
  await fresh.database.transaction().execute((trx) => jobs.send(trx, "send-letters", { letter: "a" }));
  await ready;
  other.kill("SIGKILL");
  await once(other, "exit");
  await jobs.stop();

  const next = openJobs({ url: fresh.url, clock, notifications, log });
  next.declare("send-letters", z.unknown(), (data) => Promise.resolve(void handled.push(data)));
  await next.start();
  await expect.poll(() => handled, { timeout: 120_000, interval: 500 }).toEqual([{ letter: "a" }]);
  const state = async () =>
    (await sql<{ state: string }>`select state from pgboss.job where name = 'send-letters'`.execute(fresh.database)).rows;
  await expect.poll(state).toEqual([{ state: "completed" }]);
  await next.stop();
  await fresh.drop();
});
