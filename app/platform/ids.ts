import { randomUUID } from "node:crypto";

/**
 * Ids are random (uuid version 4): an id that grows with time would tell in which order people answered,
 * and secret polls and evaluations must not know that.
 */
export type Ids = { next(): string };

export const randomIds: Ids = { next: () => randomUUID() };

/** Ids of a test: 00000000-0000-4000-8000-000000000001, …2, …3. */
export function countingIds(): Ids {
  let count = 0;
  return { next: () => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}` };
}
