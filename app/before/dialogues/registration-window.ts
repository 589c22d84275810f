import { toInstant } from "#platform/civil-time";
import type { Dialogue } from "./dialogue.ts";

export type RegistrationWindow = "not-open-yet" | "open" | "closed";

/**
 * Whether registration is open at `now`. The stored deadline is exclusive: with 31 October 00.00 the last second of
 * 30 October is in, by the wall clock of the dialogue's zone, also when the clocks change in between (R5). Nobody registers
 * when every meeting is called off.
 */
export function windowOf({ state, opens, closesExclusive, zone, meetings }: Dialogue, now: Date): RegistrationWindow {
  if (meetings.every(({ calledOff }) => calledOff)) return "closed";
  if (state === "closed" || now >= toInstant({ local: closesExclusive, zone })) return "closed";
  return state === "published" && now >= toInstant({ local: opens, zone }) ? "open" : "not-open-yet";
}
