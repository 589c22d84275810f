import type { Dialogue } from "#dialogues";
import type { InsightSources } from "#harvest";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { type Commitment, type Fault, type UpdateWords, faultsOfUpdate } from "./commitment.ts";
import type { CommitmentNeeds } from "./index.ts";
import type { CommitmentId } from "./shared.ts";
import { insertUpdate, lockCommitments, nextPublication, setPublished } from "./store.ts";
import { tellSources } from "./tell-sources.ts";

export type PublishOutcome =
  | { outcome: "published"; letters: number; skipped: number }
  | { outcome: "nothing-chosen" }
  | { outcome: "insight-not-published"; numbers: number[] };

export type UpdateOutcome = { outcome: "updated"; letters: number } | { outcome: "faulty"; faults: Fault[] } | { outcome: "not-published" } | { outcome: "unknown" };

/** Makes drafts public, all in one publication: everyone behind them is told once, of all that concerns them (A2). */
export function publishCommitments(needs: CommitmentNeeds, dialogue: Dialogue, ids: readonly CommitmentId[], actor: PersonId): Promise<PublishOutcome> {
  return needs.database.transaction().execute(async (trx) => {
    const drafts = (await lockCommitments(trx, ids)).filter(({ dialogueId, publishedAt }) => dialogueId === dialogue.id && !publishedAt);
    if (drafts.length === 0) return { outcome: "nothing-chosen" };
    const answers = await withInsights(needs, trx, drafts);
    const early = answers.filter(({ insight }) => insight.standing !== "published");
    if (early.length > 0) return { outcome: "insight-not-published", numbers: early.map(({ insight }) => insight.number) };
    const publication = await nextPublication(trx, dialogue.id);
    await setPublished(trx, drafts.map(({ id }) => id), publication, needs.clock.civil());
    const how = { version: `publication-${publication}`, batchId: needs.ids.next(), actor };
    const { letters, skipped } = await tellSources(needs, trx, dialogue, answers, how);
    // Locked in the order of their ids, told in the order of their numbers.
    for (const { id, number, insightId, status } of drafts.toSorted((a, b) => a.number - b.number)) {
      await needs.ledger.append(trx, {
        chain: { authorityId: dialogue.authorityId, dialogueId: dialogue.id },
        type: "commitment.published",
        actor,
        subject: { kind: "commitment", id },
        class: "commitments.commitment",
        content: { number, insightId, status, publication },
        diary: { direction: "drawn-up", title: `Åtagande ${number}` },
      });
    }
    return { outcome: "published", letters, skipped };
  });
}

/**
 * Says in public what has been done. When that is the answer itself (done, or no after all), everyone behind it is told by
 * letter too; a step on the way is for the page.
 */
export function updateCommitment(needs: CommitmentNeeds, dialogue: Dialogue, id: CommitmentId, words: UpdateWords, actor: PersonId): Promise<UpdateOutcome> {
  return needs.database.transaction().execute(async (trx) => {
    const [commitment] = await lockCommitments(trx, [id]);
    if (commitment?.dialogueId !== dialogue.id) return { outcome: "unknown" };
    if (!commitment.publishedAt) return { outcome: "not-published" };
    const faults = faultsOfUpdate(words);
    if (faults.length > 0) return { outcome: "faulty", faults };
    const { status } = words;
    const text = words.text.trim();
    const sequence = await insertUpdate(trx, commitment, { status, text, by: actor, at: needs.clock.civil() });
    const isAnswer = status !== commitment.status && (status === "done" || status === "declined");
    const now = { ...commitment, status, because: status === "declined" ? text : null };
    const answers = isAnswer ? await withInsights(needs, trx, [now]) : [];
    const told = await tellSources(needs, trx, dialogue, answers.map((answer) => ({ ...answer, update: text })), {
      version: `commitment-${commitment.number}-${sequence}`,
      batchId: needs.ids.next(),
      actor,
    });
    await needs.ledger.append(trx, {
      chain: { authorityId: dialogue.authorityId, dialogueId: dialogue.id },
      type: "commitment.updated",
      actor,
      subject: { kind: "commitment", id },
      class: "commitments.commitment",
      content: { sequence, status },
    });
    return { outcome: "updated", letters: told.letters };
  });
}

async function withInsights({ harvest }: CommitmentNeeds, trx: Transaction, commitments: readonly Commitment[]): Promise<{ commitment: Commitment; insight: InsightSources }[]> {
  const found: { commitment: Commitment; insight: InsightSources }[] = [];
  for (const commitment of commitments) {
    const insight = await harvest.insight(commitment.insightId, trx);
    if (!insight) throw new Error(`Commitment ${commitment.id} answers insight ${commitment.insightId}, which is not there`);
    found.push({ commitment, insight });
  }
  return found;
}
