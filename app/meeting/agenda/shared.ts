import type { Spoken } from "#platform/i18n";

export type StepId = string & { readonly __brand: "StepId" };

/** What a step of a meeting can be. Polls join with their room. */
export const agendaKinds = ["plenary", "round", "break", "harvest"] as const;
export type AgendaKind = (typeof agendaKinds)[number];

/** Facilitators lead, hosts sit in groups, interpreters and caption writers visit them. */
export const crewRoles = ["facilitator", "host", "interpreter", "caption-writer"] as const;
export type CrewRole = (typeof crewRoles)[number];

/** One step of a run of show. `key` is its name in the dialogue's file, unique in the meeting. */
export type AgendaStep = {
  stepId: StepId;
  key: string;
  kind: AgendaKind;
  title: Spoken;
  minutes: number;
  /** Only rounds: the question, and how large the groups are. */
  round: { question: Spoken; min: number; max: number } | null;
  /** Seconds before the end at which groups are told. */
  noticeSeconds: number;
};
