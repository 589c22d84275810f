import type { Clock } from "#platform/clock";
import { openDatabase } from "#platform/database";
import { openMailTransport } from "#platform/mail-transport";
import { settle } from "../attempt.ts";
import { type SendNeeds, attempt, momentOf, sendDue } from "../send-letters.ts";
import { settleLetter, takeLetter } from "../store.ts";
import { openRooms } from "./rooms.ts";

/**
 * A sending process that is there to be killed. Its one argument is a `ChildTask`. Prints "idle" when no letter of the batch is
 * queued or being sent, and ends.
 */
export type ChildTask = {
  database: string;
  mailServer: string;
  batchId: string;
  /** "unrecorded" is the control: the state is committed only after the mail server has answered. */
  order: "product" | "unrecorded";
  /** How far this process' clocks are ahead, so that what was deferred is due. */
  ahead: number;
};

/** Short, so that a killed child's letters are known to be unknown within the test's patience. */
const lease = 1_000;

const { database: url, mailServer, batchId, order, ahead } = JSON.parse(process.argv[2] ?? "") as ChildTask;
const database = openDatabase(url, { max: 6 });
const clock: Clock = { civil: () => new Date(Date.now() + ahead), machine: () => new Date(Date.now() + ahead) };
const transport = openMailTransport({ url: mailServer, from: "dialog@skane.example", patience: { connecting: 10_000, silence: 400 } });
const rooms = openRooms(database, clock, { to: "server", transport });
const needs: SendNeeds = { ...rooms, transport, lease };

/** What the outbox is there to prevent: taking, sending and settling are one transaction, so a kill undoes the taking. */
async function sendUnrecorded(): Promise<boolean> {
  return database.transaction().execute(async (trx) => {
    const row = await takeLetter(trx, momentOf(needs));
    if (!row) return false;
    const attempted = await attempt(needs, row);
    const now = clock.machine();
    await settleLetter(trx, row, attempted, settle(attempted, { attempt: row.attempt, firstAt: now, stopped: false }, now), now);
    return true;
  });
}

for (let busy = true; busy; ) {
  if (order === "product") await sendDue(needs);
  else while (await sendUnrecorded());
  const { queued, sending } = await rooms.letters.counts(batchId);
  busy = queued + sending > 0;
  if (busy) await new Promise((resolve) => setTimeout(resolve, 100));
}
await database.destroy();
process.stdout.write("idle\n");
