import type { StepId } from "#agenda";
import type { PersonId } from "#people";
import type { TopicId } from "#topics";

/** A topic on the market: who raised it and hosts it, and who wishes to be there. */
export type Offer = { topicId: TopicId; hostPersonId: PersonId; wishers: ReadonlySet<PersonId> };
/** A time: a round with so many rooms, and the topics that have theirs already. */
export type Slot = { stepId: StepId; rooms: number; taken: readonly Offer[] };
export type Stand = { topicId: TopicId; stepId: StepId; hostPersonId: PersonId };

/**
 * The marketplace of an open space: the most wished for first, each at the time with a free room where fewest of its people
 * also want something else. Nobody hosts two topics at once. What finds no room is left out.
 */
export function marketplace(offers: readonly Offer[], slots: readonly Slot[]): { stands: Stand[]; leftOut: TopicId[] } {
  const market = slots.map(({ stepId, rooms, taken }) => ({ stepId, rooms, here: [...taken] }));
  const stands: Stand[] = [];
  const leftOut: TopicId[] = [];
  const byWishes = offers.toSorted((a, b) => b.wishers.size - a.wishers.size || (a.topicId < b.topicId ? -1 : 1));
  for (const offer of byWishes) {
    const mayBe = market.filter(
      ({ rooms, here }) => here.length < rooms && here.every(({ hostPersonId }) => hostPersonId !== offer.hostPersonId),
    );
    const [slot] = mayBe.toSorted((a, b) => torn(offer, a.here) - torn(offer, b.here) || a.here.length - b.here.length);
    if (!slot) {
      leftOut.push(offer.topicId);
      continue;
    }
    slot.here.push(offer);
    stands.push({ topicId: offer.topicId, stepId: slot.stepId, hostPersonId: offer.hostPersonId });
  }
  return { stands, leftOut };
}

/** How many would have to choose. */
const torn = ({ wishers }: Offer, others: readonly Offer[]) =>
  others.reduce((sum, other) => sum + [...wishers].filter((personId) => other.wishers.has(personId)).length, 0);
