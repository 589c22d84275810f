import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { NewEvent } from "#ledger";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { TopicNeeds } from "./index.ts";
import type { TopicId, TopicKind } from "./shared.ts";
import { insertTopics } from "./store.ts";

export type NewTopic = { personId: PersonId; kind: TopicKind; title: string; text: string };

/** What was received, and the event that the caller appends with its own: the chain's head is locked once, after everything else. */
export type ReceivedTopic = { topicId: TopicId; number: number; event: NewEvent };

/** One round trip. The numbers' row stays locked until the transaction ends. */
export async function receiveTopics(
  { clock, ids }: Pick<TopicNeeds, "clock" | "ids">,
  trx: Transaction,
  of: { authorityId: AuthorityId; dialogueId: DialogueId },
  topics: readonly NewTopic[],
): Promise<ReceivedTopic[]> {
  if (topics.length === 0) return [];
  const wanted = topics.map((topic) => ({ ...topic, topicId: ids.next() as TopicId }));
  const numbers = await insertTopics(trx, of, wanted, clock.civil());
  return wanted.map(({ topicId, kind, personId }) => {
    const number = numbers.get(topicId) as number;
    const event: NewEvent = {
      chain: of,
      type: "topic.received",
      actor: personId,
      subject: { kind: "topic", id: topicId },
      class: "topics.topic",
      content: { number, kind },
      diary: { direction: "in", title: `Ämne ${number}`, counterpart: personId },
    };
    return { topicId, number, event };
  });
}
