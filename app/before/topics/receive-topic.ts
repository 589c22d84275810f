import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { TopicNeeds } from "./index.ts";
import type { TopicId, TopicKind } from "./shared.ts";
import { insertTopics } from "./store.ts";

export type NewTopic = { personId: PersonId; kind: TopicKind; title: string; text: string };

/** Two round trips: the rows, and the ledger. The numbers' row stays locked until the transaction ends. */
export async function receiveTopics(
  { clock, ids, ledger }: Pick<TopicNeeds, "clock" | "ids" | "ledger">,
  trx: Transaction,
  of: { authorityId: AuthorityId; dialogueId: DialogueId },
  topics: readonly NewTopic[],
): Promise<{ topicId: TopicId; number: number }[]> {
  if (topics.length === 0) return [];
  const wanted = topics.map((topic) => ({ ...topic, topicId: ids.next() as TopicId }));
  const numbers = await insertTopics(trx, of, wanted, clock.civil());
  const received = wanted.map(({ topicId, kind, personId }) => ({ topicId, kind, personId, number: numbers.get(topicId) as number }));
  await ledger.appendAll(
    trx,
    received.map(({ topicId, kind, personId, number }) => ({
      chain: of,
      type: "topic.received",
      actor: personId,
      subject: { kind: "topic", id: topicId },
      class: "topics.topic",
      content: { number, kind },
      diary: { direction: "in", title: `Ämne ${number}`, counterpart: personId },
    })),
  );
  return received.map(({ topicId, number }) => ({ topicId, number }));
}
