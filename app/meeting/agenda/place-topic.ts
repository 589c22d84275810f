import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { TopicId } from "#topics";
import type { AgendaNeeds } from "./index.ts";
import type { StepId } from "./shared.ts";
import { deletePlacement, findStep, savePlacement } from "./store.ts";

export type PlaceOutcome =
  | { outcome: "placed" }
  | { outcome: "unknown" }
  | { outcome: "not-a-round" }
  /** The topic's own state does not allow it (declined, joined, discussed). */
  | { outcome: "refused" };

export type TopicPlace = { stepId: StepId; topicId: TopicId; hostPersonId: PersonId | null };

/** The topic gets a table of its own in a round; the topic's state moves with it, or neither does. */
export async function placeTopic(
  { topics, clock }: AgendaNeeds,
  trx: Transaction,
  place: TopicPlace,
  actor: string,
): Promise<PlaceOutcome> {
  const step = await findStep(trx, place.stepId);
  const topic = await topics.find(place.topicId, trx);
  if (!step || !topic) return { outcome: "unknown" };
  if (!step.round) return { outcome: "not-a-round" };
  const moved = await topics.move(place.topicId, { move: "place", meetingId: step.meetingId, stepId: place.stepId }, actor, trx);
  if (moved.outcome !== "moved") return { outcome: "refused" };
  await savePlacement(trx, place, topic.authorityId, clock.civil());
  return { outcome: "placed" };
}

export async function withdrawTopic(
  { topics }: AgendaNeeds,
  trx: Transaction,
  topicId: TopicId,
  actor: string,
): Promise<{ outcome: "withdrawn" | "not-placed" }> {
  const moved = await topics.move(topicId, { move: "unplace" }, actor, trx);
  if (moved.outcome !== "moved") return { outcome: "not-placed" };
  await deletePlacement(trx, topicId);
  return { outcome: "withdrawn" };
}
