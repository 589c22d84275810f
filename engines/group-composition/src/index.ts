export type * from "./types.ts";
export { compose } from "./compose.ts";
export { repair, repairAll } from "./repair.ts";
export { readChanges, readInstance, readPlan } from "./read.ts";
export { scorePlan } from "./score.ts";
export { lowerBounds } from "./bounds.ts";
export { whyHere } from "./why-here.ts";
export { composeInWorker } from "./compose-in-worker.ts";
