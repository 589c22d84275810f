/** What browsers may know of insights. */
export type InsightId = string & { readonly __brand: "InsightId" };

/** `proposed` is with the groups; an insight that was merged into another or dropped is kept. */
export const insightStates = ["draft", "proposed", "published", "merged", "dropped"] as const;
export type InsightState = (typeof insightStates)[number];

/** Where an insight stands for people: a proposed one is confirmed when every group has said yes or the window has passed (H2). */
export type InsightStanding = "draft" | "waiting" | "confirmed" | "published";

export const longestTitle = 160;
export const longestBody = 2000;
