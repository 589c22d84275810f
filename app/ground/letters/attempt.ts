import type { LetterState } from "./letter.ts";

/** How an attempt ended, as far as we can know. "unknown": the mail server had got the letter and did not answer. */
export type Attempted = { outcome: "accepted" | "deferred" | "refused" | "unknown"; reply: string };

/** What becomes of a letter after an attempt. `at` is machine time. */
export type Settled =
  | { state: Extract<LetterState, "accepted" | "refused" | "unknown" | "stopped">; because?: string }
  | { state: "deferred"; at: Date };

const minute = 60_000;
/** Minutes between the first attempts; then hourly. */
const waits = [1, 5, 15, 60];
const longest = 24 * 60 * minute;

/** Rule M2. A letter that was deferred for 24 hours is refused, so that somebody sees it. "unknown" is never tried again by itself. */
export function settle(attempted: Attempted, of: { attempt: number; firstAt: Date; stopped: boolean }, now: Date): Settled {
  if (attempted.outcome === "unknown") return { state: "unknown", because: "no-answer" };
  if (attempted.outcome !== "deferred") return { state: attempted.outcome };
  if (of.stopped) return { state: "stopped" };
  const at = new Date(now.getTime() + (waits[of.attempt - 1] ?? 60) * minute);
  if (at.getTime() > of.firstAt.getTime() + longest) return { state: "refused", because: "gave-up" };
  return { state: "deferred", at };
}
