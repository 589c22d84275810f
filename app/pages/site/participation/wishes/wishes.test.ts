import { expect, test } from "vitest";
import type { ReleasedTopic, TopicId } from "#topics";
import { readWishes } from "./wishes.ts";

const released = [7, 12, 31].map((number) => ({ id: `id-${number}` as TopicId, number, title: "", kind: "challenge" }) satisfies ReleasedTopic);

test.each([
  [["12", "", "7"], ["id-12", "id-7"], "read"],
  [["", "", ""], [], "read"],
  [["12", "99", "x"], ["id-12"], "read"],
  [["31", "31", ""], ["id-31", "id-31"], "twice"],
  [["7", "12", "31", "7"], ["id-7", "id-12", "id-31"], "read"],
])("wishes are the topics of the fields, in order: %j", (picked, wishes, outcome) => {
  expect(readWishes(picked, released)).toEqual({ wishes, outcome });
});
