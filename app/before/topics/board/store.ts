import { type RawBuilder, sql } from "kysely";
import type { Database } from "#platform/database";
import { type TopicState, topicStates } from "../shared.ts";
import type { BoardTopic, TopicCounts, TopicFilter, TopicOrder } from "./board.ts";

type Row = Pick<BoardTopic, "id" | "number" | "kind" | "title" | "name" | "state" | "since"> & {
  received_at: Date;
  awaits_since: Date | null;
  has_question: boolean;
  step_id: string | null;
  undo_until: Date | null;
  into_number: number | null;
};

const columns = sql`topic.id, topic.number, topic.kind, topic.title, card.name, topic.state, topic.since, topic.received_at, topic.awaits_since,
  topic.question is not null as has_question, topic.step_id, topic.undo_until,
  (select target.number from topics_topic target where target.id = topic.joined_into) as into_number`;

/** The name is asked for only of those that are shown, or when somebody looks for a name. */
function matching({ dialogueId, authorityId, words = "", kind, state, awaiting }: TopicFilter): RawBuilder<unknown> {
  const like = `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql`topic.dialogue_id = ${dialogueId} and topic.authority_id = ${authorityId}
    ${state ? sql`and topic.state = ${state}` : sql``} ${kind ? sql`and topic.kind = ${kind}` : sql``}
    ${awaiting ? sql`and topic.awaits_since is not null` : sql``}
    ${words === "" ? sql`` : sql`and (topic.title ilike ${like} or topic.text ilike ${like} or topic.number::text = ${words}
      or exists (select from people_card named where named.person_id = topic.person_id and named.name ilike ${like}))`}`;
}

export async function countTopics(db: Database, filter: TopicFilter): Promise<TopicCounts> {
  const { rows } = await sql<{ state: TopicState; topics: string; awaiting: string }>`
    select topic.state, count(*) as topics, count(topic.awaits_since) as awaiting
    from topics_topic topic where ${matching({ ...filter, state: undefined })} group by topic.state`.execute(db);
  const found = new Map(rows.map(({ state, topics }) => [state, Number(topics)]));
  return {
    states: Object.fromEntries(topicStates.map((state) => [state, found.get(state) ?? 0])) as Record<TopicState, number>,
    awaiting: rows.reduce((sum, { awaiting }) => sum + Number(awaiting), 0),
  };
}

const byWaiting = sql`topic.awaits_since nulls last, topic.since, topic.number`;
const orderings: Record<TopicOrder, RawBuilder<unknown>> = {
  waiting: byWaiting,
  received: sql`topic.received_at desc, topic.number desc`,
  number: sql`topic.number`,
};

/** The first of each column; `moved` stands first in its own, so that a hand finds again what it has just moved. */
export async function listColumns(
  db: Database,
  filter: TopicFilter,
  { states, perColumn, moved = 0 }: { states: readonly TopicState[]; perColumn: number; moved?: number | undefined },
): Promise<BoardTopic[]> {
  const { rows } = await sql<Row>`
    select ${columns}
    from (
      select *, row_number() over (partition by topic.state order by topic.number = ${moved} desc, ${byWaiting}) as place
      from topics_topic topic
      where ${matching(filter)} and topic.state in (${sql.join(states)})
    ) topic
    join people_card card on card.person_id = topic.person_id
    where topic.place <= ${perColumn}
    order by topic.place`.execute(db);
  return rows.map(present);
}

export async function listPage(
  db: Database,
  filter: TopicFilter,
  { order, offset, limit }: { order: TopicOrder; offset: number; limit: number },
): Promise<BoardTopic[]> {
  const { rows } = await sql<Row>`
    select ${columns}
    from (select * from topics_topic topic where ${matching(filter)} order by ${orderings[order]} offset ${offset} limit ${limit}) topic
    join people_card card on card.person_id = topic.person_id
    order by ${orderings[order]}`.execute(db);
  return rows.map(present);
}

function present({ received_at, awaits_since, has_question, step_id, undo_until, into_number, ...row }: Row): BoardTopic {
  return {
    ...row,
    receivedAt: received_at,
    hasQuestion: has_question,
    ...(awaits_since === null ? {} : { awaitsSince: awaits_since }),
    ...(step_id === null ? {} : { stepId: step_id }),
    ...(undo_until === null ? {} : { undoUntil: undo_until }),
    ...(into_number === null ? {} : { into: into_number }),
  };
}
