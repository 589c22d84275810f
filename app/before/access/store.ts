import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { Measures } from "./shared.ts";

type Tables = {
  access_need: {
    id: string;
    person_id: string;
    authority_id: string;
    dialogue_id: string;
    measures: string[];
    other: string;
    saved_at: Date;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

type NewNeed = { id: string; authorityId: AuthorityId; dialogueId: DialogueId; personId: PersonId; measures: Measures; at: Date };

/** The id of the person's need: a new one the first time. */
export async function saveMeasures(trx: Transaction, { id, authorityId, dialogueId, personId, measures, at }: NewNeed): Promise<string> {
  const said = { measures: measures.chosen, other: measures.other, saved_at: at };
  const saved = await own(trx)
    .insertInto("access_need")
    .values({ id, person_id: personId, authority_id: authorityId, dialogue_id: dialogueId, ...said })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(said))
    .returning("id")
    .executeTakeFirstOrThrow();
  return saved.id;
}

export async function findMeasures(db: Database, personId: string): Promise<Measures | undefined> {
  const row = await own(db).selectFrom("access_need").selectAll().where("person_id", "=", personId).executeTakeFirst();
  return row && { chosen: row.measures, other: row.other };
}

/** By person; whoever asked for nothing any more is left out. */
export async function listMeasures(db: Database, authorityId: AuthorityId, personIds: readonly PersonId[]): Promise<Map<PersonId, Measures>> {
  if (personIds.length === 0) return new Map();
  const rows = await own(db)
    .selectFrom("access_need")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "in", personIds)
    .execute();
  return new Map(
    rows
      .filter(({ measures, other }) => measures.length > 0 || other !== "")
      .map((row) => [row.person_id as PersonId, { chosen: row.measures, other: row.other }]),
  );
}
