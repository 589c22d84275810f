export * from "./state.ts";
export type { LiveEvent } from "./events.ts";
export type { Actor, LiveCommand, Refusal, RoundPlan } from "./commands.ts";
export { type Schedule, nextDue, schedule, timeLeft } from "./time.ts";
export { decide } from "./decide.ts";
export { evolve } from "./evolve.ts";
export { seenIn, viewOf } from "./view.ts";
