import type { Database, Transaction } from "#platform/database";
import type { Language } from "#platform/i18n";

type Tables = {
  feedback_message: {
    id: string;
    authority_id: string;
    dialogue_id: string | null;
    idempotency_key: string;
    page: string;
    found: boolean | null;
    text: string;
    email: string | null;
    language: Language;
    received_at: Date;
    diary_number: number | null;
  };
};

export type MessageRow = Tables["feedback_message"];

const own = (db: Database) => db.$extendTables<Tables>();

/** False when the same form has come already. */
export async function insertMessage(trx: Transaction, row: MessageRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(trx)
    .insertInto("feedback_message")
    .values(row)
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export const setDiaryNumber = (trx: Transaction, id: string, diaryNumber: number | null) =>
  own(trx).updateTable("feedback_message").set({ diary_number: diaryNumber }).where("id", "=", id).execute();

export const findByKey = (db: Database, key: string): Promise<MessageRow | undefined> =>
  own(db).selectFrom("feedback_message").selectAll().where("idempotency_key", "=", key).executeTakeFirst();

export const listMessages = (db: Database, authorityId: string, { skip, most }: { skip: number; most: number }): Promise<MessageRow[]> =>
  own(db).selectFrom("feedback_message").selectAll().where("authority_id", "=", authorityId).orderBy("received_at", "desc").orderBy("id", "desc").offset(skip).limit(most).execute();

export async function countMessages(db: Database, authorityId: string): Promise<number> {
  const { count } = await own(db)
    .selectFrom("feedback_message")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("authority_id", "=", authorityId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
