import { expect, test } from "vitest";
import type { Dialogue, Dialogues } from "#dialogues";
import { askingOf } from "./asking.ts";

test("only answers to an earlier version have something read: a form that asks nothing of its own costs no question of the database (B7)", async () => {
  const read: number[] = [];
  const dialogues: Pick<Dialogues, "ofVersion"> = {
    ofVersion: async (_id, version) => {
      read.push(version);
      return undefined;
    },
  };
  const dialogue = { id: "d", version: 3, extraQuestions: [] } as unknown as Dialogue;
  expect(await askingOf({ dialogues }, dialogue, [])).toEqual({ version: 3, byVersion: new Map([[3, []]]) });
  await askingOf({ dialogues }, dialogue, [3, 3]);
  expect(read).toEqual([]);
  await askingOf({ dialogues }, dialogue, [1, 3, 1, 2]);
  expect(read).toEqual([1, 2]);
});
