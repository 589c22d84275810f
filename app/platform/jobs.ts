import { PgBoss, fromKysely } from "pg-boss";
import { z } from "zod";
import type { CivilClock } from "./civil-clock.ts";
import type { Transaction } from "./database.ts";
import type { Log } from "./log.ts";
import { type Notifications, notify } from "./notifications.ts";
import { openTurns } from "./turns.ts";

/**
 * The alarm clock of the house (rule 5): a job says "look now", the room's own tables say what there is to do. A job may come
 * twice and late, so a handler reads the present state first.
 */
export type Jobs = {
  /** Before `start`. One handler per name; `schema` parses what the job carries. */
  declare<Data>(name: string, schema: z.ZodType<Data>, handler: (data: Data) => Promise<void>): void;
  /** Queues a job that exists if and only if `trx` commits. */
  send(trx: Transaction, name: string, data: object, options?: SendOptions): Promise<void>;
  /**
   * Rings for a job wherever one works, when `trx` commits. Nothing is queued and what nobody hears is not rung again: for a
   * room that looks by itself now and then anyway, and would otherwise leave a job behind for every change. It carries no data.
   */
  ring(trx: Transaction, name: string): Promise<void>;
  /** The same for a statement that rings by itself, with `pg_notify(channel, payload)`: one round trip less. */
  bell(name: string): Bell;
  /** With `work: false` this process only sends. */
  start(options?: { work?: boolean }): Promise<void>;
  /** Waits up to 20 s for jobs that are being handled; one that takes longer is done again by somebody. */
  stop(): Promise<void>;
};

export type Bell = { channel: string; payload: string };

export type SendOptions = {
  /** The civil moment it is for; it is not handled before. A moment that has passed means at once. */
  dueCivil?: Date;
  /** A waiting job with the same name and key is replaced instead of joined by another. */
  singletonKey?: string;
};

/** What lies in the queue: the room's data and the civil moment, which outlives every move of the clock. */
const envelope = z.object({ due: z.iso.datetime().optional(), data: z.unknown() });
type Envelope = z.infer<typeof envelope>;

/**
 * A killed worker's job is seen after 20 s without a heartbeat and a look every 10 s. Ten tries, 2 s then doubled up to 5 min
 * (about half an hour in all), for a mail server or a disk that is away for a while.
 */
const queue = {
  heartbeatSeconds: 20,
  expireInSeconds: 900,
  retryLimit: 10,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  retentionSeconds: 90 * 86_400,
  deleteAfterSeconds: 7 * 86_400,
  notify: true,
};
/** A new job is heard of at once; a job for a coming moment may be 5 s late. */
const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 };

type Declared = { schema: z.ZodType; handler(data: unknown): Promise<void> };

/** Where jobs are rung for. */
const channel = "jobs_ring";

type Needs = { url: string; clock: Pick<CivilClock, "civil" | "onMove">; notifications: Pick<Notifications, "listen">; log: Log };

export function openJobs({ url, clock, notifications, log }: Needs): Jobs {
  const boss = new PgBoss({
    connectionString: url,
    application_name: "radslag jobs",
    max: 3,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on("error", (fault) => log.error({ fault: fault.message }, "The job queue has a fault"));
  const declared = new Map<string, Declared>();

  /** Whole seconds of machine time until the civil clock shows `due`, as long as nobody moves it. */
  const alarm = (due: Date | undefined) => (due ? Math.max(0, Math.ceil((due.getTime() - clock.civil().getTime()) / 1000)) : 0);
  const mustBeDeclared = (name: string) => {
    if (!declared.has(name)) throw new Error(`The job ${name} is not declared`);
  };
  const notYet = ({ due }: Envelope) => due !== undefined && Date.parse(due) > clock.civil().getTime();

  async function handle(name: string, { schema, handler }: Declared, content: unknown): Promise<void> {
    const wrapped = envelope.parse(content);
    if (notYet(wrapped)) {
      await boss.send(name, wrapped, { startAfter: alarm(new Date(wrapped.due ?? 0)) });
      return;
    }
    await handler(schema.parse(wrapped.data));
  }

  /** The clock was moved forward: what was planned for a machine moment is due earlier now. */
  async function replan(): Promise<void> {
    for (const name of declared.keys()) {
      for (let after: string | undefined; ;) {
        const page = await boss.findJobs(name, { queued: true, ...(after && { after }) });
        for (const job of page) {
          const { due } = envelope.parse(job.data);
          if (due) await boss.update(name, undefined, { id: job.id, startAfter: alarm(new Date(due)) });
        }
        after = page.at(-1)?.id;
        if (!after) break;
      }
    }
  }

  return {
    declare(name, schema, handler) {
      if (declared.has(name)) throw new Error(`The job ${name} is declared twice`);
      declared.set(name, { schema, handler: (data) => handler(schema.parse(data)) });
    },
    async send(trx, name, data, { dueCivil, singletonKey } = {}) {
      mustBeDeclared(name);
      const content: Envelope = { ...(dueCivil && { due: dueCivil.toISOString() }), data };
      const options = { db: fromKysely(trx), startAfter: alarm(dueCivil) };
      if (singletonKey === undefined) await boss.send(name, content, options);
      else await boss.upsert(name, content, { ...options, singletonKey });
    },
    async ring(trx, name) {
      mustBeDeclared(name);
      await notify(trx, channel, name);
    },
    bell(name) {
      mustBeDeclared(name);
      return { channel, payload: name };
    },
    async start({ work = true } = {}) {
      await boss.start();
      for (const [name, job] of declared) {
        await boss.createQueue(name, queue);
        if (!work) continue;
        let lookAgain = () => {};
        const worker = await boss.work(name, polling, async ([one]) => {
          await handle(name, job, one?.data)
            .catch((fault: unknown) => {
              log.error({ job: name, id: one?.id, err: fault }, "A job failed; it is tried again until it has failed eleven times");
              throw fault;
            })
            // Several may have come with one notice: without this the next one waited for the next look, 5 s later.
            .finally(() => lookAgain());
        });
        lookAgain = () => boss.notifyWorker(worker);
        lookAgain();
      }
      if (!work) return;
      // One at a time: of two at once the older could be the last to write.
      const takeTurn = openTurns({ width: 1, together: 100 }, async (moves: readonly "move"[]) => {
        await replan();
        return moves.map(() => undefined);
      });
      clock.onMove(() => void takeTurn("move", "move").catch((fault: Error) => log.error({ fault: fault.message }, "Waiting jobs could not be moved")));
      const answer = async (name: string) => declared.get(name)?.handler({});
      await notifications.listen(channel, (name) => void answer(name).catch((fault: unknown) => log.error({ job: name, err: fault }, "A job that was rung for failed")));
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}
