import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stoppedClock } from "#platform/clock";
import type { Transaction } from "#platform/database";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { AuthorityId } from "#authorities";
import { type ChainOf, type NewEvent, openLedger, personData } from "./index.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const clock = stoppedClock(new Date("2020-10-30T22:59:59.999Z"));
const newChain = (): ChainOf => ({ authorityId: randomIds.next() as AuthorityId, dialogueId: randomIds.next() });
const room = () => openLedger({ database: fresh.database, clock });
const within = <Answer>(work: (trx: Transaction) => Promise<Answer>) => fresh.database.transaction().execute(work);

const received = (chain: ChainOf, number: number): NewEvent => ({
  chain,
  type: "registration.received",
  actor: "public",
  subject: { kind: "registration", id: randomIds.next() },
  class: "registration.registration",
  content: { number, dates: ["2020-11-03"], ort: "Åhus" },
});

async function openWith(events: number, diaryEvery = 2): Promise<ChainOf> {
  const chain = newChain();
  await within(async (trx) => {
    await room().openChain(trx, chain);
    for (let number = 1; number <= events; number += 1) {
      const diary = number % diaryEvery === 0 ? { direction: "in" as const, title: `Anmälan ${number}`, counterpart: randomIds.next() } : undefined;
      await room().append(trx, { ...received(chain, number), diary });
    }
  });
  return chain;
}

describe("appending (K6)", () => {
  test("sequence and diary number count from 1, each chain for itself", async () => {
    const [one, other] = [await openWith(4), await openWith(2)];
    expect(await room().verify(one)).toMatchObject({ outcome: "whole", events: 4, head: { sequence: 4 } });
    expect((await room().diary(one)).map(({ number, sequence, title }) => [number, sequence, title])).toEqual([
      [1, 2, "Anmälan 2"],
      [2, 4, "Anmälan 4"],
    ]);
    const next = await within((trx) => room().append(trx, { ...received(other, 3), diary: { direction: "out", title: "Svar" } }));
    expect(next).toEqual({ sequence: 3, diaryNumber: 2 });
    expect(await within((trx) => room().append(trx, received(other, 4)))).toEqual({ sequence: 4 });
  });

  test("an event is read back as it was written, at the civil time", async () => {
    const chain = await openWith(3);
    const [second, third] = await room().events(chain, 1);
    expect(second).toMatchObject({
      sequence: 2,
      at: new Date("2020-10-30T22:59:59.999Z"),
      type: "registration.received",
      actor: "public",
      class: "registration.registration",
      content: { number: 2, dates: ["2020-11-03"], ort: "Åhus" },
      diaryNumber: 1,
    });
    expect(third).not.toHaveProperty("diaryNumber");
  });

  test("a transaction that fails leaves no event and no gap", async () => {
    const chain = await openWith(1);
    await expect(
      within(async (trx) => {
        await room().append(trx, received(chain, 2));
        throw new Error("the change did not happen");
      }),
    ).rejects.toThrow("did not happen");
    expect(await within((trx) => room().append(trx, received(chain, 2)))).toEqual({ sequence: 2 });
  });

  test("a chain that was never opened, or is another authority's, takes nothing and shows nothing", async () => {
    const chain = await openWith(1);
    const foreign: ChainOf = { ...chain, authorityId: randomIds.next() as AuthorityId };
    for (const wrong of [newChain(), foreign]) {
      await expect(within((trx) => room().append(trx, received(wrong, 1)))).rejects.toThrow("no ledger chain");
      expect(await room().events(wrong)).toEqual([]);
      expect(await room().diary(wrong)).toEqual([]);
      expect(await room().verify(wrong)).toMatchObject({ outcome: "broken" });
    }
    await within((trx) => room().openChain(trx, chain));
    expect(await room().verify(chain)).toMatchObject({ outcome: "whole", events: 1 });
  });

  test("20 transactions at once on one chain give a sequence and a diary without gaps (house rule 4)", async () => {
    const chain = await openWith(0);
    const diary = { direction: "in" as const, title: "Anmälan" };
    const appended = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        within(async (trx) => {
          const first = await room().append(trx, { ...received(chain, number), diary });
          const second = await room().append(trx, received(chain, number));
          return [first, second];
        }),
      ),
    );
    const sequences = appended.flat().map(({ sequence }) => sequence);
    expect(sequences.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(appended.every(([first, second]) => second?.sequence === (first?.sequence ?? 0) + 1)).toBe(true);
    expect((await room().diary(chain)).map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(await room().verify(chain)).toMatchObject({ outcome: "whole", events: 40 });
  });

  test("the program itself cannot change or delete an event", async () => {
    const chain = await openWith(2);
    for (const forbidden of [sql`update ledger_event set actor = 'x'`, sql`delete from ledger_event`, sql`delete from ledger_diary`]) {
      await expect(forbidden.execute(fresh.database)).rejects.toThrow("append-only");
    }
    expect(await room().verify(chain)).toMatchObject({ outcome: "whole" });
  });
});

