import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type CivilClock, openCivilClock } from "./civil-clock.ts";
import { type Jobs, openJobs } from "./jobs.ts";
import { openLog } from "./log.ts";
import { type Notifications, openNotifications } from "./notifications.ts";
import { type FreshDatabase, freshDatabase } from "./test-database.ts";

const log = openLog("silent");
const letter = z.object({ letter: z.string() });

let fresh: FreshDatabase;
let notifications: Notifications;
let clock: CivilClock;
let jobs: Jobs;
let handled: string[];
beforeEach(async () => {
  fresh = await freshDatabase();
  notifications = await openNotifications(fresh.url, log);
  clock = await openCivilClock({
    database: fresh.database,
    notifications,
    log,
    settable: true,
    mayGoBack: () => Promise.resolve(true),
  });
  jobs = openJobs({ url: fresh.url, clock, notifications, log });
  handled = [];
});
afterEach(async () => {
  await jobs.stop();
  await notifications.close();
  await fresh.drop();
});

const note = ({ letter: id }: { letter: string }) => Promise.resolve(void handled.push(id));
const waiting = async () =>
  (await sql<{ count: number }>`select count(*) from pgboss.job where state < 'active'`.execute(fresh.database)).rows[0]?.count;

test("rule 3: rolled back means no job, committed means it is handled", async () => {
  jobs.declare("send-letters", letter, note);
  await jobs.start();
  const given = fresh.database.transaction().execute(async (trx) => {
    await jobs.send(trx, "send-letters", { letter: "rolled back" });
    throw new Error("no");
  });
  await expect(given).rejects.toThrow("no");
  await fresh.database.transaction().execute((trx) => jobs.send(trx, "send-letters", { letter: "committed" }));
  await expect.poll(() => handled).toEqual(["committed"]);
  expect(await waiting()).toBe(0);
});

test("jobs that come together are handled one after the other without a wait between them", async () => {
  jobs.declare("send-letters", letter, note);
  await jobs.start();
  const letters = Array.from({ length: 12 }, (_, at) => String(at));
  // One transaction is one notice.
  await fresh.database.transaction().execute(async (trx) => {
    for (const one of letters) await jobs.send(trx, "send-letters", { letter: one });
  });
  await expect.poll(() => handled.length).toBe(letters.length);
});

test("a failed job is tried again, its fault logged; what its schema refuses never reaches the handler", async () => {
  const faults: string[] = [];
  let attempt = 0;
  const listening = { ...log, error: (entry: { err: Error }) => void faults.push(entry.err.name) } as unknown as typeof log;
  jobs = openJobs({ url: fresh.url, clock, notifications, log: listening });
  jobs.declare("send-letters", letter, async (data) => {
    attempt += 1;
    if (attempt === 1) throw new TypeError("the mail server is away");
    await note(data);
  });
  await jobs.start();
  await fresh.database.transaction().execute((trx) => jobs.send(trx, "send-letters", { letter: "a" }));
  await expect.poll(() => handled, { timeout: 15_000 }).toEqual(["a"]);
  expect(faults).toEqual(["TypeError"]);
  await fresh.database.transaction().execute((trx) => jobs.send(trx, "send-letters", { wrong: 1 }));
  await expect.poll(() => faults).toEqual(["TypeError", "ZodError"]);
  expect(attempt).toBe(2);
});

test("whoever is rung for works when the transaction commits, not when it fails; nothing is left in the queue", async () => {
  let rung = 0;
  jobs.declare("send-letters", z.object({}), () => Promise.resolve(void (rung += 1)));
  await jobs.start();
  const ring = (then: () => void) =>
    fresh.database.transaction().execute(async (trx) => {
      await jobs.ring(trx, "send-letters");
      await jobs.ring(trx, "send-letters");
      then();
    });
  await expect(
    ring(() => {
      throw new Error("the registration failed");
    }),
  ).rejects.toThrow("failed");
  await ring(() => {});
  await expect.poll(() => rung).toBe(1);
  expect(await waiting()).toBe(0);
  expect(rung).toBe(1);
  await expect(fresh.database.transaction().execute((trx) => jobs.ring(trx, "other"))).rejects.toThrow("not declared");
});

test("rule 17: a job for a civil moment waits for it, and a move of the clock brings it forward", async () => {
  jobs.declare("remind", letter, note);
  await jobs.start();
  await clock.move(new Date("2020-10-20T08:00:00Z"));
  await fresh.database.transaction().execute(async (trx) => {
    await jobs.send(trx, "remind", { letter: "day before" }, { dueCivil: new Date("2020-11-02T08:00:00Z") });
    await jobs.send(trx, "remind", { letter: "week before" }, { dueCivil: new Date("2020-10-27T08:00:00Z") });
    await jobs.send(trx, "remind", { letter: "long ago" }, { dueCivil: new Date("2020-10-01T08:00:00Z") });
  });
  await expect.poll(() => handled).toEqual(["long ago"]);
  await clock.move(new Date("2020-10-27T08:00:01Z"));
  await expect.poll(() => handled).toEqual(["long ago", "week before"]);
  expect(await waiting()).toBe(1);
  await clock.move(new Date("2020-11-02T08:00:01Z"));
  await expect.poll(() => handled).toEqual(["long ago", "week before", "day before"]);
});

test("rule 17: a job that wakes before its civil moment goes back to sleep", async () => {
  jobs.declare("remind", letter, note);
  await jobs.start();
  const due = new Date(clock.civil().getTime() + 3_600_000);
  await fresh.database.transaction().execute((trx) => jobs.send(trx, "remind", { letter: "a" }, { dueCivil: due }));
  await sql`update pgboss.job set start_after = now() - interval '1 minute' where name = 'remind'`.execute(fresh.database);
  const asleep = async () =>
    (
      await sql<{
        state: string;
        in_minutes: number;
      }>`select state, round(extract(epoch from start_after - now()) / 60)::int as in_minutes
      from pgboss.job where name = 'remind' order by created_on`.execute(fresh.database)
    ).rows;
  await expect.poll(asleep, { timeout: 15_000 }).toEqual([
    { state: "completed", in_minutes: -1 },
    { state: "created", in_minutes: 60 },
  ]);
  expect(handled).toEqual([]);
});

test("a waiting job with the same key is replaced, its moment too; a name nobody declared is a fault", async () => {
  jobs.declare("remind", letter, note);
  await jobs.start();
  const inDays = (days: number) => new Date(clock.civil().getTime() + days * 86_400_000);
  for (const [id, days] of [
    ["first", 1],
    ["second", 2],
  ] as const) {
    await fresh.database
      .transaction()
      .execute((trx) => jobs.send(trx, "remind", { letter: id }, { dueCivil: inDays(days), singletonKey: "date 1" }));
  }
  expect(await waiting()).toBe(1);
  await clock.move(inDays(1.5));
  await clock.move(inDays(1));
  await expect.poll(() => handled, { timeout: 15_000 }).toEqual(["second"]);
  await expect(fresh.database.transaction().execute((trx) => jobs.send(trx, "other", {}))).rejects.toThrow("not declared");
});
