import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CivilClock, openCivilClock } from "./civil-clock.ts";
import { openLog } from "./log.ts";
import { type Notifications, openNotifications } from "./notifications.ts";
import { type FreshDatabase, freshDatabase } from "./test-database.ts";

const log = openLog("silent");
const noon2020 = new Date("2020-11-03T11:00:00Z");
const minute = 60_000;

let fresh: FreshDatabase;
let open: Notifications[];
beforeEach(async () => {
  fresh = await freshDatabase();
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((notifications) => notifications.close()));
  await fresh.drop();
});

/** A process of its own, as far as the clock can tell: its own connection, its own memory. */
async function process(settable = true, mayGoBack = true): Promise<CivilClock> {
  const notifications = await openNotifications(fresh.url, log);
  open.push(notifications);
  return openCivilClock({ database: fresh.database, notifications, log, settable, mayGoBack: () => Promise.resolve(mayGoBack) });
}

const away = (clock: CivilClock, from: Date) => Math.abs(clock.civil().getTime() - from.getTime());

test("rule 17: civil time is real time until it is moved; machine time is never moved", async () => {
  const clock = await process();
  expect(away(clock, clock.machine())).toBeLessThan(1_000);
  await expect(clock.move(noon2020)).resolves.toMatchObject({ outcome: "moved" });
  expect(away(clock, noon2020)).toBeLessThan(minute);
  expect(clock.machine().getTime()).toBeGreaterThan(new Date("2026-01-01").getTime());
});

test("rule 17: a move reaches the other processes, and one that starts later", async () => {
  const [here, there] = await Promise.all([process(), process()]);
  const heard = new Promise<void>((resolve) => there.onMove(resolve));
  await here.move(noon2020);
  await heard;
  expect(away(there, noon2020)).toBeLessThan(minute);
  expect(away(await process(), noon2020)).toBeLessThan(minute);
});

test("rule 17: a process whose connection was cut during the move catches up", async () => {
  const [here, there] = await Promise.all([process(), process()]);
  const heard = new Promise<void>((resolve) => there.onMove(resolve));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'radslag listening'`.execute(
    fresh.database,
  );
  await here.move(noon2020);
  await heard;
  expect(away(there, noon2020)).toBeLessThan(minute);
});

test("rule 17: only settable clocks move, and backwards only while the ledger is empty", async () => {
  expect(await (await process(false)).move(noon2020)).toEqual({ outcome: "not-settable" });
  const withEvents = await process(true, false);
  expect(await withEvents.move(noon2020)).toEqual({ outcome: "backward" });
  const later = new Date(Date.now() + 30 * minute);
  expect(await withEvents.move(later)).toMatchObject({ outcome: "moved" });
  expect(await withEvents.move(new Date(later.getTime() - minute))).toEqual({ outcome: "backward" });
});
