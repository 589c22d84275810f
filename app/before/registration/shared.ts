export { type OtherPlace, municipalities, municipalityName, otherPlaces } from "./municipalities.ts";
import type { Role } from "#dialogues/shared";
import type { TopicKind } from "#topics/shared";

/** What pages and browsers may know of registration without asking the room. */
export type RegistrationId = string & { readonly __brand: "RegistrationId" };

/** Of one person on one date (R2). */
export const statuses = ["registered", "waiting", "cancelled", "attended"] as const;
export type Status = (typeof statuses)[number];

/** The form in short steps, in their order; `check` shows all answers before they are sent. */
export const formSteps = ["dates", "about", "context", "topic", "needs", "check"] as const;
export type FormStep = (typeof formSteps)[number];

/** What a person has typed so far, kept as typed, right or wrong. `dates` holds meeting numbers. */
export type Answers = {
  dates: string[];
  name: string;
  email: string;
  role: Role | "";
  organisation: string;
  municipality: string;
  languages: string[];
  topic: TopicKind | "none" | "";
  topicTitle: string;
  topicText: string;
  measures: string[];
  measuresOther: string;
};

export const noAnswers: Answers = {
  dates: [],
  name: "",
  email: "",
  role: "",
  organisation: "",
  municipality: "",
  languages: ["sv"],
  topic: "",
  topicTitle: "",
  topicText: "",
  measures: [],
  measuresOther: "",
};

export type FormField = keyof Answers;

/** What is wrong with a field; the page finds the words. `over` says how many characters are too many. */
export type FormProblem =
  | { problem: "missing" }
  | { problem: "too-long"; limit: number; over: number }
  | { problem: "no-address" }
  | { problem: "personnummer" }
  | { problem: "unknown" };
export type FormError = { step: FormStep; field: FormField } & FormProblem;

/** How long a text may be, in characters. */
export const limits = { name: 100, email: 254, organisation: 120, topicTitle: 120, topicText: 600, measuresOther: 300 } as const;

/** How long a dropped date can be taken back. */
export const undoHours = 24;
