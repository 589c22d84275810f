import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { TopicNeeds } from "./index.ts";
import type { TopicId, TopicKind } from "./shared.ts";
import { insertTopic } from "./store.ts";

export type NewTopic = {
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  personId: PersonId;
  kind: TopicKind;
  title: string;
  text: string;
};

/** Two round trips: the rows, and the ledger. The number's row stays locked until the transaction ends. */
export async function receiveTopic(
  { clock, ids, ledger }: Pick<TopicNeeds, "clock" | "ids" | "ledger">,
  trx: Transaction,
  topic: NewTopic,
): Promise<{ topicId: TopicId; number: number }> {
  const topicId = ids.next() as TopicId;
  const number = await insertTopic(trx, { ...topic, topicId, at: clock.civil() });
  await ledger.append(trx, {
    chain: { authorityId: topic.authorityId, dialogueId: topic.dialogueId },
    type: "topic.received",
    actor: topic.personId,
    subject: { kind: "topic", id: topicId },
    class: "topics.topic",
    content: { number, kind: topic.kind },
    diary: { direction: "in", title: `Ämne ${number}`, counterpart: topic.personId },
  });
  return { topicId, number };
}
