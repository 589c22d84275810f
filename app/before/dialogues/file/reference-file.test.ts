import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readOrganisationFile } from "#authorities";
import { moveWeeks, weeksUntilOpen } from "./move-weeks.ts";
import { readDialogueFile, writeDialogueFile } from "./read-file.ts";

const text = readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8");

function read(source: string) {
  const answer = readDialogueFile(source);
  if (answer.outcome === "refused") throw new Error(JSON.stringify(answer.reasons));
  return answer.file;
}

describe("the reference dialogue (I4)", () => {
  test("holds the facts of the reference case", () => {
    const file = read(text);
    expect(file.meetings.map(({ starts, ends }) => [starts, ends])).toEqual([
      ["2020-11-03T13:00", "2020-11-03T16:00"],
      ["2020-11-10T13:00", "2020-11-10T16:00"],
    ]);
    expect(file.registration.closes).toBe("2020-10-31T00:00");
    expect(file.questions).toHaveLength(3);
    expect(file.meetings.map(({ runOfShow }) => runOfShow.filter(({ kind }) => kind === "round").length)).toEqual([3, 3]);
    expect(file.funding?.profile).toBe("creative-europe-2014-2020");
  });

  test("its organisation can be read too", () => {
    expect(readOrganisationFile(readFileSync("examples/organisation.yaml", "utf8"))).toMatchObject({ outcome: "read" });
  });

  test("export gives an equal file back, and a second export the same text", () => {
    const file = read(text);
    const written = writeDialogueFile(file);
    expect(read(written)).toEqual(file);
    expect(writeDialogueFile(read(written))).toBe(written);
    const mixed = Object.fromEntries(Object.entries(file).toReversed()) as typeof file;
    expect(writeDialogueFile(mixed)).toBe(written);
  });
});

describe("a file that lacks something", () => {
  const without = (...parts: [RegExp, string][]) => readDialogueFile(parts.reduce((left, [from, to]) => left.replace(from, to), text));

  test("is refused with all reasons at once and their places, in the order of the file", () => {
    const answer = without(
      [/^retention:\n(?: .*\n)+/m, ""],
      [/( {2}registration:\n {4}sv: >-\n(?: {6}.*\n)+) {4}en: >-\n(?: {6}.*\n)+/, "$1"],
      [/^ {2}askBy: .*\n/m, ""],
      [/minutes: 15/, "minutes: 20"],
      [/ends: 2020-11-10T16:00/, "ends: 2020-11-31T16:00"],
      [/^diaryNumber: .*$/m, 'diaryNumber: ""'],
      [/^zone:/m, "zoon:"],
    );
    expect(answer.outcome === "refused" && answer.reasons.map(({ place, because }) => `${place} ${because}`).sort()).toEqual([
      "accessibility.askBy missing",
      "diaryNumber missing",
      "meetings.0.runOfShow minutes",
      "meetings.1.ends wrong-form",
      "notices.registration.en missing",
      "retention missing",
      "zone missing",
      "zoon unknown",
    ]);
    const lines = answer.outcome === "refused" ? answer.reasons.map(({ line }) => line) : [];
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test("tells the line of what is wrong", () => {
    const answer = without([/^diaryNumber: .*$/m, "diaryNumber: 7"]);
    const line = text.split("\n").findIndex((one) => one.startsWith("diaryNumber")) + 1;
    expect(answer).toEqual({ outcome: "refused", reasons: [{ place: "diaryNumber", line, because: "wrong-form" }] });
  });

  test.each([
    ["a deadline before the opening", /closes: 2020-10-31/, "closes: 2020-08-31", "registration.closes wrong-order"],
    ["a lobby that opens after the start", /lobbyOpens: 2020-11-03T12:40/, "lobbyOpens: 2020-11-03T13:10", "meetings.0.lobbyOpens wrong-order"],
    ["two meetings with one number", /number: 2/, "number: 1", "meetings twice"],
    ["two steps with one key", /key: break-2/, "key: break-1", "meetings.0.runOfShow twice"],
    ["a round without groups", / {8}groups: .*\n/, "", "meetings.0.runOfShow.2.groups missing"],
    ["a zone that is none", /Europe\/Stockholm/, "Europe/Lund", "zone wrong-form"],
  ])("%s", (_name, from, to, expected) => {
    const answer = without([from, to]);
    expect(answer.outcome === "refused" && answer.reasons.map(({ place, because }) => `${place} ${because}`)).toEqual([expected]);
  });

  test("what is no YAML is told with its line", () => {
    expect(readDialogueFile("format: [\nslug: x")).toMatchObject({ outcome: "refused", reasons: [{ because: "not-yaml" }] });
  });
});

describe("dates that move (demonstrations)", () => {
  test("move by whole weeks until registration is open long enough, and keep weekday and time of day", () => {
    const file = read(text);
    const weeks = weeksUntilOpen(file, "2026-11-23T16:00:00", 7);
    const moved = moveWeeks(file, weeks);
    expect(moved.registration.closes).toBe("2026-12-05T00:00");
    expect(moved.meetings.map(({ starts }) => starts)).toEqual(["2026-12-08T13:00", "2026-12-15T13:00"]);
    expect(weeksUntilOpen(moved, "2026-11-23T16:00:00", 7)).toBe(0);
  });

  test("stay where they are while there is time enough", () => {
    expect(weeksUntilOpen(read(text), "2020-10-01T00:00:00", 7)).toBe(0);
  });

  test("no text of the example names a date, which would not move", () => {
    const file = read(text);
    const texts = JSON.stringify({ ...file, meetings: [], registration: null, influence: { ...file.influence, documentationBy: "", answersBy: "" } });
    expect(texts).not.toMatch(/\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|January|October|November)/);
  });
});
