import type { Spoken } from "#platform/i18n";

/** What browsers and other rooms may know of a dialogue without asking the room. */
export type DialogueId = string & { readonly __brand: "DialogueId" };
export type MeetingId = string & { readonly __brand: "MeetingId" };

/** The parts people take in the conversation; the order is the order of every list. */
export const roles = ["artist", "cultural-actor", "official", "politician", "other"] as const;
export type Role = (typeof roles)[number];

/** How much those who take part can change, least first; each level holds the ones before it (D-02). */
export const influenceLevels = ["information", "consultation", "involvement", "co-decision"] as const;
export type InfluenceLevel = (typeof influenceLevels)[number];

/** The ways to take part that an invitation tells of; each has its own sign beside its words. */
export const wayKinds = ["media", "captions", "sign-language", "no-recording", "phone", "no-account"] as const;
export type WayKind = (typeof wayKinds)[number];

/** What happens in a step of a meeting. A round is talked through in groups, all else in one room. */
export const stepKinds = ["plenary", "round", "poll", "break", "harvest"] as const;
export type StepKind = (typeof stepKinds)[number];

/**
 * One step of a run of show as the dialogue's file tells it; `key` is unique in its meeting. Rounds have a question and
 * say how large groups are; with `by: "topics"` topics may have tables of their own.
 */
export type StepPlan = {
  key: string;
  kind: StepKind;
  minutes: number;
  title: Spoken;
  note?: Spoken | undefined;
  question?: Spoken | undefined;
  groups?: { min: number; max: number; by: "mixed" | "topics" } | undefined;
};

/**
 * The last minute that is in, as people are told it: the deadline is stored as the first moment that is too late, so
 * "2020-10-31T00:00" is "2020-10-30T23:59".
 */
export function lastMinuteOf(closesExclusive: string): string {
  return new Date(Date.parse(`${closesExclusive}Z`) - 60_000).toISOString().slice(0, 16);
}

type Planned = { startsLocal: string; runOfShow: readonly StepPlan[] };

/** The steps of a meeting with the local time at which each begins. */
export function plannedSteps({ startsLocal, runOfShow }: Planned): (StepPlan & { beginsLocal: string })[] {
  let at = Date.parse(`${startsLocal}Z`);
  return runOfShow.map((step) => {
    const beginsLocal = new Date(at).toISOString().slice(0, 16);
    at += step.minutes * 60_000;
    return { ...step, beginsLocal };
  });
}
