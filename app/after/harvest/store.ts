import type { DialogueId } from "#dialogues";
import type { GroupId } from "#grouping/shared";
import type { NoteId } from "#notes/shared";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { Insight, WallAct, WallChange } from "./insight.ts";
import type { InsightId, InsightState } from "./shared.ts";

type Tables = {
  harvest_insight: {
    id: string;
    authority_id: string;
    dialogue_id: string;
    number: number;
    title: string;
    body: string;
    state: InsightState;
    merged_into: string | null;
    revision: number;
    window_ends: Date | null;
    published_version: number | null;
  };
  harvest_source: { insight_id: string; note_id: string; authority_id: string; position: number };
  harvest_aside: { note_id: string; authority_id: string; dialogue_id: string };
  harvest_wall: { dialogue_id: string; authority_id: string; sequence: number };
  harvest_change: {
    dialogue_id: string;
    sequence: number;
    authority_id: string;
    actor: string;
    act: WallAct["act"] | "undo";
    before: string;
    after: string;
    at: Date;
    undone: boolean;
  };
  harvest_answer: {
    insight_id: string;
    revision: number;
    group_id: string;
    person_id: string;
    authority_id: string;
    confirms: boolean;
    remark: string | null;
    at: Date;
  };
  harvest_publication: { dialogue_id: string; version: number; authority_id: string; summary: string; published_by: string; at: Date };
  harvest_published: { insight_id: string; dialogue_id: string; version: number; authority_id: string; groups: number; confirmed: number };
};

const own = (db: Database) => db.$extendTables<Tables>();

export type Of = { dialogueId: DialogueId; authorityId: string };

/** Counts the wall on and holds it until the transaction ends: two organisers change it one after the other. */
export async function lockWall(trx: Transaction, { dialogueId, authorityId }: Of): Promise<number> {
  const row = await own(trx)
    .insertInto("harvest_wall")
    .values({ dialogue_id: dialogueId, authority_id: authorityId, sequence: 1 })
    .onConflict((conflict) => conflict.column("dialogue_id").doUpdateSet((up) => ({ sequence: up("harvest_wall.sequence", "+", 1) })))
    .returning("sequence")
    .executeTakeFirstOrThrow();
  return row.sequence;
}

export const wallSequence = async (db: Database, dialogueId: DialogueId): Promise<number> =>
  (await own(db).selectFrom("harvest_wall").select("sequence").where("dialogue_id", "=", dialogueId).executeTakeFirst())?.sequence ?? 0;

export async function listInsights(db: Database, dialogueId: DialogueId): Promise<Insight[]> {
  const insights = await own(db).selectFrom("harvest_insight").selectAll().where("dialogue_id", "=", dialogueId).orderBy("number").execute();
  const sources = await own(db)
    .selectFrom("harvest_source as source")
    .innerJoin("harvest_insight as insight", "insight.id", "source.insight_id")
    .select(["source.insight_id", "source.note_id"])
    .where("insight.dialogue_id", "=", dialogueId)
    .orderBy("source.position")
    .execute();
  return insights.map((row) => ({
    id: row.id as InsightId,
    number: row.number,
    title: row.title,
    body: row.body,
    state: row.state,
    mergedInto: row.merged_into as InsightId | null,
    sources: sources.filter(({ insight_id }) => insight_id === row.id).map(({ note_id }) => note_id as NoteId),
    revision: row.revision,
    windowEnds: row.window_ends,
  }));
}

export async function saveInsight(trx: Transaction, { dialogueId, authorityId }: Of, insight: Insight): Promise<void> {
  const { id, number, title, body, state, revision } = insight;
  const wording = { title, body, state, revision, merged_into: insight.mergedInto, window_ends: insight.windowEnds };
  await own(trx)
    .insertInto("harvest_insight")
    .values({ id, authority_id: authorityId, dialogue_id: dialogueId, number, published_version: null, ...wording })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(wording))
    .execute();
  await own(trx).deleteFrom("harvest_source").where("insight_id", "=", id).execute();
  const rows = insight.sources.map((noteId, position) => ({ insight_id: id, note_id: noteId, authority_id: authorityId, position }));
  if (rows.length > 0) await own(trx).insertInto("harvest_source").values(rows).execute();
}

export const listAside = async (db: Database, dialogueId: DialogueId): Promise<NoteId[]> =>
  (await own(db).selectFrom("harvest_aside").select("note_id").where("dialogue_id", "=", dialogueId).execute()).map(({ note_id }) => note_id as NoteId);

