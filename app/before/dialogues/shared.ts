import { type Language, type Spoken, type Told, catalogue, tell } from "#platform/i18n";

/** What browsers and other rooms may know of a dialogue without asking the room. */
export type DialogueId = string & { readonly __brand: "DialogueId" };
export type MeetingId = string & { readonly __brand: "MeetingId" };

/** The parts people take in the conversation; the order is the order of every list. */
export const roles = ["artist", "cultural-actor", "official", "politician", "other"] as const;
export type Role = (typeof roles)[number];

export const roleWord = catalogue(
  { artist: "Konstnär", "cultural-actor": "Kulturaktör", official: "Tjänsteperson", politician: "Politiker", other: "Annan beslutsfattare" },
  { artist: "Artist", "cultural-actor": "Cultural actor", official: "Public official", politician: "Politician", other: "Other decision-maker" },
  { artist: "Taiteilija", "cultural-actor": "Kulttuuritoimija", official: "Viranhaltija", politician: "Poliitikko", other: "Muu päättäjä" },
);

/** How much those who take part can change, least first; each level holds the ones before it (D-02). */
export const influenceLevels = ["information", "consultation", "involvement", "co-decision"] as const;
export type InfluenceLevel = (typeof influenceLevels)[number];

/** The ways to take part that an invitation tells of; each has its own sign beside its words. */
export const wayKinds = ["media", "captions", "sign-language", "no-recording", "phone", "no-account"] as const;
export type WayKind = (typeof wayKinds)[number];

/** What people must be told before they hand over personal data (article 13 of the Data Protection Regulation, G-02). */
export const noticeItems = ["controller", "officer", "purposes", "recipients", "third-countries", "storage", "rights", "complaint"] as const;
export type NoticeItem = (typeof noticeItems)[number];

/** What must be settled before an invitation goes out, in the order in which an organiser thinks. */
export const gateQuestions = ["open", "decides", "use", "promise", "question", "dates", "notice", "retention", "access", "statement", "texts"] as const;
export type GateQuestion = (typeof gateQuestions)[number];

/** How well the service meets the law's requirements on accessibility, and why something does not. */
export const conformances = ["full", "partial", "none"] as const;
export const shortcomingReasons = ["not-yet", "burden", "outside"] as const;
export const testMethods = ["self", "external"] as const;

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

/** The funder's words in one language, for the foot of a page; `fundingLines` for the end of a letter. */
export function fundingWords({ statement, disclaimer }: { statement: Spoken; disclaimer?: Spoken }, language: Language): { statement: Told; disclaimer?: Told } {
  return { statement: tell(statement, language), ...(disclaimer ? { disclaimer: tell(disclaimer, language) } : {}) };
}

export const fundingLines = (funding: { statement: Spoken; disclaimer?: Spoken }, language: Language): string =>
  Object.values(fundingWords(funding, language)).map(({ text }) => text).join("\n");

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
