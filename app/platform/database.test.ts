import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, migrate, openDatabase } from "./database.ts";
import { type FreshDatabase, freshDatabase } from "./test-database.ts";

let fresh: FreshDatabase;
let folder: string;
beforeAll(async () => {
  fresh = await freshDatabase({ empty: true });
  folder = await mkdtemp(join(tmpdir(), "radslag-migrations-"));
});
afterAll(async () => {
  await fresh.drop();
  await rm(folder, { recursive: true });
});

type Tables = { sample_thing: { id: string; day: string; at: Date; size: number } };
const own = (db: Database) => db.$extendTables<Tables>();

const write = (name: string, text: string) => writeFile(join(folder, name), `-- room: sample\n${text}`);

test("the parsers: date is text, timestamptz a Date, bigint a number or a fault", async () => {
  const one = async (expression: string) =>
    (await sql<{ v: unknown }>`select ${sql.raw(expression)} as v`.execute(fresh.database)).rows[0]?.v;
  expect(await one("date '2020-11-03'")).toBe("2020-11-03");
  expect(await one("timestamptz '2020-11-03 13:00+01'")).toEqual(new Date("2020-11-03T12:00:00Z"));
  expect(await one("(select count(*) from (values (1), (2)) t)")).toBe(2);
  await expect(one("9007199254740993::bigint")).rejects.toThrow("does not fit a number");
});

test("Swedish order is the database's own (LANG plays no part)", async () => {
  const { rows } = await sql<{
    w: string;
  }>`select w from unnest(array['öst','Zorn','åsna','ärlig','apa','Berg']) w order by w`.execute(fresh.database);
  expect(rows.map((row) => row.w)).toEqual(["apa", "Berg", "Zorn", "åsna", "ärlig", "öst"]);
});

test("migrations run once, in order, several statements a file, also when two processes start at once", async () => {
  await write("0002_sample.sql", "alter table sample_thing add size bigint not null default 1;");
  await write(
    "0001_sample.sql",
    "create table sample_thing (id text primary key, day date not null); alter table sample_thing add at timestamptz;",
  );
  const second = openDatabase(fresh.url, { max: 1 });
  const ran = await Promise.all([migrate(fresh.database, folder), migrate(second, folder)]);
  await second.destroy();
  expect(ran.flat()).toEqual(["0001_sample.sql", "0002_sample.sql"]);
  expect(await migrate(fresh.database, folder)).toEqual([]);

  const at = new Date("2020-11-03T12:00:00Z");
  await fresh.database
    .transaction()
    .execute((trx) => own(trx).insertInto("sample_thing").values({ id: "a", day: "2020-11-03", at, size: 7 }).execute());
  expect(await own(fresh.database).selectFrom("sample_thing").selectAll().execute()).toEqual([
    { id: "a", day: "2020-11-03", at, size: 7 },
  ]);
});

test("a failing migration leaves nothing of itself; a changed or missing one is named", async () => {
  await write("0003_sample.sql", "create table sample_half (id int); select 1 / 0;");
  await expect(migrate(fresh.database, folder)).rejects.toThrow("Migration 0003_sample.sql fails: division by zero");
  const { rows } = await sql<{ there: string | null }>`select to_regclass('sample_half')::text as there`.execute(fresh.database);
  expect(rows).toEqual([{ there: null }]);
  await write("0003_sample.sql", "select 1;\nselect 2 wehre true from x;");
  await expect(migrate(fresh.database, folder)).rejects.toThrow("(line 3)");
  await rm(join(folder, "0003_sample.sql"));

  await write("0002_sample.sql", "alter table sample_thing add size bigint;");
  await expect(migrate(fresh.database, folder)).rejects.toThrow("0002_sample.sql was changed");
  await rm(join(folder, "0002_sample.sql"));
  await expect(migrate(fresh.database, folder)).rejects.toThrow("older than its database");
});
