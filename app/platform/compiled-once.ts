import type { CompiledQuery } from "kysely";
import type { Database } from "./database.ts";

/** A query of Kysely's, or its `sql`. */
type Words<Row> = { compile(db: Database): CompiledQuery<Row> };

/**
 * A question that is asked often and always in the same words: Kysely builds and compiles it the first time, afterwards only the
 * values change, and none of them may change the words (a list of so many, a condition that is there or not). Building one costs
 * as much as asking it.
 *
 *     const personOf = compiledOnce((db, id: PersonId) => own(db).selectFrom("people_person").selectAll().where("person_id", "=", id));
 *     const [person] = await personOf(db, id);
 */
export function compiledOnce<Values extends unknown[], Row>(ask: (db: Database, ...values: Values) => Words<Row>): (db: Database, ...values: Values) => Promise<Row[]> {
  let known: { compiled: CompiledQuery<Row>; places: (number | undefined)[] } | undefined;
  function compile(db: Database, count: number) {
    const marks: unknown[] = Array.from({ length: count }, (_, at) => Symbol(`value ${at}`));
    const compiled = ask(db, ...(marks as Values)).compile(db);
    const places = compiled.parameters.map((parameter) => (typeof parameter === "symbol" ? marks.indexOf(parameter) : undefined));
    return { compiled, places };
  }
  return async (db, ...values) => {
    known ??= compile(db, values.length);
    const { compiled, places } = known;
    const parameters = compiled.parameters.map((parameter, at) => (places[at] === undefined ? parameter : values[places[at]]));
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
