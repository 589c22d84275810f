import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDialogueFile } from "./file/read-file.ts";
import { gateOf, isOpenGate } from "./gate.ts";

const text = readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8");
const decisions = [{ class: "registration.registration", number: "KN 2020/0031" }];

function checks(edit: (text: string) => string = (same) => same, known = decisions) {
  const read = readDialogueFile(edit(text));
  if (read.outcome === "refused") throw new Error(JSON.stringify(read.reasons));
  return gateOf(read.file, known);
}

const closed = (edit: (text: string) => string, known = decisions) =>
  checks(edit, known).flatMap(({ asks, reasons }) => reasons.map((reason) => `${asks}: ${reason.because}${"what" in reason ? ` ${reason.what}` : ""}`));

describe("the publishing gate (I4, D-01)", () => {
  test("lets the reference dialogue through, and says what it asked", () => {
    expect(isOpenGate(checks())).toBe(true);
    expect(checks().map(({ asks }) => asks)).toEqual(["open", "decides", "use", "promise", "question", "dates", "notice", "retention", "access", "statement", "texts"]);
  });

  test("tells everything that is missing at once", () => {
    const edited = closed((file) =>
      file
        .replace(/( {2}decides:\n) {4}sv: .*\n/, '$1    sv: "?"\n')
        .replace(/covers: \[rights, complaint\]/, "covers: [rights]")
        .replace("askBy: 2020-10-20", "askBy: 2020-11-02")
        .replace("answersBy: 2020-12-18", "answersBy: 2020-11-20")
        .replace("assessed: 2020-09-14", "assessed: 2019-03-01"), []);
    expect(edited).toEqual([
      "decides: unanswered influence.decides.sv",
      "use: wrong-order",
      "notice: not-covered complaint",
      "retention: no-such-decision KN 2020/0031",
      "access: not-before-registration-closes",
      "statement: tested-long-ago",
    ]);
  });

  test.each([
    ["a question that is none", (file: string) => file.replace("sv: Vad blev annorlunda, och vad vill vi behålla?", "sv: Det som blev annorlunda."), "question: no-question"],
    ["documentation before the last meeting", (file: string) => file.replace("documentationBy: 2020-11-24", "documentationBy: 2020-11-09"), "use: before-last-meeting"],
    ["a deadline after the first meeting", (file: string) => file.replace("closes: 2020-10-31T00:00", "closes: 2020-11-04T00:00"), "dates: after-first-meeting"],
    ["interpreters asked for before registration opens", (file: string) => file.replace("askBy: 2020-10-20", "askBy: 2020-09-01"), "access: not-after-registration-opens"],
    ["a text left open anywhere", (file: string) => file.replace(/^ {2}fi: Kun salit.*$/m, '  fi: "?"'), "texts: unanswered title.fi"],
  ])("is closed by %s", (_what, edit, expected) => {
    expect(closed(edit)).toEqual([expected]);
  });
});
