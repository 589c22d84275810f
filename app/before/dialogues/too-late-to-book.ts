import { daysAfter, toInstant } from "#platform/civil-time";
import type { Dialogue } from "./dialogue.ts";

/**
 * The keys of the measures that must be booked ahead, once the last day to ask for them has passed by the wall clock of the
 * dialogue's zone; none while that day lasts (R7).
 */
export function tooLateToBook({ accessibility: { askBy, measures }, zone }: Dialogue, now: Date): string[] {
  if (now < toInstant({ local: `${daysAfter(askBy, 1)}T00:00`, zone })) return [];
  return measures.flatMap(({ key, bookAhead }) => (bookAhead ? [key] : []));
}
