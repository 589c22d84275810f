import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Log } from "#platform/log";
import type { Delivery, MailTransport } from "#platform/mail-transport";
import { settle } from "./attempt.ts";
import { type Writing, outgoing } from "./present.ts";
import { type LetterRow, endLeases, extendLease, isStopped, settleLetter, skipDeclined, takeLetter } from "./store.ts";

/**
 * How long a letter may stand as "sending" without a sign of life from its sender; renewed three times as often. After it the
 * letter is "unknown", so this is also how late a killed process is noticed.
 */
export const defaultLease = 60_000;

/** Letters under way at once in one process; each is a connection of its own to the mail server. */
const senders = 4;

export type SendNeeds = Writing & { database: Database; clock: Clock; log: Log; transport: MailTransport; lease?: number | undefined };

/** Tries every letter that is due, until none is or `signal` aborts; what is under way is brought to its end. The answer counts them. */
export async function sendDue(needs: SendNeeds, signal?: AbortSignal): Promise<number> {
  await endLeases(needs.database, needs.clock.machine());
  await skipDeclined(needs.database);
  let tried = 0;
  const lane = async () => {
    while (!signal?.aborted && (await sendNext(needs))) tried += 1;
  };
  await Promise.all(Array.from({ length: senders }, lane));
  return tried;
}

/** One letter through its states: taken and committed as "sending" *before* the mail server is asked, settled after. */
export async function sendNext(needs: SendNeeds): Promise<boolean> {
  const { database } = needs;
  const row = await database.transaction().execute((trx) => takeLetter(trx, momentOf(needs)));
  if (!row) return false;
  const attempted = await attempt(needs, row);
  await database.transaction().execute(async (trx) => {
    const of = { attempt: row.attempt, firstAt: row.first_attempt_at ?? needs.clock.machine(), stopped: await isStopped(trx, row.batch_id) };
    const now = needs.clock.machine();
    const settled = settle(attempted, of, now);
    // Whoever runs the system hears of the first one; staff see each where the letter was sent from.
    if (settled.state === "refused" || settled.state === "unknown") needs.log.warn({ letter: row.letter_id, state: settled.state }, "A letter did not go through");
    await settleLetter(trx, row, attempted, settled, now);
  });
  return true;
}

export function momentOf({ clock, lease = defaultLease }: Pick<SendNeeds, "clock" | "lease">) {
  const machine = clock.machine();
  return { civil: clock.civil(), machine, leaseUntil: new Date(machine.getTime() + lease) };
}

/** Hands the letter over while keeping its lease. A fault of our own happens before the mail server has heard of the letter. */
export async function attempt(needs: SendNeeds, row: LetterRow): Promise<Delivery> {
  const { database, log, transport, lease = defaultLease } = needs;
  const renewal = setInterval(() => {
    extendLease(database, row, momentOf(needs).leaseUntil).catch((fault: Error) => {
      log.warn({ letter: row.letter_id, fault: fault.message }, "A letter's lease could not be renewed");
    });
  }, lease / 3);
  try {
    const letter = await outgoing(row, needs);
    return await transport.send(letter);
  } catch (fault) {
    log.error({ letter: row.letter_id, err: fault }, "A letter could not be written; it is tried again");
    return { outcome: "deferred", reply: "our own fault, see the log" };
  } finally {
    clearInterval(renewal);
  }
}