/** What someone does who owns the database: checks, triggers and foreign keys off. */
const tamper = (statement: string, chain: ChainOf) =>
  within(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    const { numAffectedRows } = await sql.raw(statement.replaceAll("$chain", `'${chain.dialogueId}'`)).execute(trx);
    expect(numAffectedRows, "the tampering touched something").toBeGreaterThan(0n);
  });

describe("tampering is found (K6)", () => {
  beforeAll(async () => {
    await sql`alter table ledger_chain drop constraint ledger_chain_check`.execute(fresh.database);
    await sql`alter table ledger_event drop constraint ledger_event_sequence_check`.execute(fresh.database);
  });

  const migration = readFileSync("db/migrations/0002_ledger.sql", "utf8");
  const columns = ["ledger_chain", "ledger_event", "ledger_content", "ledger_diary"].flatMap((table) => {
    const body = new RegExp(`create table ${table} \\(\\n([\\s\\S]*?)\\n\\);`).exec(migration)?.[1] ?? "";
    const found = [...body.matchAll(/^ {2}([a-z_]+) (uuid|bigint|text|bytea|timestamptz)/gm)];
    return found.map(([, column = "", type = ""]) => [table, column, type] as const);
  });
  const other: Record<string, (column: string) => string> = {
    uuid: () => "gen_random_uuid()",
    bigint: (column) => `${column} + 100`,
    text: (column) => (column === "direction" ? "'out'" : `${column} || 'x'`),
    bytea: (column) => `set_byte(${column}, 0, get_byte(${column}, 0) # 1)`,
    timestamptz: (column) => `${column} + interval '1 millisecond'`,
  };

  test("every column of the four tables is among the cases", () => {
    expect(columns.map(([table, column]) => `${table}.${column}`)).toContain("ledger_event.content_digest");
    expect(columns).toHaveLength(6 + 11 + 5 + 7);
  });

  test.each(columns)("%s.%s of one row changed", async (table, column, type) => {
    const chain = await openWith(4);
    expect(await room().verify(chain)).toMatchObject({ outcome: "whole", erased: 0 });
    const where = table === "ledger_chain" ? "" : "and sequence = 2";
    await tamper(`update ${table} set ${column} = ${other[type]?.(column)} where chain_id = $chain ${where}`, chain);
    // A content that was carried off altogether looks like an erasure, and is counted as one.
    const found = `${table}.${column}` === "ledger_content.chain_id" ? { outcome: "whole", erased: 1 } : { outcome: "broken" };
    expect(await room().verify(chain)).toMatchObject(found);
  });

  test.each([
    ["the first event deleted", "delete from ledger_event where chain_id = $chain and sequence = 1", 1],
    ["one in the middle deleted", "delete from ledger_event where chain_id = $chain and sequence = 3", 3],
    ["the last event deleted", "delete from ledger_event where chain_id = $chain and sequence = 4", 4],
    ["all events deleted", "delete from ledger_event where chain_id = $chain", 1],
    ["a diary entry deleted", "delete from ledger_diary where chain_id = $chain and number = 2", 4],
    [
      "two events exchanged",
      `update ledger_event set sequence = case sequence when 2 then -3 else -2 end where chain_id = $chain and sequence in (2, 3);
       update ledger_event set sequence = -sequence where chain_id = $chain and sequence < 0`,
      2,
    ],
    [
      "the contents of two events exchanged",
      `update ledger_content set sequence = case sequence when 2 then -3 else -2 end where chain_id = $chain and sequence in (2, 3);
       update ledger_content set sequence = -sequence where chain_id = $chain and sequence < 0`,
      2,
    ],
  ])("%s", async (_name, statement, at) => {
    const chain = await openWith(4);
    for (const one of statement.split(";")) await tamper(one, chain);
    expect(await room().verify(chain)).toEqual({ outcome: "broken", at });
  });

  test("an end cut off together with the head is found by an anchor written down elsewhere", async () => {
    const [chain, shorter] = [await openWith(4), await openWith(4)];
    const whole = await room().verify(chain);
    if (whole.outcome !== "whole") throw new Error("not whole");
    const rest = await room().verify(chain, whole.head);
    expect(rest).toEqual(whole);
    const cut = `with gone as (delete from ledger_event where chain_id = $chain and sequence = 4)
      update ledger_chain set sequence = 3, diary_number = 1,
        hash = (select hash from ledger_event where chain_id = $chain and sequence = 3) where chain_id = $chain`;
    for (const of of [chain, shorter]) {
      await tamper("delete from ledger_content where chain_id = $chain and sequence = 4", of);
      await tamper("delete from ledger_diary where chain_id = $chain and sequence = 4", of);
      await tamper(cut, of);
    }
    expect(await room().verify(chain, whole.head)).toMatchObject({ outcome: "broken" });
    expect(await room().verify(shorter), "without an anchor nothing can know").toMatchObject({ outcome: "whole", events: 3 });
  });
});

