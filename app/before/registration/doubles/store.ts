import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { RegistrationId } from "../shared.ts";
import type { Tables as RegistrationTables } from "../store.ts";

type Tables = RegistrationTables & {
  registration_not_double: {
    registration_id: RegistrationId;
    other_id: RegistrationId;
    authority_id: AuthorityId;
    dialogue_id: DialogueId;
    settled_by: PersonId;
    settled_at: Date;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

export type Standing = { id: RegistrationId; personId: PersonId; number: number };

/** Those of these people's registrations that still stand on some date, by person. */
export async function listStanding(db: Database, personIds: readonly PersonId[]): Promise<Map<PersonId, Standing>> {
  if (personIds.length === 0) return new Map();
  const rows = await own(db)
    .selectFrom("registration_registration as registration")
    .select(["registration.id", "registration.person_id", "registration.number"])
    .where("registration.person_id", "in", personIds)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("registration_status as status")
          .select("status.meeting_id")
          .whereRef("status.registration_id", "=", "registration.id")
          .where("status.status", "!=", "cancelled"),
      ),
    )
    .execute();
  return new Map(rows.map(({ id, person_id, number }) => [person_id as PersonId, { id: id as RegistrationId, personId: person_id as PersonId, number }]));
}

/** In the order they were settled, the last one first. */
export const listSettled = (db: Database, dialogueId: DialogueId) =>
  own(db)
    .selectFrom("registration_not_double as settled")
    .innerJoin("registration_registration as one", "one.id", "settled.registration_id")
    .innerJoin("registration_registration as other", "other.id", "settled.other_id")
    .select(["settled.registration_id", "settled.other_id", "one.number as one_number", "other.number as other_number", "settled.settled_by", "settled.settled_at"])
    .where("settled.dialogue_id", "=", dialogueId)
    .orderBy("settled.settled_at", "desc")
    .orderBy("one_number")
    .execute();

type Row = Tables["registration_not_double"];

/** Whether it was not settled so before. */
export async function insertSettled(trx: Transaction, row: Row): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(trx)
    .insertInto("registration_not_double")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function deleteSettled(trx: Transaction, { registration_id, other_id }: Pick<Row, "registration_id" | "other_id">): Promise<boolean> {
  const { numDeletedRows } = await own(trx).deleteFrom("registration_not_double").where("registration_id", "=", registration_id).where("other_id", "=", other_id).executeTakeFirst();
  return numDeletedRows === 1n;
}
