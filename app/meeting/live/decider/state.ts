import type { Spoken } from "#platform/i18n";

/** Milliseconds of civil time since 1970. */
export type Instant = number;

export type StepKind = "plenary" | "round" | "break" | "harvest";

/** One step of the run of show, as everyone in the meeting may see it. */
export type LiveStep = {
  stepId: string;
  kind: StepKind;
  title: Spoken;
  minutes: number;
  /** What the groups talk about; only rounds have one. */
  question: Spoken | null;
  /** Seconds before the end at which the groups are told. */
  noticeSeconds: number;
};

export type LiveGroup = {
  groupId: string;
  number: number;
  topicId: string | null;
  hostPersonId: string | null;
  /** The fewest the group should be: below it facilitators are asked to merge. */
  min: number;
  max: number;
  deadline: Instant;
  noticed: boolean;
  closedAt: Instant | null;
  mergedInto: string | null;
};

export type LiveRound = {
  roundId: string;
  stepId: string;
  groups: LiveGroup[];
  /** Group by person. */
  seats: Record<string, string>;
  closedAt: Instant | null;
};

export type HandBy = "voice" | "text" | "sign";
/** `room` is "plenary" or a group's id. */
export type Hand = { personId: string; by: HandBy; room: string; raisedAt: Instant; floorAt: Instant | null };

export type HelpReason = "sound" | "question" | "mood" | "other";
/** A group's call when `room` is a group, else that person's own. */
export type HelpCall = { room: string; personId: string; reason: HelpReason; askedAt: Instant };

/** `groupIds` null: to everybody. */
export type Announcement = { announcementId: string; text: string; groupIds: string[] | null; personId: string; at: Instant };

export type LiveState = {
  phase: "planned" | "lobby" | "running" | "ended";
  startsAt: Instant;
  steps: LiveStep[];
  current: { stepId: string; startedAt: Instant; deadline: Instant } | null;
  past: { stepId: string; startedAt: Instant; endedAt: Instant }[];
  pausedAt: Instant | null;
  round: LiveRound | null;
  hands: Hand[];
  help: HelpCall[];
  /** Group by crew member. */
  visits: Record<string, string>;
  announcements: Announcement[];
};

export const initial: LiveState = {
  phase: "planned",
  startsAt: 0,
  steps: [],
  current: null,
  past: [],
  pausedAt: null,
  round: null,
  hands: [],
  help: [],
  visits: {},
  announcements: [],
};

/** Rooms that are no group. */
export const rooms = { lobby: "lobby", plenary: "plenary", outside: "outside" } as const;

export const isGroup = (room: string) => room !== rooms.lobby && room !== rooms.plenary && room !== rooms.outside;

export const isOpen = (group: LiveGroup) => group.closedAt === null;

export function openGroups(state: LiveState): LiveGroup[] {
  return state.round?.groups.filter(isOpen) ?? [];
}

export function findGroup(state: LiveState, groupId: string | undefined): LiveGroup | undefined {
  return state.round?.groups.find((group) => group.groupId === groupId);
}

/** The one room a person is in (LV-25): "lobby", "plenary", "outside" or the id of an open group. */
export function roomOf(state: LiveState, personId: string): string {
  if (state.phase === "ended") return rooms.outside;
  if (state.phase !== "running") return rooms.lobby;
  for (const groupId of [state.visits[personId], state.round?.seats[personId]]) {
    const group = findGroup(state, groupId);
    if (group && isOpen(group)) return group.groupId;
  }
  return rooms.plenary;
}

export function currentStep(state: LiveState): LiveStep | undefined {
  return state.steps.find((step) => step.stepId === state.current?.stepId);
}

/** The step that *next* would start. */
export function nextStep(state: LiveState): LiveStep | undefined {
  if (!state.current) return state.phase === "lobby" ? state.steps[0] : undefined;
  return state.steps[state.steps.findIndex((step) => step.stepId === state.current?.stepId) + 1];
}
