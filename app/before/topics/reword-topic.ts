import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { manyLines, oneLine } from "#platform/plain-text";
import type { TopicNeeds } from "./index.ts";
import { type TopicId, type TopicKind, textLimit, titleLimit } from "./shared.ts";
import { lockTopic, saveWording } from "./store.ts";

export type Wording = { kind: TopicKind; title: string; text: string };
export type RewordOutcome = { outcome: "reworded" } | { outcome: "unchanged" } | { outcome: "closed" } | { outcome: "too-long" } | { outcome: "unknown" };

/** Another person's topic answers as if it were not there. */
export async function rewordTopic(
  { clock, ledger, dialogues }: TopicNeeds,
  trx: Transaction,
  topicId: TopicId,
  by: PersonId,
  wished: Wording,
): Promise<RewordOutcome> {
  const wording = { kind: wished.kind, title: oneLine(wished.title), text: manyLines(wished.text) };
  const topic = await lockTopic(trx, topicId);
  if (topic?.personId !== by) return { outcome: "unknown" };
  const dialogue = await dialogues.find(topic.dialogueId, trx);
  if (!dialogue || dialogues.window(dialogue) !== "open") return { outcome: "closed" };
  if (wording.title.length > titleLimit || wording.text.length > textLimit) return { outcome: "too-long" };
  if (wording.kind === topic.kind && wording.title === topic.title && wording.text === topic.text) return { outcome: "unchanged" };
  await saveWording(trx, topic, wording, clock.civil());
  await ledger.append(trx, {
    chain: { authorityId: topic.authorityId, dialogueId: topic.dialogueId },
    type: "topic.reworded",
    actor: by,
    subject: { kind: "topic", id: topicId },
    class: "topics.topic",
    content: { number: topic.number },
  });
  return { outcome: "reworded" };
}
