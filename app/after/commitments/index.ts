import type { Dialogue } from "#dialogues";
import type { Harvest } from "#harvest";
import type { InsightId } from "#harvest/shared";
import type { Ledger } from "#ledger";
import type { Letters } from "#letters";
import type { People, PersonId } from "#people";
import type { Clock } from "#platform/clock";
import { toLocal } from "#platform/civil-time";
import type { Database } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { Topics } from "#topics";
import { type Commitment, type CommitmentWords, type UpdateWords, isOverdue } from "./commitment.ts";
import { type PublishOutcome, type UpdateOutcome, publishCommitments, updateCommitment } from "./publish-commitments.ts";
import type { CommitmentId } from "./shared.ts";
import { listCommitments } from "./store.ts";
import { type WriteOutcome, draftCommitment, rewordDraft } from "./write-commitment.ts";

export type { Commitment, CommitmentWords, Fault, Update, UpdateWords } from "./commitment.ts";
export type { PublishOutcome, UpdateOutcome } from "./publish-commitments.ts";
export type { CommitmentId, CommitmentStatus } from "./shared.ts";
export type { WriteOutcome } from "./write-commitment.ts";
export { informationClasses, personData } from "./records.ts";

export type CommitmentNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Pick<Ledger, "append">;
  people: Pick<People, "find">;
  letters: Pick<Letters, "queue" | "skip">;
  topics: Pick<Topics, "ofDialogue" | "move">;
  harvest: Pick<Harvest, "insight">;
  /** PUBLIC_ORIGIN, asked late. */
  origin: () => URL;
};

export type ListedCommitment = Commitment & { overdue: boolean };

export type Commitments = {
  draft(dialogue: Dialogue, insightId: InsightId, words: CommitmentWords): Promise<WriteOutcome>;
  reword(dialogue: Dialogue, id: CommitmentId, words: CommitmentWords): Promise<WriteOutcome>;
  publish(dialogue: Dialogue, ids: readonly CommitmentId[], actor: PersonId): Promise<PublishOutcome>;
  update(dialogue: Dialogue, id: CommitmentId, words: UpdateWords, actor: PersonId): Promise<UpdateOutcome>;
  /** By number; the public sees the published ones only. */
  ofDialogue(dialogue: Pick<Dialogue, "id" | "zone">, of?: { drafts: boolean }): Promise<ListedCommitment[]>;
};

export function openCommitments(needs: CommitmentNeeds): Commitments {
  return {
    draft: (dialogue, insightId, words) => draftCommitment(needs, dialogue, insightId, words),
    reword: (dialogue, id, words) => rewordDraft(needs, dialogue, id, words),
    publish: (dialogue, ids, actor) => publishCommitments(needs, dialogue, ids, actor),
    update: (dialogue, id, words, actor) => updateCommitment(needs, dialogue, id, words, actor),
    async ofDialogue({ id, zone }, { drafts } = { drafts: false }) {
      const dayOf = (at: Date) => toLocal(at, zone).slice(0, 10);
      const today = dayOf(needs.clock.civil());
      return (await listCommitments(needs.database, id))
        .filter(({ publishedAt }) => drafts || publishedAt)
        .map((commitment) => ({ ...commitment, overdue: isOverdue(commitment, today, dayOf) }));
    },
  };
}
