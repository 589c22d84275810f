import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import type { Database } from "./database.ts";
import type { Log } from "./log.ts";

/**
 * What one process tells the others, by LISTEN/NOTIFY. A message is an alarm, never the truth: it is lost to whoever is not
 * listening at that moment, so listeners read the database again, also after `onGap`.
 */
export type Notifications = {
  /** Resolves when the channel is being listened to. */
  listen(channel: string, listener: (payload: string) => void): Promise<void>;
  /** Called when the connection was lost and is back: anything may have been missed. */
  onGap(listener: () => void): void;
  close(): Promise<void>;
};

/** Heard by all processes, the sender's own too, when the transaction commits; at most 8,000 bytes. */
export async function notify(database: Database, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(database);
}

/** One connection for all channels. Does not work through PgBouncer in transaction mode. */
export async function openNotifications(url: string, log: Log): Promise<Notifications> {
  const listeners = new Map<string, ((payload: string) => void)[]>();
  const gapListeners: (() => void)[] = [];
  let closed = false;

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString: url, application_name: "radslag listening", keepAlive: true });
    next.on("notification", ({ channel, payload }) => {
      for (const listener of listeners.get(channel) ?? []) listener(payload ?? "");
    });
    next.on("error", (fault) => !closed && log.warn({ fault: fault.message }, "Lost the connection that hears other processes"));
    await next.connect();
    for (const channel of listeners.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    next.once("end", () => void (closed || reconnect()));
    return next;
  }

  async function reconnect(): Promise<void> {
    for (let wait = 100; !closed; wait = Math.min(wait * 2, 5_000)) {
      await sleep(wait, undefined, { ref: false });
      try {
        client = await connect();
      } catch {
        continue;
      }
      if (closed) return void client.end();
      for (const listener of gapListeners) listener();
      return;
    }
  }

  let client = await connect();
  return {
    async listen(channel, listener) {
      const known = listeners.get(channel);
      listeners.set(channel, [...(known ?? []), listener]);
      if (!known) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    },
    onGap(listener) {
      gapListeners.push(listener);
    },
    async close() {
      closed = true;
      await client.end();
    },
  };
}
