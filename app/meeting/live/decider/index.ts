export * from "./state.ts";
export type { EventOf, LiveEvent, LiveEventType } from "./events.ts";
export type { Actor, CommandOf, Context, LiveCommand, LiveCommandType, PlannedGroup, Refusal, RoundPlan } from "./commands.ts";
export { type Schedule, clockOf, nextDue, schedule, timeLeft } from "./time.ts";
export { type Decision, decide } from "./decide.ts";
export { evolve } from "./evolve.ts";
export { seenIn, viewOf } from "./view.ts";
