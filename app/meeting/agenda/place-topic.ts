import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { MoveOutcome, TopicId } from "#topics";
import type { AgendaNeeds } from "./index.ts";
import type { StepId } from "./shared.ts";
import { deletePlacement, findStep, listSteps, savePlacement } from "./store.ts";

export type PlaceOutcome =
  | { outcome: "placed" }
  | { outcome: "unknown" }
  | { outcome: "not-a-round" }
  /** The topic's own state does not allow it (declined, joined, discussed). */
  | { outcome: "refused" };

export type TopicPlace = { stepId: StepId; topicId: TopicId; hostPersonId: PersonId | null };

/** The topic gets a table of its own in a round; the topic's state moves with it, or neither does. */
export async function placeTopic(
  needs: AgendaNeeds,
  trx: Transaction,
  place: TopicPlace,
  actor: string,
): Promise<PlaceOutcome> {
  const { topics, clock } = needs;
  const step = await findStep(trx, place.stepId);
  const topic = await topics.find(place.topicId, trx);
  if (!step || !topic) return { outcome: "unknown" };
  if (!step.round) return { outcome: "not-a-round" };
  const round = { title: step.title, beginsLocal: await beginsLocal(needs, trx, step) };
  const moved = await topics.move(place.topicId, { move: "place", meetingId: step.meetingId, stepId: place.stepId, round }, actor, trx);
  if (moved.outcome !== "moved") return { outcome: "refused" };
  await savePlacement(trx, place, topic.authorityId, clock.civil());
  return { outcome: "placed" };
}

/** When a step begins as the run of show is now. */
async function beginsLocal({ dialogues }: AgendaNeeds, trx: Transaction, { meetingId, stepId }: { meetingId: MeetingId; stepId: StepId }): Promise<string> {
  const found = await dialogues.ofMeeting(meetingId, trx);
  if (!found) throw new Error(`A step of the meeting ${meetingId}, which is not there`);
  let at = Date.parse(`${found.meeting.startsLocal}Z`);
  for (const step of await listSteps(trx, meetingId)) {
    if (step.stepId === stepId) break;
    at += step.minutes * 60_000;
  }
  return new Date(at).toISOString().slice(0, 16);
}

/** A placing that was a slip: the topic is back where it was before. */
export async function undoPlacing({ topics }: AgendaNeeds, trx: Transaction, topicId: TopicId, actor: string): Promise<MoveOutcome> {
  const moved = await topics.move(topicId, { move: "undo" }, actor, trx);
  if (moved.outcome === "moved") await deletePlacement(trx, topicId);
  return moved;
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
