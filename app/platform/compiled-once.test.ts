import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compiledOnce } from "./compiled-once.ts";
import { type FreshDatabase, freshDatabase } from "./test-database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ empty: true });
  await sql`create table note (id int primary key, words text, at timestamptz)`.execute(fresh.database);
  await sql`insert into note values (1, 'one', '2020-11-03'), (2, 'two', '2020-11-10'), (3, null, null)`.execute(fresh.database);
});
afterAll(() => fresh.drop());

const notes = (db: typeof fresh.database) => db.$extendTables<{ note: { id: number; words: string | null; at: Date | null } }>().selectFrom("note").selectAll();

test("built the first time, answered with each time's own values, wherever and however often they stand in it", async () => {
  let built = 0;
  const between = compiledOnce((db, first: number, last: number, from: Date) => {
    built += 1;
    return notes(db).where("id", ">=", first).where("id", "<=", last).where("at", ">=", from).where("id", "!=", 7).where("id", ">=", first).orderBy("id");
  });
  const ids = async (...values: [number, number, Date]) => (await between(fresh.database, ...values)).map(({ id }) => id);
  expect(await ids(1, 2, new Date("2020-11-01"))).toEqual([1, 2]);
  expect(await ids(2, 3, new Date("2020-11-01"))).toEqual([2]);
  expect(await Promise.all([ids(1, 1, new Date("2020-11-01")), ids(1, 3, new Date("2020-11-05"))])).toEqual([[1], [2]]);
  expect(built).toBe(1);
});

test("also words of our own, in a transaction, with a value of null and with none at all", async () => {
  const said = compiledOnce((_db, words: string | null) => sql<{ words: string }>`select coalesce(${words}::text, 'nothing') as words`);
  const all = compiledOnce((db) => notes(db).orderBy("id"));
  await fresh.database.transaction().execute(async (trx) => {
    expect([await said(trx, "hello"), await said(trx, null)]).toEqual([[{ words: "hello" }], [{ words: "nothing" }]]);
    await sql`insert into note values (4, 'four', null)`.execute(trx);
    expect(await all(trx)).toHaveLength(4);
    expect(await all(fresh.database), "outside it").toHaveLength(3);
  });
});