test("content that was erased is gone, and the chain is whole (house rule 3)", async () => {
  const chain = await openWith(4);
  const before = await room().verify(chain);
  await sql`delete from ledger_content where chain_id = ${chain.dialogueId} and sequence in (2, 3)`.execute(fresh.database);
  expect(await room().verify(chain)).toEqual({ ...before, erased: 2 });
  expect((await room().events(chain)).map((event) => "content" in event)).toEqual([true, false, false, true]);
  await within((trx) => room().append(trx, received(chain, 5)));
  expect(await room().verify(chain)).toMatchObject({ outcome: "whole", events: 5 });
});

test("holds are found while they stand (K3)", async () => {
  const subject = { kind: "registration", id: randomIds.next() };
  const hold = (lifted: Date | null) => sql`insert into ledger_hold values
    (${randomIds.next()}, ${randomIds.next()}, ${subject.kind}, ${subject.id}, 'begäran om utlämnande', ${clock.civil()}, ${lifted})`;
  await hold(clock.civil()).execute(fresh.database);
  expect(await room().holds(subject)).toEqual([]);
  await hold(null).execute(fresh.database);
  expect(await room().holds(subject)).toMatchObject([{ subject, because: "begäran om utlämnande" }]);
});

test("a person's trace: what they did, and the diary entries they are a party to", async () => {
  const [chain, personId] = [await openWith(1), randomIds.next()];
  await within(async (trx) => {
    await room().append(trx, { ...received(chain, 2), actor: personId });
    await room().append(trx, { ...received(chain, 3), diary: { direction: "out", title: "Svar 1", counterpart: personId } });
  });
  expect(await personData.find(fresh.database, personId)).toEqual({ events: 1, diary: 1 });
  expect(await personData.export(fresh.database, personId)).toMatchObject({
    events: [{ at: "2020-10-30T22:59:59.999Z", type: "registration.received" }],
    diary: [{ number: 1, title: "Svar 1" }],
  });
});
