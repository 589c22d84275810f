import { sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { Database, Transaction } from "#platform/database";

type Of = { dialogueId: DialogueId; authorityId: AuthorityId };
type Tables = { topics_reminder: { dialogue_id: string; authority_id: string; days: number; reminded_until: Date | null } };

/** What a dialogue begins with. */
export const defaultDays = 5;

const own = (db: Database) => db.$extendTables<Tables>();

export async function findDays(db: Database, { dialogueId, authorityId }: Of): Promise<number> {
  const row = await own(db).selectFrom("topics_reminder").select("days").where("dialogue_id", "=", dialogueId).where("authority_id", "=", authorityId).executeTakeFirst();
  return row?.days ?? defaultDays;
}

export const saveDays = (trx: Transaction, { dialogueId, authorityId }: Of, days: number) =>
  own(trx)
    .insertInto("topics_reminder")
    .values({ dialogue_id: dialogueId, authority_id: authorityId, days, reminded_until: null })
    .onConflict((conflict) => conflict.column("dialogue_id").doUpdateSet({ days }))
    .execute();

export type Overdue = Of & { days: number; topics: { number: number; title: string }[]; until: Date };

/** Dialogues with a topic that has waited too long and that nobody has been reminded of; with it all that wait too long, longest first. */
export async function listOverdue(db: Database, now: Date): Promise<Overdue[]> {
  const { rows } = await sql<{ dialogue_id: string; authority_id: string; days: number; topics: Overdue["topics"]; until: Date }>`
    select topic.dialogue_id, topic.authority_id, coalesce(reminder.days, ${defaultDays}::int) as days, max(topic.awaits_since) as until,
      json_agg(json_build_object('number', topic.number, 'title', topic.title) order by topic.awaits_since, topic.number) as topics
    from topics_topic topic left join topics_reminder reminder on reminder.dialogue_id = topic.dialogue_id
    where coalesce(reminder.days, ${defaultDays}::int) > 0
      and topic.awaits_since <= ${now}::timestamptz - coalesce(reminder.days, ${defaultDays}::int) * interval '1 day'
    group by topic.dialogue_id, topic.authority_id, reminder.days, reminder.reminded_until
    having max(topic.awaits_since) > coalesce(reminder.reminded_until, '-infinity')`.execute(db);
  return rows.map(({ dialogue_id, authority_id, ...row }) => ({ ...row, dialogueId: dialogue_id as DialogueId, authorityId: authority_id as AuthorityId }));
}

/** False when another process has reminded of these meanwhile. */
export async function noteReminded(trx: Transaction, { dialogueId, authorityId, days, until }: Overdue): Promise<boolean> {
  const { rows } = await sql`
    insert into topics_reminder (dialogue_id, authority_id, days, reminded_until) values (${dialogueId}, ${authorityId}, ${days}, ${until})
    on conflict (dialogue_id) do update set reminded_until = excluded.reminded_until
      where topics_reminder.reminded_until is null or topics_reminder.reminded_until < excluded.reminded_until
    returning dialogue_id`.execute(trx);
  return rows.length > 0;
}
