import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { manyLines } from "#platform/plain-text";
import type { TopicNeeds } from "./index.ts";
import type { MailedMessage } from "./life.ts";
import { type MoveOutcome, moveTopic } from "./move-topic.ts";
import { type ContactWay, type TopicId, textLimit } from "./shared.ts";
import { insertContact, insertMessage, lockTopic } from "./store.ts";
import { sendLetter } from "./tell-proposer.ts";

export type WriteOutcome = { outcome: "written"; letter: "queued" | "none" } | { outcome: "empty" } | { outcome: "too-long" } | { outcome: "unknown" };

/** Ten times a topic's own text: enough for a real answer, too little for a book. */
export const messageLimit = 10 * textLimit;

export async function logContact(
  needs: TopicNeeds,
  trx: Transaction,
  topicId: TopicId,
  { by, way, about }: { by: PersonId; way: ContactWay; about: string },
): Promise<MoveOutcome> {
  const topic = await lockTopic(trx, topicId);
  if (!topic) return { outcome: "unknown" };
  // The contact has the move's own id, so that both are taken back together.
  const id = needs.ids.next();
  const moved = await moveTopic(needs, trx, topicId, { move: "contact" }, by, id);
  if (moved.outcome !== "moved") return moved;
  await insertContact(trx, topic, { id, by, way, about: manyLines(about), at: needs.clock.civil() });
  return moved;
}

/** A proposer writes in own topics only; what the authority writes is sent to the proposer's address, if there is one. */
export async function writeMessage(
  needs: TopicNeeds,
  trx: Transaction,
  topicId: TopicId,
  { sender, by, text, letter }: { sender: "proposer" | "authority"; by: PersonId; text: string; letter?: MailedMessage },
): Promise<WriteOutcome> {
  const { clock, ids, ledger } = needs;
  const said = manyLines(text);
  if (said === "") return { outcome: "empty" };
  if (said.length > messageLimit) return { outcome: "too-long" };
  const topic = await lockTopic(trx, topicId);
  if (!topic || (sender === "proposer" && topic.personId !== by)) return { outcome: "unknown" };
  const { authorityId, dialogueId, personId, number } = topic;
  const id = ids.next();
  await insertMessage(trx, topic, { id, sender, by, text: said, at: clock.civil(), ...(letter && { letter }) });
  const incoming = sender === "proposer";
  const sent = incoming ? "none" : await sendLetter(needs, trx, topic, { news: { news: "answer", message: said }, version: id });
  await ledger.append(trx, {
    chain: { authorityId, dialogueId },
    type: incoming ? "topic.message-received" : "topic.message-sent",
    actor: by,
    subject: { kind: "topic", id: topicId },
    class: "topics.thread",
    content: { messageId: id, number },
    diary: {
      direction: incoming ? "in" : "out",
      title: incoming ? `Meddelande om ämne ${number}` : `Svar om ämne ${number}`,
      counterpart: personId,
    },
  });
  return { outcome: "written", letter: sent };
}
