import { sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId } from "#dialogues";
import type { Json } from "#ledger";
import type { PersonId } from "#people";
import { asJson } from "#platform/as-json";
import { compiledOnce } from "#platform/compiled-once";
import type { Database, Transaction } from "#platform/database";
import type { Contact, LifeStep, MailedMessage, Message } from "./life.ts";
import type { NewTopic } from "./receive-topic.ts";
import type { Wording } from "./reword-topic.ts";
import type { ContactWay, TopicId, TopicKind, TopicState } from "./shared.ts";
import type { ReleasedTopic, Topic, TopicMove, Undo } from "./topic.ts";

type TopicRow = {
  id: string;
  authority_id: string;
  dialogue_id: string;
  person_id: string;
  number: number;
  kind: TopicKind;
  title: string;
  text: string;
  state: TopicState;
  question: string | null;
  meeting_id: string | null;
  step_id: string | null;
  joined_into: string | null;
  joined_from: TopicState | null;
  because: string | null;
  released: boolean;
  received_at: Date;
  since: Date;
  awaits_since: Date | null;
  undo_to: TopicState | null;
  undo_id: string | null;
  undo_until: Date | null;
};
type Tables = {
  topics_topic: TopicRow;
  topics_step: { topic_id: string; sequence: number; authority_id: string; state: TopicState; at: Date; actor: string };
  topics_wording: {
    topic_id: string;
    sequence: number;
    authority_id: string;
    kind: TopicKind;
    title: string;
    text: string;
    replaced_at: Date;
  };
  topics_contact: { id: string; authority_id: string; topic_id: string; way: ContactWay; about: string; by_person: string; at: Date };
  topics_message: {
    id: string;
    authority_id: string;
    topic_id: string;
    sender: "proposer" | "authority";
    by_person: string;
    text: string;
    at: Date;
    by_mail: boolean;
    received_text: string | null;
    other_address: string | null;
    attachments: number;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

/** Topics of one dialogue, their first steps and their running numbers, in one round trip. The answer has the number of each. */
export async function insertTopics(trx: Transaction, { authorityId, dialogueId }: OfDialogue, topics: readonly (NewTopic & { topicId: TopicId })[], at: Date): Promise<Map<TopicId, number>> {
  const wanted = topics.map(({ topicId, personId, kind, title, text }, before) => ({ id: topicId, after: topics.length - 1 - before, person: personId, kind, title, text }));
  const inserted = await insertGiven(trx, authorityId, dialogueId, topics.length, asJson(wanted), at);
  return new Map(inserted.map(({ id, number }) => [id, number]));
}

const insertGiven = compiledOnce(
  (_db, authorityId: AuthorityId, dialogueId: DialogueId, count: number, wanted: string, at: Date) => sql<{ id: TopicId; number: number }>`
    with counter as (
      insert into topics_counter (dialogue_id, authority_id, last_number) values (${dialogueId}, ${authorityId}, ${count})
      on conflict (dialogue_id) do update set last_number = topics_counter.last_number + excluded.last_number
      returning last_number
    ), topic as (
      insert into topics_topic (id, authority_id, dialogue_id, person_id, number, kind, title, text, state, received_at, since, awaits_since)
      select id, ${authorityId}::uuid, ${dialogueId}::uuid, person, last_number - after, kind, title, text, 'received',
        ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz
      from counter, json_to_recordset(${wanted}) as wanted (id uuid, after int, person uuid, kind text, title text, text text)
      returning id, number, person_id
    ), step as (
      insert into topics_step (topic_id, sequence, authority_id, state, at, actor)
      select id, 1, ${authorityId}::uuid, 'received', ${at}::timestamptz, person_id from topic
    )
    select id, number from topic`,
);

export async function lockTopic(trx: Transaction, id: TopicId): Promise<Topic | undefined> {
  const row = await own(trx).selectFrom("topics_topic").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row && presentTopic(row);
}

export async function findTopic(db: Database, id: TopicId): Promise<Topic | undefined> {
  const row = await own(db).selectFrom("topics_topic").selectAll().where("id", "=", id).executeTakeFirst();
  return row && presentTopic(row);
}

export async function findTopicByNumber(db: Database, { dialogueId, authorityId }: OfDialogue, number: number): Promise<Topic | undefined> {
  const row = await own(db)
    .selectFrom("topics_topic")
    .selectAll()
    .where("dialogue_id", "=", dialogueId)
    .where("authority_id", "=", authorityId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && presentTopic(row);
}

/** The topics that were joined with this one. */
export async function listJoined(db: Database, into: TopicId): Promise<Topic[]> {
  const rows = await own(db).selectFrom("topics_topic").selectAll().where("joined_into", "=", into).orderBy("number").execute();
  return rows.map(presentTopic);
}

const ofPerson = compiledOnce((db, personId: PersonId) => own(db).selectFrom("topics_topic").selectAll().where("person_id", "=", personId).orderBy("number"));

export const listTopicsOfPerson = async (db: Database, personId: PersonId): Promise<Topic[]> => (await ofPerson(db, personId)).map(presentTopic);

type OfDialogue = { dialogueId: DialogueId; authorityId: AuthorityId };

export async function listTopicsOfDialogue(db: Database, of: OfDialogue): Promise<Topic[]> {
  const rows = await own(db)
    .selectFrom("topics_topic")
    .selectAll()
    .where("dialogue_id", "=", of.dialogueId)
    .where("authority_id", "=", of.authorityId)
    .orderBy("number")
    .execute();
  return rows.map(presentTopic);
}

export const listReleased = (db: Database, of: OfDialogue): Promise<ReleasedTopic[]> =>
  own(db)
    .selectFrom("topics_topic")
    .select(["id", "number", "kind", "title"])
    .where("dialogue_id", "=", of.dialogueId)
    .where("authority_id", "=", of.authorityId)
    .where("released", "=", true)
    .where("state", "not in", ["joined", "declined"])
    .orderBy("number")
    .$narrowType<{ id: TopicId }>()
    .execute();

/** On the agenda, and not yet shown to anybody. */
export async function listHidden(db: Database, of: OfDialogue): Promise<TopicId[]> {
  const rows = await own(db)
    .selectFrom("topics_topic")
    .select("id")
    .where("dialogue_id", "=", of.dialogueId)
    .where("authority_id", "=", of.authorityId)
    .where("state", "=", "on-agenda")
    .where("released", "=", false)
    .execute();
  return rows.map(({ id }) => id as TopicId);
}

export async function saveMove(
  trx: Transaction,
  topic: Topic,
  move: TopicMove,
  { state, at, actor, undo }: { state: TopicState; at: Date; actor: string; undo: Undo | undefined },
): Promise<void> {
  await own(trx)
    .updateTable("topics_topic")
    .set({
      state,
      undo_to: undo?.to ?? null,
      undo_id: undo?.id ?? null,
      undo_until: undo?.until ?? null,
      ...(state === topic.state ? {} : { since: at }),
      ...(heard.has(move.move) ? { awaits_since: null } : {}),
      ...changedBy(move, topic),
    })
    .where("id", "=", topic.id)
    .execute();
  if (state === topic.state) return;
  if (move.move === "undo" && topic.undo) await own(trx).deleteFrom("topics_contact").where("id", "=", topic.undo.id).execute();
  await sql`
    insert into topics_step (topic_id, sequence, authority_id, state, at, actor)
    select ${topic.id}::uuid, max(sequence) + 1, ${topic.authorityId}::uuid, ${state}, ${at}, ${actor}
    from topics_step where topic_id = ${topic.id}`.execute(trx);
}

/** The moves by which a proposer has heard from somebody. */
const heard: ReadonlySet<TopicMove["move"]> = new Set(["contact", "place", "join", "decline", "discuss", "answer"]);

function changedBy(move: TopicMove, topic: Topic): Partial<TopicRow> {
  if (move.move === "prepare") return { question: move.question };
  if (move.move === "place") return { meeting_id: move.meetingId, step_id: move.stepId };
  if (move.move === "unplace") return { meeting_id: null, step_id: null };
  if (move.move === "join") return { joined_into: move.into, joined_from: topic.state };
  if (move.move === "unjoin") return { joined_into: null, joined_from: null };
  if (move.move === "decline") return { because: move.because };
  if (move.move === "undo") return takenBack(topic);
  return {};
}

/** Back where it was: what the move had written is gone, and who had not been heard waits again. */
function takenBack({ state, receivedAt, undo }: Topic): Partial<TopicRow> {
  return {
    ...(state === "joined" ? { joined_into: null, joined_from: null } : {}),
    ...(state === "declined" ? { because: null } : {}),
    ...(state === "on-agenda" ? { meeting_id: null, step_id: null } : {}),
    ...(undo?.to === "received" ? { awaits_since: receivedAt } : {}),
  };
}

export async function saveWording(trx: Transaction, topic: Topic, wording: Wording, at: Date): Promise<void> {
  await sql`
    insert into topics_wording (topic_id, sequence, authority_id, kind, title, text, replaced_at)
    select ${topic.id}::uuid, coalesce(max(sequence), 0) + 1, ${topic.authorityId}::uuid, ${topic.kind}, ${topic.title}, ${topic.text}, ${at}
    from topics_wording where topic_id = ${topic.id}`.execute(trx);
  await own(trx).updateTable("topics_topic").set(wording).where("id", "=", topic.id).execute();
}

/** The topic if that changed anything. */
export async function setReleased(trx: Transaction, id: TopicId, released: boolean): Promise<Topic | undefined> {
  const row = await own(trx)
    .updateTable("topics_topic")
    .set({ released })
    .where("id", "=", id)
    .where("released", "!=", released)
    .returningAll()
    .executeTakeFirst();
  return row && presentTopic(row);
}

type Of = Pick<Topic, "id" | "authorityId">;

export const insertContact = (trx: Transaction, topic: Of, { id, by, way, about, at }: Contact & { id: string }) =>
  own(trx)
    .insertInto("topics_contact")
    .values({ id, authority_id: topic.authorityId, topic_id: topic.id, way, about, by_person: by, at })
    .execute();

export async function insertMessage(trx: Transaction, topic: Of, { id, sender, by, text, at, letter }: Message & { id: string }): Promise<void> {
  await own(trx)
    .insertInto("topics_message")
    .values({
      id,
      authority_id: topic.authorityId,
      topic_id: topic.id,
      sender,
      by_person: by,
      text,
      at,
      by_mail: letter !== undefined,
      received_text: letter?.whole ?? null,
      other_address: letter?.otherAddress ?? null,
      attachments: letter?.attachments ?? 0,
    })
    .execute();
  await own(trx)
    .updateTable("topics_topic")
    .set(({ fn, ref, val }) => ({ awaits_since: sender === "authority" ? null : fn.coalesce(ref("awaits_since"), val(at)) }))
    .where("id", "=", topic.id)
    .execute();
}

export async function listSteps(db: Database, topicId: TopicId): Promise<LifeStep[]> {
  const rows = await own(db).selectFrom("topics_step").select(["state", "at", "actor"]).where("topic_id", "=", topicId).orderBy("sequence").execute();
  return rows.map(({ state, at, actor }) => ({ state, at, by: actor }));
}

export async function listContacts(db: Database, topicId: TopicId): Promise<Contact[]> {
  const rows = await own(db).selectFrom("topics_contact").selectAll().where("topic_id", "=", topicId).orderBy("at").execute();
  return rows.map(({ at, way, about, by_person }) => ({ at, way, about, by: by_person as PersonId }));
}

export async function listMessages(db: Database, topicId: TopicId): Promise<Message[]> {
  const rows = await own(db).selectFrom("topics_message").selectAll().where("topic_id", "=", topicId).orderBy("at").execute();
  return rows.map(({ at, sender, by_person, text, by_mail, received_text, other_address, attachments }) => ({
    at,
    sender,
    by: by_person as PersonId,
    text,
    ...(by_mail && { letter: mailed(received_text, other_address, attachments) }),
  }));
}

const mailed = (whole: string | null, otherAddress: string | null, attachments: number): MailedMessage => ({
  ...(whole === null ? {} : { whole }),
  ...(otherAddress === null ? {} : { otherAddress }),
  attachments,
});

/** How much a person's own topics and their threads hold. */
export async function traceOf(db: Database, personId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ topics: number; wordings: number; contacts: number; messages: number }>`
    with mine as (select id from topics_topic where person_id = ${personId})
    select (select count(*) from mine) as topics,
      (select count(*) from topics_wording where topic_id in (select id from mine)) as wordings,
      (select count(*) from topics_contact where topic_id in (select id from mine)) as contacts,
      (select count(*) from topics_message where topic_id in (select id from mine)) as messages`.execute(db);
  return { ...rows[0] };
}

export async function exportOf(db: Database, personId: string): Promise<Json> {
  const { rows } = await sql<{ topic: Json }>`
    select json_build_object(
      'number', number, 'kind', kind, 'title', title, 'text', text, 'state', state, 'question', question, 'because', because,
      'receivedAt', received_at,
      'earlier', (select coalesce(json_agg(json_build_object('kind', w.kind, 'title', w.title, 'text', w.text, 'until', w.replaced_at)
        order by w.sequence), '[]') from topics_wording w where w.topic_id = topic.id),
      'contacts', (select coalesce(json_agg(json_build_object('at', c.at, 'way', c.way, 'about', c.about) order by c.at), '[]')
        from topics_contact c where c.topic_id = topic.id),
      'messages', (select coalesce(json_agg(json_build_object('at', m.at, 'sender', m.sender, 'text', coalesce(m.received_text, m.text)) order by m.at), '[]')
        from topics_message m where m.topic_id = topic.id)) as topic
    from topics_topic topic where person_id = ${personId} order by number`.execute(db);
  return rows.map(({ topic }) => topic);
}

function presentTopic(row: TopicRow): Topic {
  const { meeting_id: meetingId, step_id: stepId, joined_into: into, joined_from: from, undo_to: to, undo_id: undoId, undo_until: until } = row;
  return {
    id: row.id as TopicId,
    authorityId: row.authority_id as AuthorityId,
    dialogueId: row.dialogue_id as DialogueId,
    personId: row.person_id as PersonId,
    number: row.number,
    kind: row.kind,
    title: row.title,
    text: row.text,
    state: row.state,
    ...(row.question === null ? {} : { question: row.question }),
    ...(meetingId === null || stepId === null ? {} : { placed: { meetingId: meetingId as MeetingId, stepId } }),
    ...(into === null || from === null ? {} : { joined: { into: into as TopicId, from } }),
    ...(row.because === null ? {} : { because: row.because }),
    released: row.released,
    receivedAt: row.received_at,
    since: row.since,
    ...(row.awaits_since === null ? {} : { awaitsSince: row.awaits_since }),
    ...(to === null || undoId === null || until === null ? {} : { undo: { to, id: undoId, until } }),
  };
}
