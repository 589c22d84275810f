import type { HandBy, HelpReason, Instant, LiveStep } from "./state.ts";

export type PlannedGroup = {
  groupId: string;
  number: number;
  topicId: string | null;
  hostPersonId: string | null;
  min: number;
  max: number;
};

/** A round as it was composed: who sits where when it starts. */
export type RoundPlan = {
  roundId: string;
  stepId: string;
  groups: PlannedGroup[];
  /** Group by person. */
  seats: Record<string, string>;
};

/** `groupId` null: the step with all its groups. Several facilitators act at once: what changes by being repeated names what its sender saw. */
export type LiveCommand =
  | { type: "openLobby"; startsAt: Instant; steps: LiveStep[] }
  | { type: "reviseSteps"; steps: LiveStep[] }
  | { type: "next"; after: string | null; plan: RoundPlan | null }
  | { type: "seat"; personId: string; groupId: string }
  | { type: "move"; personId: string; groupId: string }
  | { type: "merge"; from: string; into: string }
  | {
      type: "mend";
      moves: { personId: string; from: string | null; groupId: string }[];
      merges: { from: string; into: string }[];
    }
  | { type: "extend"; groupId: string | null; seen: Instant; milliseconds: number }
  | { type: "close"; groupId: string | null; seconds: number }
  | { type: "pause" }
  | { type: "resume" }
  | { type: "keepTime" }
  | { type: "raiseHand"; by: HandBy }
  | { type: "lowerHand"; personId: string }
  | { type: "giveFloor"; personId: string }
  | { type: "askHelp"; reason: HelpReason }
  | { type: "endHelp"; room: string; personId: string }
  | { type: "announce"; announcementId: string; text: string; groupIds: string[] | null }
  | { type: "visit"; groupId: string | null }
  | { type: "end" };

export type LiveCommandType = LiveCommand["type"];
export type CommandOf<T extends LiveCommandType> = Extract<LiveCommand, { type: T }>;

/** Who acts. `server` seats late arrivals and keeps time. */
export type Actor = { kind: "facilitator" | "crew" | "participant"; personId: string } | { kind: "server"; personId: null };

export type Context = { now: Instant; actor: Actor };

export type Refusal =
  | "ended"
  | "notAllowed"
  | "stale"
  | "noNextStep"
  | "planMissing"
  | "planUnexpected"
  | "badPlan"
  | "stepsMissing"
  | "noRound"
  | "noSuchGroup"
  | "groupClosed"
  | "alreadySeated"
  | "notSeated"
  | "sameGroup"
  | "notRunning"
  | "noHand";
