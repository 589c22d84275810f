import type { Database, Transaction } from "#platform/database";
import type { TopicId } from "../shared.ts";
import type { Topic } from "../topic.ts";

type Outcome = "written" | "automatic" | "too-many" | "empty";
type Tables = { topics_mail: { topic_id: string; message_id: string; authority_id: string; outcome: Outcome; at: Date } };

const own = (db: Database) => db.$extendTables<Tables>();

/** Whether it is the first time. */
export async function insertLetter(
  trx: Transaction,
  topic: Pick<Topic, "id" | "authorityId">,
  { messageId, outcome, at }: { messageId: string; outcome: Outcome; at: Date },
): Promise<boolean> {
  const row = await own(trx)
    .insertInto("topics_mail")
    .values({ topic_id: topic.id, message_id: messageId.slice(0, 998), authority_id: topic.authorityId, outcome, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("message_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function countLetters(db: Database, topicId: TopicId, since: Date): Promise<number> {
  const { letters } = await own(db)
    .selectFrom("topics_mail")
    .select(({ fn }) => fn.countAll<string>().as("letters"))
    .where("topic_id", "=", topicId)
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(letters);
}
