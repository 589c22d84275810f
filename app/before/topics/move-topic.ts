import type { Transaction } from "#platform/database";
import { manyLines } from "#platform/plain-text";
import type { TopicNeeds } from "./index.ts";
import { type TopicId, type TopicState, undoMinutes } from "./shared.ts";
import { lockTopic, saveMove } from "./store.ts";
import { tellProposer } from "./tell-proposer.ts";
import { type Topic, type TopicMove, stateAfter, undoable } from "./topic.ts";

export type MoveOutcome =
  | { outcome: "moved"; state: TopicState }
  | { outcome: "refused"; state: TopicState }
  | { outcome: "unknown" };

/** Every move of staff that has a letter tells the proposer; it waits as long as the move can be taken back. */
export async function moveTopic(
  needs: TopicNeeds,
  trx: Transaction,
  topicId: TopicId,
  wished: TopicMove,
  actor: string,
  undoId: string = needs.ids.next(),
): Promise<MoveOutcome> {
  const { clock, ledger, letters } = needs;
  const move = asKept(wished);
  // Both topics of a joining in the order of their ids: two who join them with each other at once wait, and do not deadlock.
  if (move.move === "join") for (const id of [topicId, move.into].toSorted()) await lockTopic(trx, id);
  const topic = await lockTopic(trx, topicId);
  if (!topic) return { outcome: "unknown" };
  const at = clock.civil();
  const slipped = topic.undo && at <= topic.undo.until ? topic.undo : undefined;
  const state = move.move === "undo" && !slipped ? undefined : stateAfter(topic, move);
  if (!state || !(await fits(trx, topic, move))) return { outcome: "refused", state: topic.state };
  const undo = undoable.includes(move.move) && state !== topic.state ? { to: topic.state, id: undoId, until: new Date(at.getTime() + undoMinutes * 60_000) } : undefined;
  await saveMove(trx, topic, move, { state, at, actor, undo });
  // Taken back before its letter went: that letter is stopped, and there is nothing to tell.
  const back = move.move === "undo" || move.move === "unplace" || move.move === "unjoin";
  if (slipped && back) await letters.stopBatch(slipped.id, trx);
  else await tellProposer(needs, trx, topic, { move, batchId: undoId, notBefore: undo?.until });
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
  undo: "move-undone",
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
