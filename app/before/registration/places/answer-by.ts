import type { Dialogue, Meeting } from "#dialogues";
import { toInstant } from "#platform/civil-time";

/** Rings when an offer's time is over. */
export const offerJob = "registration.end-offers";

const hour = 3_600_000;
/** Less time than this to answer is no offer: the place is given outright. */
const shortest = 2 * hour;
/** An answer must be there so long before the date begins. */
const beforeStart = hour;

/** Until when someone who is offered a place on this date now has to answer; undefined where places are given outright. */
export function answerBy({ offerHours, zone }: Dialogue, { startsLocal }: Meeting, now: Date): Date | undefined {
  if (offerHours === undefined) return undefined;
  const latest = toInstant({ local: startsLocal, zone }).getTime() - beforeStart;
  const until = Math.min(now.getTime() + offerHours * hour, latest);
  return until - now.getTime() < shortest ? undefined : new Date(until);
}
