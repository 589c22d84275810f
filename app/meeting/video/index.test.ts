import { expect, test } from "vitest";
import { noMedia } from "./engine-without-rooms.ts";
import { openVideo, placeName } from "./index.ts";
import type { MediaEngine, MediaEvent } from "./media-engine.ts";

const anna = { personId: "anna", name: "Anna", may: { publish: true, seen: true } };
const group = { kind: "group", groupId: "g4" } as const;
const plenary = { kind: "plenary" } as const;

/** Writes down what it was asked. */
function noting(news: MediaEvent[] = []) {
  const asked: string[] = [];
  const engine: MediaEngine = {
    ...noMedia,
    enter: async (room, { personId }) => (asked.push(`enter ${room} ${personId}`), { kind: "none" }),
    commitMove: async ({ from, to }) => void asked.push(`move ${from} ${to}`),
    remove: async (room) => void asked.push(`remove ${room}`),
    read: async (body) => {
      const event = news[Number(body)];
      return event ? { outcome: "event", event } : { outcome: "forged" };
    },
  };
  return { engine, asked };
}

test("one media room per group and one for all", async () => {
  const { engine, asked } = noting();
  const video = openVideo({ engine });
  await video.tokenFor({ meetingId: "m1", place: group, ...anna });
  await video.moved({ meetingId: "m1", from: plenary, to: group, personId: "anna" });
  await video.forget("m1", [plenary, group], "anna");
  expect(asked).toEqual(["enter m1:g4 anna", "move m1:plenary m1:g4", "remove m1:plenary", "remove m1:g4"]);
});

test("L6: a meeting with an outside link gets it in every place, the others get ours", async () => {
  const { engine, asked } = noting();
  const video = openVideo({ engine, outsideLink: async (meetingId) => (meetingId === "m2" ? "https://video.example/rum" : null) });
  expect(await video.tokenFor({ meetingId: "m2", place: group, ...anna })).toEqual({ kind: "link", href: "https://video.example/rum" });
  expect(asked).toEqual([]);
  await video.tokenFor({ meetingId: "m1", place: group, ...anna });
  expect(asked).toHaveLength(1);
});

test("an event says which meeting and place it is about; a forged one tells nobody", async () => {
  const at = new Date(0);
  const { engine } = noting([
    { kind: "joined", room: placeName("m1", group), personId: "anna", at },
    { kind: "closed", room: placeName("m1", plenary), at },
  ]);
  const video = openVideo({ engine });
  const told: unknown[] = [];
  const end = video.onEvent((event) => told.push(event));
  expect(await video.hear("0", "signed")).toBe("heard");
  expect(await video.hear("1", "signed")).toBe("heard");
  expect(await video.hear("7", "signed")).toBe("forged");
  end();
  await video.hear("0", "signed");
  expect(told).toEqual([
    expect.objectContaining({ kind: "joined", personId: "anna", meetingId: "m1", place: group }),
    expect.objectContaining({ kind: "closed", meetingId: "m1", place: plenary }),
  ]);
});
