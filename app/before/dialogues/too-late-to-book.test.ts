import { describe, expect, test } from "vitest";
import type { Dialogue } from "./dialogue.ts";
import { tooLateToBook } from "./too-late-to-book.ts";

const dialogue = {
  zone: "Europe/Stockholm",
  accessibility: { askBy: "2020-10-20", measures: [{ key: "captions", bookAhead: true }, { key: "material-ahead" }, { key: "sign-language", bookAhead: true }] },
} as unknown as Dialogue;

describe("access measures with an earlier deadline (R7)", () => {
  test.each([
    ["the last second of the day, 23.59.59 in Stockholm", "2020-10-20T21:59:59Z", []],
    ["midnight in Stockholm, while it is still the 20th in London", "2020-10-20T22:00:00Z", ["captions", "sign-language"]],
  ])("%s", (_when, now, keys) => {
    expect(tooLateToBook(dialogue, new Date(now))).toEqual(keys);
  });
});
