import type { Announcement, Hand, HandBy, HelpReason, Instant, LiveGroup, LiveStep } from "./state.ts";

/**
 * What has happened, in the order of the log. Everybody in the meeting may see any of it (LV-72): ids, times, and words that
 * facilitators said to all. `at` is civil.
 */
export type LiveEvent = { at: Instant } & (
  | { type: "lobby.opened"; startsAt: Instant; steps: LiveStep[] }
  | { type: "steps.revised"; steps: LiveStep[] }
  | { type: "step.started"; stepId: string; deadline: Instant }
  | { type: "round.started"; roundId: string; stepId: string; groups: LiveGroup[]; seats: Record<string, string> }
  /** `mended`: moved so that groups are large enough. */
  | { type: "person.seated"; personId: string; groupId: string; from: string | null; mended?: true }
  | { type: "groups.merged"; from: string; into: string }
  | { type: "deadlines.set"; step: Instant | null; groups: Record<string, Instant> }
  | { type: "notice.given"; groupIds: string[]; closesAt: Instant }
  | { type: "groups.closed"; groupIds: string[] }
  | { type: "round.closed"; roundId: string }
  | { type: "clock.paused" }
  | { type: "clock.resumed" }
  | { type: "hand.raised"; personId: string; by: HandBy; room: string }
  | { type: "hand.lowered"; personId: string; room: string }
  | { type: "floor.given"; personId: string; room: string }
  | { type: "help.asked"; room: string; personId: string; reason: HelpReason }
  | { type: "help.ended"; room: string; personId: string; how: "answered" | "withdrawn" }
  | { type: "announced"; announcementId: string; text: string; groupIds: string[] | null; personId: string }
  | { type: "crew.visited"; personId: string; groupId: string | null; from: string | null }
  | { type: "meeting.ended" }
);

export type LiveEventType = LiveEvent["type"];
export type EventOf<T extends LiveEventType> = Extract<LiveEvent, { type: T }>;

export const handFrom = (event: EventOf<"hand.raised">): Hand => ({
  personId: event.personId,
  by: event.by,
  room: event.room,
  raisedAt: event.at,
  floorAt: null,
});

export const announcementFrom = ({ announcementId, text, groupIds, personId, at }: EventOf<"announced">): Announcement => ({
  announcementId,
  text,
  groupIds,
  personId,
  at,
});
