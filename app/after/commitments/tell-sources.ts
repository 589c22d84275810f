import type { Dialogue } from "#dialogues";
import type { InsightSources } from "#harvest";
import type { PersonId } from "#people";
import { dayAndYear, prefixOf, day as wholeDay } from "#platform/i18n";
import type { Transaction } from "#platform/database";
import type { Topic } from "#topics";
import type { Commitment } from "./commitment.ts";
import type { CommitmentNeeds } from "./index.ts";
import { type AnswerPart, answerLetter } from "./letters/answer.ts";

/** What one person is told: the answers to the insights that their note or topic is a source of. */
type Share = { topics: Map<number, Topic>; answers: AnswerPart[] };
export type Told = { letters: number; skipped: number; topics: Topic[] };

type Answer = { commitment: Commitment; insight: InsightSources; update?: string };

/**
 * One letter to each person whose note or topic stands behind the answers, yes or no (A2); `version` names the publication,
 * so that nobody is told twice of the same one. Answers also the topics themselves.
 */
export async function tellSources(needs: CommitmentNeeds, trx: Transaction, dialogue: Dialogue, answers: readonly Answer[], how: { version: string; batchId: string; actor: PersonId }): Promise<Told> {
  const all = await needs.topics.ofDialogue({ dialogueId: dialogue.id, authorityId: dialogue.authorityId }, trx);
  const shares = new Map<PersonId, Share>();
  const share = (personId: PersonId) => shares.get(personId) ?? shares.set(personId, { topics: new Map(), answers: [] }).get(personId)!;
  const answered = new Map<string, Topic>();
  for (const { commitment, insight, update } of answers) {
    const topics = all.filter(({ id, joined }) => insight.topicIds.includes(id) || (joined && insight.topicIds.includes(joined.into)));
    for (const topic of topics) {
      answered.set(topic.id, topic);
      share(topic.personId).topics.set(topic.number, topic);
    }
    for (const personId of new Set([...insight.authors, ...topics.map((topic) => topic.personId)])) {
      share(personId).answers.push({ insight: insight.title, ...partOf(commitment), update });
    }
  }
  const told: Told = { letters: 0, skipped: 0, topics: [...answered.values()] };
  // In the order of ids, so that two publications at once cannot wait for each other.
  for (const [personId, { topics, answers: parts }] of [...shares].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const written = await write(needs, trx, dialogue, personId, { topics: [...topics.values()], parts }, how);
    told[written] += 1;
  }
  for (const topic of told.topics) await answerTopic(needs, trx, topic, how.actor);
  return told;
}

const partOf = ({ number, what, owner, receiver, status, because, due, reviewOn }: Commitment) => ({ number, what, owner, receiver, status, because, due, reviewOn });

async function write(
  { people, letters, origin }: CommitmentNeeds,
  trx: Transaction,
  dialogue: Dialogue,
  personId: PersonId,
  { topics, parts }: { topics: Topic[]; parts: AnswerPart[] },
  { version, batchId }: { version: string; batchId: string },
): Promise<"letters" | "skipped"> {
  const person = await people.find(trx, personId);
  const key = { authorityId: dialogue.authorityId, dialogueId: dialogue.id, personId, to: person?.email ?? "", purpose: "answer", version, batchId };
  if (!person?.email) {
    await letters.skip(trx, { ...key, because: "no-address" });
    return "skipped";
  }
  const { language, name } = person;
  const days = dialogue.meetings.map(({ startsLocal }) => dayAndYear(startsLocal, language));
  const page = new URL(`${prefixOf(language)}/dialog/${dialogue.slug}/dokumentation#sedan`, origin()).href;
  const letter = answerLetter(language, { name, title: dialogue.title, days, topics, parts, page, contact: dialogue.contact, dayOf: (local) => wholeDay(local, language) });
  await letters.queue(trx, { ...key, ...letter, language });
  return "letters";
}

/** A topic's life ends in an answer. One still on the agenda was talked about: its table stands behind the insight. */
async function answerTopic({ topics }: CommitmentNeeds, trx: Transaction, topic: Topic, actor: PersonId): Promise<void> {
  if (topic.state === "answered") return;
  if (topic.state === "on-agenda") await topics.move(topic.id, { move: "discuss" }, actor, trx);
  await topics.move(topic.id, { move: "answer" }, actor, trx);
}