export async function saveAside(trx: Transaction, { dialogueId, authorityId }: Of, { before, after }: WallChange["aside"]): Promise<void> {
  if (before.length > 0) await own(trx).deleteFrom("harvest_aside").where("note_id", "in", before).execute();
  const rows = after.map((noteId) => ({ note_id: noteId, authority_id: authorityId, dialogue_id: dialogueId }));
  if (rows.length > 0) await own(trx).insertInto("harvest_aside").values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

type Made = { sequence: number; actor: PersonId; act: WallAct["act"] | "undo"; at: Date; undone: boolean };

export const insertChange = (trx: Transaction, { dialogueId, authorityId }: Of, { sequence, actor, act, at, undone }: Made, { insights, aside }: WallChange) =>
  own(trx)
    .insertInto("harvest_change")
    .values({
      dialogue_id: dialogueId,
      sequence,
      authority_id: authorityId,
      actor,
      act,
      before: JSON.stringify({ insights: insights.map(({ before }) => before), aside: aside.before }),
      after: JSON.stringify({ insights: insights.map(({ after }) => after), aside: aside.after }),
      at,
      undone,
    })
    .execute();

type Kept = { insights: (Insight | null)[]; aside: NoteId[] };

/** The newest change that has not been undone; an undo itself is none. */
export async function lastChange(db: Database, dialogueId: DialogueId): Promise<{ sequence: number; act: WallAct["act"]; change: WallChange } | undefined> {
  const row = await own(db)
    .selectFrom("harvest_change")
    .selectAll()
    .where("dialogue_id", "=", dialogueId)
    .where("undone", "=", false)
    .where("act", "!=", "undo")
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const [before, after] = [row.before, row.after] as unknown as [Kept, Kept];
  const insights = after.insights.flatMap((one, at) => (one ? [{ before: before.insights[at] ?? null, after: one }] : []));
  return { sequence: row.sequence, act: row.act as WallAct["act"], change: { insights, aside: { before: before.aside, after: after.aside } } };
}

export const setUndone = (trx: Transaction, dialogueId: DialogueId, sequence: number) =>
  own(trx).updateTable("harvest_change").set({ undone: true }).where("dialogue_id", "=", dialogueId).where("sequence", "=", sequence).execute();

export const setProposed = (trx: Transaction, ids: readonly InsightId[], windowEnds: Date) =>
  own(trx).updateTable("harvest_insight").set({ state: "proposed", window_ends: windowEnds }).where("id", "in", ids).execute();

export type GroupAnswer = { insightId: InsightId; groupId: GroupId; personId: PersonId; confirms: boolean; remark: string | null; at: Date };

/** Answers to what the insights say now, oldest first. */
export async function listAnswers(db: Database, dialogueId: DialogueId): Promise<GroupAnswer[]> {
  const rows = await own(db)
    .selectFrom("harvest_answer as answer")
    .innerJoin("harvest_insight as insight", (join) => join.onRef("insight.id", "=", "answer.insight_id").onRef("insight.revision", "=", "answer.revision"))
    .selectAll("answer")
    .where("insight.dialogue_id", "=", dialogueId)
    .orderBy("answer.at")
    .execute();
  return rows.map(({ insight_id, group_id, person_id, confirms, remark, at }) => ({
    insightId: insight_id as InsightId,
    groupId: group_id as GroupId,
    personId: person_id as PersonId,
    confirms,
    remark,
    at,
  }));
}

export const saveAnswer = (trx: Transaction, { authorityId }: Of, revision: number, answer: GroupAnswer) =>
  own(trx)
    .insertInto("harvest_answer")
    .values({
      insight_id: answer.insightId,
      revision,
      group_id: answer.groupId,
      person_id: answer.personId,
      authority_id: authorityId,
      confirms: answer.confirms,
      remark: answer.remark,
      at: answer.at,
    })
    .onConflict((conflict) =>
      conflict.columns(["insight_id", "revision", "group_id", "person_id"]).doUpdateSet({ confirms: answer.confirms, remark: answer.remark, at: answer.at }),
    )
    .execute();

export type Publication = { version: number; summary: string; publishedBy: PersonId; at: Date };
export type PublishedInsight = { insightId: InsightId; version: number; groups: number; confirmed: number };

export async function listPublications(db: Database, dialogueId: DialogueId): Promise<Publication[]> {
  const rows = await own(db).selectFrom("harvest_publication").selectAll().where("dialogue_id", "=", dialogueId).orderBy("version").execute();
  return rows.map(({ version, summary, published_by, at }) => ({ version, summary, publishedBy: published_by as PersonId, at }));
}

export async function listPublished(db: Database, dialogueId: DialogueId): Promise<PublishedInsight[]> {
  const rows = await own(db).selectFrom("harvest_published").selectAll().where("dialogue_id", "=", dialogueId).execute();
  return rows.map(({ insight_id, version, groups, confirmed }) => ({ insightId: insight_id as InsightId, version, groups, confirmed }));
}

export async function insertPublication(trx: Transaction, { dialogueId, authorityId }: Of, { version, summary, publishedBy, at }: Publication, insights: readonly PublishedInsight[]): Promise<void> {
  const common = { dialogue_id: dialogueId, authority_id: authorityId, version };
  await own(trx).insertInto("harvest_publication").values({ ...common, summary, published_by: publishedBy, at }).execute();
  if (insights.length === 0) return;
  await own(trx).insertInto("harvest_published").values(insights.map(({ insightId, groups, confirmed }) => ({ ...common, insight_id: insightId, groups, confirmed }))).execute();
  const ids = insights.map(({ insightId }) => insightId);
  await own(trx).updateTable("harvest_insight").set({ state: "published", published_version: version }).where("id", "in", ids).execute();
}

/** The dialogue that an insight belongs to. */
export const dialogueOfInsight = async (db: Database, id: InsightId): Promise<DialogueId | undefined> =>
  (await own(db).selectFrom("harvest_insight").select("dialogue_id").where("id", "=", id).executeTakeFirst())?.dialogue_id as DialogueId | undefined;

export const listAnswersOf = (db: Database, personId: string) =>
  own(db).selectFrom("harvest_answer").selectAll().where("person_id", "=", personId).orderBy("at").execute();
