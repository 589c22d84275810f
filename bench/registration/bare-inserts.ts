import { randomUUID } from "node:crypto";
import pg from "pg";

/** Every row that one registration writes, by table; found in the database, so that a new table is not forgotten. */
type Sample = { table: string; where: string; columns: string[]; types: Map<string, string>; rows: Record<string, unknown>[] };

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Counters that must not repeat within a dialogue. */
const running = new Set(["number", "sequence"]);

/**
 * Takes the newest registration apart and writes rows of the same size again and again: plain inserts with named statements,
 * `begin` and `commit` around them, no locks, no reading.
 */
export async function openBareInserts(client: pg.Client, url: string, connections: number) {
  const samples = await takeSamples(client);
  const pool = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(pool.map((each) => each.connect()));
  const fresh = freshIds(samples);
  let counter = 1_000_000;

  async function insertOne(connection: pg.Client): Promise<void> {
    counter += 10;
    const from = counter;
    const ids = new Map(fresh.map((id) => [id, randomUUID() as string]));
    const renew = (text: string) => text.replaceAll(uuid, (id) => ids.get(id) ?? id);
    await connection.query("begin");
    for (const { table, columns, types, rows } of samples) {
      for (const [i, row] of rows.entries()) {
        const values = columns.map((column) => {
          const value = row[column];
          if (running.has(column) && typeof value === "number") return from + i;
          if (running.has(column) && typeof value === "string") return String(from + i);
          if (types.get(column) === "jsonb") return value === null ? null : renew(JSON.stringify(value));
          return typeof value === "string" ? renew(value) : value;
        });
        const places = columns.map((_, at) => `$${at + 1}`).join(", ");
        const text = `insert into ${table} (${columns.map((column) => `"${column}"`).join(", ")}) values (${places})`;
        await connection.query({ name: `bare ${table}`, text, values });
      }
    }
    await connection.query("commit");
  }

  return {
    rowsEach: samples.reduce((sum, { rows }) => sum + rows.length, 0),
    /** Seconds for `count` of them. */
    async insert(count: number): Promise<number> {
      let left = count;
      const began = performance.now();
      const worker = async (connection: pg.Client) => {
        while (left > 0) {
          left -= 1;
          await insertOne(connection);
        }
      };
      await Promise.all(pool.map(worker));
      return (performance.now() - began) / 1000;
    },
    /** So many more of the same rows, each with ids, numbers and addresses of its own, and the tables counted anew. */
    async fill(count: number): Promise<void> {
      const renewed = fresh.reduce((text, id) => `replace(${text}, '${id}', md5('${id}' || ${counter} + n)::uuid::text)`, `replace($2::text, '@exempel.se', '.' || ${counter} + n || '@exempel.se')`);
      for (const { table, columns, where } of samples) {
        const whole = await client.query<{ row: string }>(`select to_jsonb(each)::text as row from ${table} as each where ${where}`);
        for (const [at, { row }] of whole.rows.entries()) {
          const values = columns.map((column) => (running.has(column) ? `${counter + at} + 10 * n` : `filled."${column}"`));
          await client.query(
            `insert into ${table} (${columns.map((column) => `"${column}"`).join(", ")}) select ${values.join(", ")}
             from generate_series(1, $1::int) as n, lateral jsonb_populate_record(null::${table}, (${renewed})::jsonb) as filled`,
            [count, row],
          );
        }
      }
      counter += 10 * count + 10;
      await client.query("analyze");
    },
    close: () => Promise.all(pool.map((each) => each.end())),
  };
}

async function takeSamples(client: pg.Client): Promise<Sample[]> {
  const { rows } = await client.query<{ person_id: string; id: string }>(
    "select person_id, id from registration_registration order by number desc limit 1",
  );
  const [last] = rows;
  if (!last) throw new Error("nobody has registered");
  const [person, registration] = [`'${last.person_id}'`, `'${last.id}'`];
  const topic = `select id from topics_topic where person_id = ${person}`;
  const events = `subject_id::text in (${person}, ${registration}) or subject_id::text in (select id::text from (${topic}) as raised)`;
  const wanted: [table: string, where: string][] = [
    ["people_person", `person_id = ${person}`],
    ["registration_registration", `id = ${registration}`],
    ["registration_status", `registration_id = ${registration}`],
    ["topics_topic", `person_id = ${person}`],
    ["topics_step", `topic_id in (${topic})`],
    ["topics_wording", `topic_id in (${topic})`],
    ["letters_letter", `person_id = ${person}`],
    ["ledger_event", events],
    ["ledger_content", `(chain_id, sequence) in (select chain_id, sequence from ledger_event where ${events})`],
    ["ledger_diary", `(chain_id, sequence) in (select chain_id, sequence from ledger_event where ${events})`],
  ];
  const samples: Sample[] = [];
  for (const [table, where] of wanted) {
    const found = await client.query(`select * from ${table} where ${where}`);
    const described = await client.query<{ column_name: string; data_type: string }>(
      "select column_name, data_type from information_schema.columns where table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'",
      [table],
    );
    const types = new Map(described.rows.map(({ column_name, data_type }) => [column_name, data_type]));
    samples.push({ table, where, columns: [...types.keys()], types, rows: found.rows as Record<string, unknown>[] });
  }
  return samples.filter(({ rows: some }) => some.length > 0);
}

/** Ids that belong to this one registration; all others (authority, dialogue, dates) stay as they are. */
function freshIds(samples: readonly Sample[]): string[] {
  const shared = new Set(["authority_id", "dialogue_id", "meeting_id", "chain_id"]);
  const own = samples.flatMap(({ columns, rows }) => rows.flatMap((row) => columns.filter((column) => !shared.has(column)).map((column) => row[column])));
  const kept = new Set(samples.flatMap(({ rows }) => rows.flatMap((row) => [...shared].map((column) => row[column]))));
  return [...new Set(own.flatMap((value) => (typeof value === "string" ? (value.match(uuid) ?? []) : [])))].filter((id) => !kept.has(id));
}
