import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, PostgresDialect, type Transaction as KyselyTransaction, sql } from "kysely";
import pg from "pg";
import { preparing } from "./postgres/prepared.ts";

type NoTables = Record<never, never>;

/**
 * The database with no table in sight. Only a room's `store.ts` narrows it, to that room's own tables:
 *
 *     type Tables = { people_person: { id: string; authority_id: string; name: string } };
 *     const own = (db: Database) => db.$extendTables<Tables>();
 *
 *     export const findPerson = (db: Database, id: string) =>
 *       own(db).selectFrom("people_person").selectAll().where("id", "=", id).executeTakeFirst();
 *     export const insertPerson = (trx: Transaction, row: Tables["people_person"]) =>
 *       own(trx).insertInto("people_person").values(row).execute();
 *
 * A `Transaction` is a `Database` to the type system, so reads take `Database` and serve both; what must be atomic takes
 * `Transaction`. `$extendTables` costs one object per call. Another room's table is a type error, since `NoTables` names none.
 * (`withTables` is its deprecated name; `$pickTables` wants a type that already names every room's tables.)
 */
export type Database = Kysely<NoTables>;
export type Transaction = KyselyTransaction<NoTables>;

const { builtins } = pg.types;
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.INT8, safeInteger],
]);

/** 1 bigint column or `count(*)` → number; a value that a number cannot hold is a fault, never a rounded answer. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`);
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary"): unknown {
    const own = format === "binary" ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format);
  },
};

/**
 * Opens a pool of at most `max` connections (default 10). SQL `date` comes as text, `timestamptz` as `Date`, `bigint` as number.
 * `onIdleFault` hears of connections lost while idle (the server stopped); without a listener they would end the process.
 */
export function openDatabase(
  url: string,
  { max = 10, onIdleFault = () => {} }: { max?: number; onIdleFault?: (fault: Error) => void } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    application_name: "radslag",
    options: "-c timezone=UTC",
    connectionTimeoutMillis: 10_000,
  });
  pool.on("error", (fault) => {
    // pg hangs the whole connection, its secrets too, on the fault; and what is lost while we close is no loss.
    if (!pool.ending) onIdleFault(new Error(fault.message));
  });
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
}

// Any number that no other program takes on this database would do.
const migrationLock = 7_231_104_518;

type MigrationTable = { platform_migration: { name: string; sha256: string; at: Date } };

/**
 * Runs the `.sql` files of `folder` that have not run, in name order, each in its own transaction, and returns their names.
 * Several processes may call it at once: the others wait. Throws when a file that has run was changed, or is gone.
 */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return database.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${migrationLock})`.execute(connection);
    try {
      await sql`create table if not exists platform_migration
        (name text primary key, sha256 text not null, at timestamptz not null)`.execute(connection);
      const db = connection.$extendTables<MigrationTable>();
      const done = new Map(
        (await db.selectFrom("platform_migration").selectAll().execute()).map((row) => [row.name, row.sha256]),
      );
      for (const name of done.keys()) {
        if (!files.includes(name))
          throw new Error(`Migration ${name} has run here but is not in ${folder}: is the program older than its database?`);
      }
      const ran: string[] = [];
      for (const name of files) {
        const text = await readFile(join(folder, name), "utf8");
        const sha256 = createHash("sha256").update(text).digest("hex");
        if (done.get(name) === sha256) continue;
        if (done.has(name))
          throw new Error(`Migration ${name} was changed after it had run. Undo the change and add a new file.`);
        await db.transaction().execute(async (trx) => {
          await sql
            .raw(text)
            .execute(trx)
            .catch((fault: Error) => {
              throw new Error(`Migration ${name} fails: ${fault.message}${lineOf(fault, text)}`, { cause: fault });
            });
          await trx.insertInto("platform_migration").values({ name, sha256, at: new Date() }).execute();
        });
        ran.push(name);
      }
      return ran;
    } finally {
      await sql`select pg_advisory_unlock(${migrationLock})`.execute(connection);
    }
  });
}

function lineOf(fault: Error, text: string): string {
  const position = fault instanceof pg.DatabaseError ? Number(fault.position) : Number.NaN;
  return position > 0 ? ` (line ${text.slice(0, position).split("\n").length})` : "";
}
