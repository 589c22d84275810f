import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../database.ts";
import { type FreshDatabase, freshDatabase } from "../test-database.ts";

let fresh: FreshDatabase;
let one: Database;
beforeAll(async () => {
  fresh = await freshDatabase({ empty: true });
  one = openDatabase(fresh.url, { max: 1 });
});
afterAll(async () => {
  await one.destroy();
  await fresh.drop();
});

async function times(count: number, ask: () => Promise<unknown>): Promise<unknown> {
  let last: unknown;
  for (let n = 0; n < count; n += 1) last = await ask();
  return last;
}
const prepared = async (like: string) =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements where statement like ${like}`.execute(one)).rows.length;

test("what comes often is prepared, once, and answers the same; what comes now and then is not", async () => {
  let n = 0;
  const often = () => sql<{ v: number }>`select ${(n += 1)}::int as v, 'often'`.execute(one);
  expect(await times(40, often)).toMatchObject({ rows: [{ v: 40 }] });
  await times(3, () => sql`select ${1}::int as v, 'rarely'`.execute(one));
  expect(await prepared("%'often'")).toBe(1);
  expect(await prepared("%'rarely'")).toBe(0);
});

test("lists of any length do not fill a connection with statements", async () => {
  for (let length = 1; length <= 330; length += 1) {
    const list = sql.join(Array.from({ length }, (_, at) => at));
    await times(21, () => sql`select 1 where 1 in (${list})`.execute(one));
  }
  expect(await prepared("select 1 where 1 in%")).toBeLessThanOrEqual(300);
}, 60_000);

test("a migration under a running process costs one question, and the next connection knows the new columns", async () => {
  await sql`create table sample_thing (id int)`.execute(one);
  const another = openDatabase(fresh.url, { max: 1 });
  const ask = () => sql`select * from sample_thing where id <> ${0}`.execute(another);
  await sql`insert into sample_thing values (1)`.execute(one);
  await times(30, ask);
  await sql`alter table sample_thing add size int not null default 7`.execute(one);
  await expect(ask()).rejects.toThrow("cached plan");
  expect(await ask()).toMatchObject({ rows: [{ id: 1, size: 7 }] });
  await another.destroy();
});
