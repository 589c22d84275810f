import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type StoppedClock, stoppedClock } from "#platform/clock";
import type { Transaction } from "#platform/database";
import { randomIds } from "#platform/ids";
import type { Delivery } from "#platform/mail-transport";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { AuthorityId } from "#authorities";
import { settle } from "./attempt.ts";
import type { LetterId } from "./index.ts";
import { type Rooms, openRooms, saveExample } from "./proof/rooms.ts";
import { momentOf, sendDue, sendNext } from "./send-letters.ts";
import { type LetterRow, endLeases, settleLetter, takeLetter } from "./store.ts";

let fresh: FreshDatabase;
let clock: StoppedClock;
let rooms: Rooms;
let authorityId: AuthorityId;
let letterId: LetterId;
const batchId = randomIds.next();
const minute = 60_000;

beforeAll(async () => {
  fresh = await freshDatabase();
  clock = stoppedClock(new Date("2020-10-20T07:30:00Z"));
  rooms = openRooms(fresh.database, clock, { to: "nowhere" });
  authorityId = await saveExample(rooms);
});
beforeEach(async () => {
  await sql`truncate letters_letter, letters_stop cascade`.execute(fresh.database);
  const letter = { authorityId, batchId, purpose: "receipt", version: "1", subject: "Hej", text: "Hej", language: "sv" as const };
  ({ letterId } = await within((trx) => rooms.letters.queue(trx, { ...letter, to: "asa@exempel.example" })));
});
afterAll(() => fresh.drop());

const within = <Answer>(work: (trx: Transaction) => Promise<Answer>) => fresh.database.transaction().execute(work);
const state = async () => (await rooms.letters.of({ batchId }))[0];
const transportOf = (send: () => Promise<Delivery>) => ({ ...rooms, transport: { send } });
const accepting = () => transportOf(() => Promise.resolve({ outcome: "accepted", reply: "250 ok" }));

/** A sender that takes the letter and is then not heard of. */
async function take(): Promise<LetterRow> {
  const row = await within((trx) => takeLetter(trx, momentOf({ clock, lease: minute })));
  if (!row) throw new Error("nothing to take");
  return row;
}

function answer(row: LetterRow, attempted: Delivery): Promise<void> {
  const settled = settle(attempted, { attempt: row.attempt, firstAt: clock.machine(), stopped: false }, clock.machine());
  return within((trx) => settleLetter(trx, row, attempted, settled, clock.machine()));
}

describe("a letter that is declined", () => {
  const decline = () => within((trx) => rooms.letters.decline(trx, { authorityId, to: "ASA@exempel.example", purpose: "receipt" }));

  test("is never sent when it waits, and its row says why", async () => {
    await decline();
    expect(await sendDue(accepting())).toBe(0);
    expect(await state()).toMatchObject({ state: "skipped", because: "declined", attempts: 0 });
  });

  test("is not tried again when it was under way and the mail server put it off", async () => {
    const row = await take();
    await decline();
    await answer(row, { outcome: "deferred", reply: "451 later" });
    clock.advance(120 * minute);
    expect(await sendDue(accepting())).toBe(0);
    expect(await state()).toMatchObject({ state: "skipped", because: "declined", attempts: 1 });
  });

  test("stays accepted when it had gone already; another purpose is untouched", async () => {
    await sendDue(accepting());
    await decline();
    expect(await state()).toMatchObject({ state: "accepted" });
    await within((trx) => rooms.letters.queue(trx, { authorityId, batchId, purpose: "change", version: "1", subject: "Hej", text: "Hej", language: "sv", to: "asa@exempel.example" }));
    expect(await sendDue(accepting())).toBe(1);
  });
});

describe("a sender that is not heard of again (M2)", () => {
  test("its letter is written as sending before it is sent", async () => {
    const seen: (string | undefined)[] = [];
    const watching = transportOf(async () => {
      seen.push((await state())?.state);
      return { outcome: "accepted", reply: "250 ok" };
    });
    await sendNext(watching);
    expect(seen).toEqual(["sending"]);
    expect(await state()).toMatchObject({ state: "accepted" });
  });

  test("during its lease nobody else takes the letter; after it the letter is unknown, and still nobody does", async () => {
    await take();
    clock.advance(minute - 1);
    expect(await sendDue(accepting())).toBe(0);
    expect(await state()).toMatchObject({ state: "sending" });
    clock.advance(1);
    expect(await sendDue(accepting())).toBe(0);
    expect(await state()).toMatchObject({ state: "unknown", because: "no-answer", attempts: 1 });
  });

  test("an answer that comes after the lease is the truth all the same", async () => {
    const row = await take();
    clock.advance(2 * minute);
    expect(await endLeases(fresh.database, clock.machine())).toBe(1);
    await answer(row, { outcome: "accepted", reply: "250 at last" });
    expect(await state()).toMatchObject({ state: "accepted", reply: "250 at last" });
  });

  test("once a human has had it sent again, the old attempt's answer changes nothing", async () => {
    const old = await take();
    clock.advance(2 * minute);
    await endLeases(fresh.database, clock.machine());
    expect(await within((trx) => rooms.letters.resend(trx, letterId))).toEqual({ outcome: "queued" });
    await answer(old, { outcome: "refused", reply: "550 of the first attempt" });
    expect(await state(), "while it waits").toMatchObject({ state: "queued" });
    const next = await take();
    await answer(old, { outcome: "refused", reply: "550 of the first attempt" });
    expect(await state(), "while it is sent").toMatchObject({ state: "sending", attempts: 2 });
    await answer(next, { outcome: "accepted", reply: "250 ok" });
    expect(await state()).toMatchObject({ state: "accepted", reply: "250 ok" });
  });

  test("a sender that is slow and alive keeps its lease", async () => {
    const slow = transportOf(async () => {
      for (let part = 0; part < 3; part += 1) {
        clock.advance(50);
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(await endLeases(fresh.database, clock.machine()), `part ${part}`).toBe(0);
      }
      return { outcome: "accepted", reply: "250 ok" };
    });
    await sendNext({ ...slow, lease: 90 });
    expect(await state()).toMatchObject({ state: "accepted" });
  });
});
