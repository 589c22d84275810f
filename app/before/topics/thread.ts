import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { manyLines } from "#platform/plain-text";
import type { TopicNeeds } from "./index.ts";
import { answerLetter } from "./letters/answer.ts";
import { type MoveOutcome, moveTopic } from "./move-topic.ts";
import { type TopicId, textLimit } from "./shared.ts";
import { insertContact, insertMessage, lockTopic } from "./store.ts";

export type ContactWay = "phone" | "mail" | "meeting";
export type WriteOutcome = { outcome: "written"; letter: "queued" | "none" } | { outcome: "empty" } | { outcome: "too-long" } | { outcome: "unknown" };

/** Ten times a topic's own text: enough for a real answer, too little for a book. */
const messageLimit = 10 * textLimit;

export async function logContact(
  needs: TopicNeeds,
  trx: Transaction,
  topicId: TopicId,
  { by, way, about }: { by: PersonId; way: ContactWay; about: string },
): Promise<MoveOutcome> {
  const topic = await lockTopic(trx, topicId);
  if (!topic) return { outcome: "unknown" };
  const moved = await moveTopic(needs, trx, topicId, { move: "contact" }, by);
  if (moved.outcome !== "moved") return moved;
  await insertContact(trx, topic, { id: needs.ids.next(), by, way, about: manyLines(about), at: needs.clock.civil() });
  return moved;
}

/** A proposer writes in own topics only; what the authority writes is sent to the proposer's address, if there is one. */
export async function writeMessage(
  { clock, ids, ledger, letters, people, dialogues }: TopicNeeds,
  trx: Transaction,
  topicId: TopicId,
  { sender, by, text }: { sender: "proposer" | "authority"; by: PersonId; text: string },
): Promise<WriteOutcome> {
  const said = manyLines(text);
  if (said === "") return { outcome: "empty" };
  if (said.length > messageLimit) return { outcome: "too-long" };
  const topic = await lockTopic(trx, topicId);
  if (!topic || (sender === "proposer" && topic.personId !== by)) return { outcome: "unknown" };
  const { authorityId, dialogueId, personId, number } = topic;
  const id = ids.next();
  await insertMessage(trx, topic, { id, sender, by, text: said, at: clock.civil() });

  const person = sender === "authority" ? await people.find(trx, personId) : undefined;
  const dialogue = person?.email ? await dialogues.find(dialogueId, trx) : undefined;
  if (person?.email && dialogue) {
    await letters.queue(trx, {
      authorityId,
      dialogueId,
      personId,
      to: person.email,
      purpose: "answer",
      version: id,
      language: person.language,
      ...answerLetter(person.language, { name: person.name, topic, message: said, contact: dialogue.contact }),
    });
  }
  const incoming = sender === "proposer";
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
  return { outcome: "written", letter: person?.email ? "queued" : "none" };
}
