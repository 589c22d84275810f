import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { openMailSink } from "../../app/ground/letters/proof/mail-sink.ts";
import type { Database } from "../../app/platform/database.ts";
import { freshDatabase } from "../../app/platform/test-database.ts";
import { type House, moveClock } from "../house.ts";
import { type Installation, bareEnvironment, signInLinkOf, startInstallation } from "../installation.ts";

/** Two processes of the product on one database: only what stands in the database holds for both. */
export type Pair = Pick<House, "letters" | "signInLink" | "rows"> & {
  origins: readonly string[];
  database: Database;
  /** Done when both know the new time. */
  moveClock(to: string): Promise<void>;
  close(): Promise<void>;
};

const checkout = join(import.meta.dirname, "../..");
/** Known here too, so that the last page of a form can be written without the pages before it. */
export const serverKey = "a server key of two processes, long enough";

export async function openPair({ nodeArguments = [] as string[] } = {}): Promise<Pair> {
  const fresh = await freshDatabase({ empty: true });
  const mail = await openMailSink();
  const folders: string[] = [];
  async function start(processes: string): Promise<Installation> {
    const data = await mkdtemp(join(tmpdir(), "radslag-pair-"));
    folders.push(data);
    const environment = bareEnvironment({
      ...{ NODE_ENV: "production", TZ: "UTC", LOG_LEVEL: "warn", DATA_FOLDER: data, PORT: "0", DATABASE_URL: fresh.url, PROCESSES: processes, SERVER_KEY: serverKey },
      ...{ DEMO: "1", DEMO_CLOCK: "2020-10-12T09:00:00+02:00", TRUSTED_PROXY: "1", SMTP_URL: mail.url, MAIL_FROM: "Kulturförvaltningen <dialog@kultur.example>" },
    });
    const running = startInstallation({ checkout, command: process.execPath, args: [...nodeArguments, "app/main.ts"], environment });
    await running.line(/^Arbetsplatsen/);
    return running;
  }
  // The first one makes the tables and loads the dialogue.
  const running = [await start("web,worker"), await start("web")];
  const origins = await Promise.all(running.map(async (one) => new URL(await one.address()).origin));

  return {
    origins,
    letters: mail.letters,
    database: fresh.database,
    signInLink: (name) => signInLinkOf(running[0] as Installation, name),
    rows: async <Row>(text: string) => (await sql.raw<Row>(text).execute(fresh.database)).rows,
    async moveClock(to) {
      const [first = "", second = ""] = origins;
      // The bar over every page of a demonstration shows the time.
      const shown = async (origin: string) => /<aside class="demo-bar"[^]*?<form/.exec(await (await fetch(origin)).text())?.[0];
      const before = await shown(second);
      await moveClock(first, to);
      while ((await shown(second)) === before) await sleep(50);
    },
    async close() {
      for (const one of running) one.child.kill("SIGTERM");
      await Promise.race([Promise.all(running.map(({ ended }) => ended)), sleep(20_000)]);
      for (const one of running) one.child.kill("SIGKILL");
      await mail.close();
      await fresh.drop();
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}
