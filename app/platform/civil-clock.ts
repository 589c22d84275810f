import { sql } from "kysely";
import type { Clock } from "./clock.ts";
import type { Database, Transaction } from "./database.ts";
import type { Log } from "./log.ts";
import { type Notifications, notify } from "./notifications.ts";
import { openTurns } from "./turns.ts";

type Tables = { platform_clock: { offset_ms: number } };
const own = (db: Database) => db.$extendTables<Tables>();
const channel = "platform_clock";

export type MoveOutcome = { outcome: "moved"; civil: Date } | { outcome: "not-settable" } | { outcome: "backward" };

/** The clock of a running house. Every process hears of a move and `civil()` follows at once. */
export type CivilClock = Clock & {
  /** Sets the civil time to `to`, from where it goes on at the pace of real time. */
  move(to: Date): Promise<MoveOutcome>;
  /** Called after each move, in every process: planned alarms are wrong now. */
  onMove(listener: () => void): void;
};

type Needs = {
  database: Database;
  notifications: Notifications;
  log: Log;
  /** True only with DEMO=1 on loopback, and in tests (house rule 17). */
  settable: boolean;
  /** Asked before a move backwards, in its transaction: true as long as the ledger holds no event. */
  mayGoBack(trx: Transaction): Promise<boolean>;
};

export async function openCivilClock({ database, notifications, log, settable, mayGoBack }: Needs): Promise<CivilClock> {
  const listeners: (() => void)[] = [];
  let offset = await readOffset(database);
  /** One reading at a time: of two at once the older could be the last to answer. */
  const takeTurn = openTurns({ width: 1, together: 100 }, async (asked: readonly "offset"[]) => {
    const next = await readOffset(database);
    if (next !== offset) {
      offset = next;
      for (const listener of listeners) listener();
    }
    return asked.map(() => next);
  });
  const follow = () => takeTurn("offset", "offset");
  const hear = () =>
    void follow().catch((fault: Error) =>
      log.error({ fault: fault.message }, "The civil clock may be wrong: it could not be read"),
    );
  await notifications.listen(channel, hear);
  notifications.onGap(hear);
  const civil = () => new Date(Date.now() + offset);

  return {
    civil,
    machine: () => new Date(),
    onMove: (listener) => void listeners.push(listener),
    async move(to) {
      if (!settable) return { outcome: "not-settable" };
      const allowed = await database.transaction().execute(async (trx) => {
        const row = await own(trx).selectFrom("platform_clock").select("offset_ms").forUpdate().executeTakeFirstOrThrow();
        const next = to.getTime() - Date.now();
        if (next < row.offset_ms && !(await mayGoBack(trx))) return false;
        await own(trx).updateTable("platform_clock").set({ offset_ms: next }).execute();
        await notify(trx, channel, "");
        return true;
      });
      if (!allowed) return { outcome: "backward" };
      await follow();
      return { outcome: "moved", civil: civil() };
    },
  };
}

async function readOffset(database: Database): Promise<number> {
  const { rows } = await sql<{ offset_ms: number }>`select offset_ms from platform_clock`.execute(database);
  return rows[0]?.offset_ms ?? 0;
}
