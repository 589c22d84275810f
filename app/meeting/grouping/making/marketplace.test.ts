import { describe, expect, test } from "vitest";
import type { StepId } from "#agenda";
import type { PersonId } from "#people";
import type { TopicId } from "#topics";
import { type Offer, marketplace } from "./marketplace.ts";

const offer = (topic: string, host: string, ...wishers: string[]): Offer => ({
  ...{ topicId: topic as TopicId, hostPersonId: host as PersonId },
  wishers: new Set(wishers as PersonId[]),
});
const slot = (stepId: string, rooms: number, ...taken: Offer[]) => ({ stepId: stepId as StepId, rooms, taken });
const places = (...[offers, slots]: Parameters<typeof marketplace>) => {
  const { stands, leftOut } = marketplace(offers, slots);
  return { ...Object.fromEntries(stands.map(({ topicId, stepId }) => [topicId, stepId])), leftOut };
};

describe("G4 the marketplace of time and room", () => {
  test("topics that the same people want are at different times", () => {
    const offers = [offer("a", "h1", "p1", "p2", "p3"), offer("b", "h2", "p1", "p2"), offer("c", "h3", "p4")];
    expect(places(offers, [slot("early", 2), slot("late", 2)])).toEqual({ a: "early", b: "late", c: "early", leftOut: [] });
  });

  test("nobody hosts two at once, also not beside what was placed before", () => {
    expect(places([offer("a", "h1", "p1"), offer("b", "h1")], [slot("early", 3, offer("z", "h1")), slot("late", 3)])).toEqual({
      a: "late",
      leftOut: ["b"],
    });
  });

  test("with too few rooms the least wished for is left out", () => {
    expect(places([offer("a", "h1"), offer("b", "h2", "p1")], [slot("only", 1)])).toEqual({ b: "only", leftOut: ["a"] });
  });
});
