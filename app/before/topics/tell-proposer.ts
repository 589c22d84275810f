import type { Transaction } from "#platform/database";
import type { TopicNeeds } from "./index.ts";
import { type TopicNews, topicLetter } from "./letters/topic-letter.ts";
import type { Topic, TopicMove } from "./topic.ts";

type Told = { move: TopicMove; batchId: string; notBefore?: Date | undefined };

export async function tellProposer(needs: TopicNeeds, trx: Transaction, topic: Topic, { move, batchId, notBefore }: Told): Promise<void> {
  const news = newsOf(topic, move);
  if (news) await sendLetter(needs, trx, topic, { news, version: batchId, batchId, notBefore });
}

/** What a move is to the one who raised the topic. A contact has been had, and a question is worded together. */
function newsOf(topic: Topic, move: TopicMove): TopicNews | undefined {
  if (move.move === "place") return topic.placed?.stepId === move.stepId ? undefined : { news: "placed", ...move.round };
  if (move.move === "decline") return { news: "declined", because: move.because };
  if (move.move === "join" || move.move === "unjoin" || move.move === "unplace") return { news: move.move };
  return undefined;
}

type Sent = { news: TopicNews; version: string; batchId?: string; notBefore?: Date | undefined };

/** To the proposer's address, if there is one. An answer by mail comes back to the topic when there is an inbox. */
export async function sendLetter({ letters, people, dialogues, replies }: TopicNeeds, trx: Transaction, topic: Topic, { news, ...sent }: Sent): Promise<"queued" | "none"> {
  const person = await people.find(trx, topic.personId);
  const dialogue = person?.email ? await dialogues.find(topic.dialogueId, trx) : undefined;
  if (!person?.email || !dialogue) return "none";
  const { authorityId, dialogueId, personId } = topic;
  await letters.queue(trx, {
    authorityId,
    dialogueId,
    personId,
    to: person.email,
    purpose: news.news === "answer" ? "answer" : "topic",
    language: person.language,
    ...sent,
    ...(replies && { replyTo: replies.of(topic.id) }),
    ...topicLetter(person.language, { name: person.name, topic, news, contact: dialogue.contact, byMail: replies !== undefined }),
  });
  return "queued";
}
