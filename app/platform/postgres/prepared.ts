import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type pg from "pg";

/** PostgreSQL keeps each of them, with its plan, on each connection. */
const most = 300;
/** What is made for one occasion (a list of just so many ids) rarely comes back so often. */
const often = 20;
/** Texts that are counted before the counting begins anew. */
const counted = 5_000;

/** The name of a statement that came often, the same on all connections; the others have none. */
function openNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const times = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= most) return known;
    const now = (times.get(text) ?? 0) + 1;
    if (now < often) {
      if (times.size >= counted) times.clear();
      times.set(text, now);
      return undefined;
    }
    times.delete(text);
    const given = `radslag_${names.size + 1}`;
    names.set(text, given);
    return given;
  };
}

/**
 * The pool as Kysely wants it, where PostgreSQL reads and plans a statement that comes often once a connection and not each
 * time: that was a third of all it did. Its plan holds until the tables are analysed again or changed.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = openNames();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const preparingClient = (client: pg.PoolClient): PostgresPoolClient => {
    let outdated = false;
    const query = async <Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> => {
      const name = values.length > 0 ? nameOf(text) : undefined;
      try {
        return (await client.query({ text, values: [...values], ...(name && { name }) })) as unknown as PostgresQueryResult<Row>;
      } catch (fault) {
        // A migration ran meanwhile, so what was prepared answers with other columns: this connection is not used again.
        outdated ||= fault instanceof Error && fault.message === "cached plan must not change result type";
        throw fault;
      }
    };
    return { query: query as PostgresPoolClient["query"], release: (destroy) => client.release(destroy || outdated) };
  };
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? preparingClient(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}
