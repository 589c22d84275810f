import { expect, test } from "vitest";
import type { MeetingId } from "#dialogues";
import { dateWord } from "./texts.ts";

test("whoever is offered a place waits, and is told apart from those in the queue, in the list and in its file (R3)", () => {
  const meetingId = "m1" as MeetingId;
  expect(dateWord({ meetingId, status: "waiting", offered: true })).toBe("Erbjuden plats");
  expect(dateWord({ meetingId, status: "waiting", waitingPlace: 2 })).toBe("Kö 2");
  expect(dateWord({ meetingId, status: "registered" })).toBe("Plats");
});
