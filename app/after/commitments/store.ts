import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { InsightId } from "#harvest/shared";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { Commitment, CommitmentWords, Update } from "./commitment.ts";
import type { CommitmentId, CommitmentStatus } from "./shared.ts";

type Tables = {
  commitments_commitment: {
    id: string;
    authority_id: string;
    dialogue_id: string;
    insight_id: string;
    number: number;
    what: string;
    owner: string;
    receiver: string;
    status: CommitmentStatus;
    because: string | null;
    due: string | null;
    review_on: string | null;
    publication: number | null;
    published_at: Date | null;
  };
  commitments_update: {
    commitment_id: string;
    sequence: number;
    authority_id: string;
    status: CommitmentStatus;
    text: string;
    by_person: string;
    at: Date;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

async function withUpdates(db: Database, rows: Tables["commitments_commitment"][]): Promise<Commitment[]> {
  if (rows.length === 0) return [];
  const updates = await own(db).selectFrom("commitments_update").selectAll().where("commitment_id", "in", rows.map(({ id }) => id)).orderBy("sequence").execute();
  return rows.map((row) => ({
    id: row.id as CommitmentId,
    authorityId: row.authority_id as AuthorityId,
    dialogueId: row.dialogue_id as DialogueId,
    insightId: row.insight_id as InsightId,
    number: row.number,
    what: row.what,
    owner: row.owner,
    receiver: row.receiver,
    status: row.status,
    because: row.because,
    due: row.due,
    reviewOn: row.review_on,
    publishedAt: row.published_at,
    updates: updates.flatMap(({ commitment_id, status, text, by_person, at }) => (commitment_id === row.id ? [{ status, text, by: by_person as PersonId, at }] : [])),
  }));
}

export const listCommitments = async (db: Database, dialogueId: DialogueId): Promise<Commitment[]> =>
  withUpdates(db, await own(db).selectFrom("commitments_commitment").selectAll().where("dialogue_id", "=", dialogueId).orderBy("number").execute());

/** The rows locked: publishing and updating one commitment come one after the other. */
export const lockCommitments = async (trx: Transaction, ids: readonly CommitmentId[]): Promise<Commitment[]> =>
  ids.length === 0 ? [] : withUpdates(trx, await own(trx).selectFrom("commitments_commitment").selectAll().where("id", "in", ids).orderBy("id").forUpdate().execute());

const columns = ({ what, owner, receiver, status, because, due, reviewOn }: CommitmentWords) => ({
  what: what.trim(),
  owner: owner.trim(),
  receiver: receiver.trim(),
  status,
  because: status === "declined" ? (because?.trim() ?? null) : null,
  due,
  review_on: reviewOn,
});

type Of = { id: CommitmentId; authorityId: AuthorityId; dialogueId: DialogueId; insightId: InsightId };

/** Undefined when another got the number at the same moment. */
export async function insertCommitment(trx: Transaction, { id, authorityId, dialogueId, insightId }: Of, words: CommitmentWords): Promise<number | undefined> {
  const last = await own(trx).selectFrom("commitments_commitment").select(({ fn }) => fn.max("number").as("number")).where("dialogue_id", "=", dialogueId).executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const row = { id, authority_id: authorityId, dialogue_id: dialogueId, insight_id: insightId, number, publication: null, published_at: null, ...columns(words) };
  const { numInsertedOrUpdatedRows } = await own(trx).insertInto("commitments_commitment").values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? number : undefined;
}

export const rewordCommitment = (trx: Transaction, id: CommitmentId, words: CommitmentWords) =>
  own(trx).updateTable("commitments_commitment").set(columns(words)).where("id", "=", id).execute();

export const setPublished = (trx: Transaction, ids: readonly CommitmentId[], publication: number, at: Date) =>
  own(trx).updateTable("commitments_commitment").set({ publication, published_at: at }).where("id", "in", ids).execute();

export async function nextPublication(trx: Transaction, dialogueId: DialogueId): Promise<number> {
  const last = await own(trx).selectFrom("commitments_commitment").select(({ fn }) => fn.max("publication").as("publication")).where("dialogue_id", "=", dialogueId).executeTakeFirst();
  return (last?.publication ?? 0) + 1;
}

export async function insertUpdate(trx: Transaction, { id, authorityId, updates }: Commitment, update: Update): Promise<number> {
  const sequence = updates.length + 1;
  const { status, text, by, at } = update;
  await own(trx).insertInto("commitments_update").values({ commitment_id: id, sequence, authority_id: authorityId, status, text, by_person: by, at }).execute();
  const because = status === "declined" ? text : null;
  await own(trx).updateTable("commitments_commitment").set({ status, because }).where("id", "=", id).execute();
  return sequence;
}

export const countUpdatesBy = async (db: Database, personId: string): Promise<number> =>
  (await own(db).selectFrom("commitments_update").select(({ fn }) => fn.countAll<number>().as("count")).where("by_person", "=", personId).executeTakeFirstOrThrow()).count;
