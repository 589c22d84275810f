import type { Dialogue } from "#dialogues";
import type { InsightId } from "#harvest/shared";
import type { CommitmentNeeds } from "./index.ts";
import { type CommitmentWords, type Fault, faultsOf } from "./commitment.ts";
import type { CommitmentId } from "./shared.ts";
import { insertCommitment, lockCommitments, rewordCommitment } from "./store.ts";

export type WriteOutcome =
  | { outcome: "written"; id: CommitmentId; number: number }
  | { outcome: "faulty"; faults: Fault[] }
  | { outcome: "no-insight" }
  | { outcome: "published" }
  | { outcome: "unknown" };

/** A draft that answers an insight; nobody is told before it is published. */
export async function draftCommitment(needs: CommitmentNeeds, dialogue: Dialogue, insightId: InsightId, words: CommitmentWords): Promise<WriteOutcome> {
  const faults = faultsOf(words);
  if (faults.length > 0) return { outcome: "faulty", faults };
  const insight = await needs.harvest.insight(insightId);
  if (insight?.dialogueId !== dialogue.id) return { outcome: "no-insight" };
  const id = needs.ids.next() as CommitmentId;
  for (;;) {
    const of = { id, authorityId: dialogue.authorityId, dialogueId: dialogue.id, insightId };
    const number = await needs.database.transaction().execute((trx) => insertCommitment(trx, of, words));
    if (number !== undefined) return { outcome: "written", id, number };
  }
}

export function rewordDraft(needs: CommitmentNeeds, dialogue: Dialogue, id: CommitmentId, words: CommitmentWords): Promise<WriteOutcome> {
  return needs.database.transaction().execute(async (trx) => {
    const [commitment] = await lockCommitments(trx, [id]);
    if (commitment?.dialogueId !== dialogue.id) return { outcome: "unknown" };
    if (commitment.publishedAt) return { outcome: "published" };
    const faults = faultsOf(words);
    if (faults.length > 0) return { outcome: "faulty", faults };
    await rewordCommitment(trx, id, words);
    return { outcome: "written", id, number: commitment.number };
  });
}
