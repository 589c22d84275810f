import { z } from "zod";
import { isLoopback } from "#platform/loopback";
import { type Language, type Spoken, languages } from "#platform/i18n";

export type Because =
  | "missing"
  | "unknown"
  | "wrong-form"
  | "wrong-order"
  | "minutes"
  | "twice"
  | "too-many"
  | "round-only"
  | "no-such-authority"
  | "meeting-gone"
  | "not-yaml"
  | "too-long"
  | "other-dialogue"
  | "changed-since"
  | "gate"
  | "birth-number";

/** "2020-10-31T00:00": what the wall clock says, without zone. */
export const localTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/).refine(isOnTheCalendar);
export const localDate = z.string().regex(/^\d{4}-\d\d-\d\d$/).refine(isOnTheCalendar);
export const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80);
/** "https://kultur.example.se": as browsers write it, since it becomes a word of a page's policy. Without encryption on this machine only. */
export const webOrigin = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  return text === origin && (protocol === "https:" || (protocol === "http:" && isLoopback(hostname)));
});
export const words = z.string().trim().min(1);

/** A text in each of the dialogue's languages: all of them, or the place of the missing one is told. Any other is welcome. `text` is what each must be. */
export function spokenIn(spoken: readonly Language[], text: z.ZodType<string> = words): z.ZodType<Spoken> {
  const shape = Object.fromEntries(languages.map((language) => [language, spoken.includes(language) ? text : text.optional()]));
  return z.strictObject(shape) as unknown as z.ZodType<Spoken>;
}

/** What zod hands on for a rule of our own, so that reasons can be told apart. */
export const because = (reason: Because) => ({ params: { because: reason } });

function isOnTheCalendar(local: string): boolean {
  const date = new Date(local.length === 10 ? `${local}T00:00Z` : `${local}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(local);
}
