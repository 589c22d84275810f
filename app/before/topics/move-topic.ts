import type { Transaction } from "#platform/database";
import { manyLines } from "#platform/plain-text";
import type { TopicNeeds } from "./index.ts";
import type { TopicId, TopicState } from "./shared.ts";
import { lockTopic, saveMove } from "./store.ts";
import { type Topic, type TopicMove, stateAfter } from "./topic.ts";

export type MoveOutcome =
  | { outcome: "moved"; state: TopicState }
  | { outcome: "refused"; state: TopicState }
  | { outcome: "unknown" };

export async function moveTopic(
  { clock, ledger }: TopicNeeds,
  trx: Transaction,
  topicId: TopicId,
  wished: TopicMove,
  actor: string,
): Promise<MoveOutcome> {
  const move = asKept(wished);
  // Both topics of a joining in the order of their ids: two who join them with each other at once wait, and do not deadlock.
  if (move.move === "join") for (const id of [topicId, move.into].toSorted()) await lockTopic(trx, id);
  const topic = await lockTopic(trx, topicId);
  if (!topic) return { outcome: "unknown" };
  const state = stateAfter(topic, move);
  if (!state || !(await fits(trx, topic, move))) return { outcome: "refused", state: topic.state };
  await saveMove(trx, topic, move, { state, at: clock.civil(), actor });
  await ledger.append(trx, {
    chain: { authorityId: topic.authorityId, dialogueId: topic.dialogueId },
    type: `topic.${typeOf[move.move]}`,
    actor,
    subject: { kind: "topic", id: topicId },
    class: "topics.topic",
    content: { number: topic.number, from: topic.state, to: state, ...factsOf(move) },
    ...(move.move === "decline"
      ? { diary: { direction: "out" as const, title: `Besked om ämne ${topic.number}`, counterpart: topic.personId } }
      : {}),
  });
  return { outcome: "moved", state };
}

/** Staff type the agreed question and the reason of a no. */
function asKept(move: TopicMove): TopicMove {
  if (move.move === "prepare") return { ...move, question: manyLines(move.question) };
  return move.move === "decline" ? { ...move, because: manyLines(move.because) } : move;
}

const typeOf: Record<TopicMove["move"], string> = {
  contact: "contacted",
  prepare: "prepared",
  place: "placed",
  unplace: "taken-off-agenda",
  join: "joined",
  unjoin: "unjoined",
  decline: "declined",
  discuss: "discussed",
  answer: "answered",
};

/** Topics are joined within a dialogue, with a topic that stands for itself: never in a chain or a ring. */
async function fits(trx: Transaction, topic: Topic, move: TopicMove): Promise<boolean> {
  if (move.move !== "join") return true;
  const into = move.into === topic.id ? undefined : await lockTopic(trx, move.into);
  return into?.dialogueId === topic.dialogueId && into.state !== "joined" && into.state !== "declined";
}

function factsOf(move: TopicMove): Record<string, string> {
  if (move.move === "place") return { meetingId: move.meetingId, stepId: move.stepId };
  if (move.move === "join") return { into: move.into };
  return {};
}
