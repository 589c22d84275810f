import type { StepId } from "#agenda";
import type { MeetingId } from "#dialogues";
import type { GroupingNeeds } from "../index.ts";
import { gather } from "../making/gather.ts";
import { groupLimits } from "../making/group-limits.ts";
import { type Offer, marketplace } from "../making/marketplace.ts";
import { rulesOfRound } from "../making/rules.ts";
import type { TopicId } from "#topics";

export type PlaceTopicsOutcome =
  | { outcome: "placed"; placed: number; leftOut: number }
  | { outcome: "unknown" | "no-open-space" | "nothing" };

/** Gives every topic that waits a time and a room in the coming rounds that are open spaces; its proposer hosts it. All or none. */
export async function placeTopics(
  needs: GroupingNeeds,
  { meetingId, actor }: { meetingId: MeetingId; actor: string },
): Promise<PlaceTopicsOutcome> {
  const { agenda, topics, dialogues, database } = needs;
  const [material, of] = await Promise.all([gather(needs, meetingId, new Set()), dialogues.ofMeeting(meetingId)]);
  if (!material || !of) return { outcome: "unknown" };
  const spaces = material.rounds.filter(
    (step) => !material.begun.has(step.stepId) && rulesOfRound(material.rules, step).template === "open-space",
  );
  if (spaces.length === 0) return { outcome: "no-open-space" };
  const raised = await topics.ofDialogue({ dialogueId: of.dialogue.id, authorityId: of.meeting.authorityId });
  const people = [...material.people.values()];
  const offerOf = (topicId: TopicId): Offer[] =>
    raised.flatMap(({ id, personId }) =>
      id === topicId
        ? [
            {
              topicId,
              hostPersonId: personId,
              wishers: new Set(people.filter((one) => one.topicWishes.includes(id)).map((one) => one.personId)),
            },
          ]
        : [],
    );
  const placed = (stepId: StepId) => material.topics.get(stepId) ?? [];
  const waiting = raised.filter(
    ({ state, personId }) =>
      (state === "received" || state === "contacted" || state === "preparing") && material.people.has(personId),
  );
  const slots = spaces.map((step) => ({
    stepId: step.stepId,
    rooms: groupLimits(Math.max(1, material.expected.length), rulesOfRound(material.rules, step)).count,
    taken: placed(step.stepId).flatMap(({ topicId }) => offerOf(topicId)),
  }));
  const { stands, leftOut } = marketplace(
    waiting.flatMap(({ id }) => offerOf(id)),
    slots,
  );
  if (stands.length === 0) return { outcome: "nothing" };
  const refused = new Error("a topic was placed or declined meanwhile");
  try {
    await database.transaction().execute(async (trx) => {
      for (const stand of stands) if ((await agenda.placeTopic(trx, stand, actor)).outcome !== "placed") throw refused;
    });
  } catch (fault) {
    if (fault === refused) return { outcome: "nothing" };
    throw fault;
  }
  return { outcome: "placed", placed: stands.length, leftOut: leftOut.length };
}
