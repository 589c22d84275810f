import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareFiles } from "./compare-files.ts";
import { readDialogueFile } from "./read-file.ts";

const text = readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8");

function read(source: string) {
  const answer = readDialogueFile(source);
  if (answer.outcome === "refused") throw new Error(JSON.stringify(answer.reasons));
  return answer.file;
}
const changed = (edit: (text: string) => string) => compareFiles(read(text), read(edit(text)));

describe("what another file would change (I4)", () => {
  test("is nothing when it is the same", () => {
    expect(changed((same) => same)).toEqual([]);
  });

  test("is told place by place, with what stood there", () => {
    expect(changed((file) => file.replace("closes: 2020-10-31T00:00", "closes: 2020-10-30T00:00").replace("phone: 040-000 00 00", "phone: 040-111 11 11"))).toEqual([
      { place: "registration.closes", was: "2020-10-31T00:00", becomes: "2020-10-30T00:00" },
      { place: "contact.phone", was: "040-000 00 00", becomes: "040-111 11 11" },
    ]);
  });

  test("a meeting may say how few are too few, which is never more than its places (D-19)", () => {
    const withMinimum = (minimum: number) => text.replace("    capacity: 160\n", `    capacity: 160\n    minimum: ${minimum}\n`);
    expect(changed(() => withMinimum(20))).toEqual([{ place: "meetings.0.minimum", becomes: "20" }]);
    expect(readDialogueFile(withMinimum(160)).outcome).toBe("read");
    expect(readDialogueFile(withMinimum(161))).toEqual({ outcome: "refused", reasons: [expect.objectContaining({ place: "meetings.0.minimum", because: "too-many" })] });
  });

  test("a measure that is taken out is one thing gone, whatever stood after it", () => {
    expect(changed((file) => file.replace(/ {4}- key: sign-language\n {6}label: .*\n {6}bookAhead: true\n/, ""))).toEqual([
      { place: "accessibility.measures.1.key", was: "sign-language" },
      { place: "accessibility.measures.1.label.sv", was: "Teckenspråkstolk" },
      { place: "accessibility.measures.1.label.en", was: "A sign language interpreter" },
      { place: "accessibility.measures.1.label.fi", was: "Viittomakielen tulkki" },
      { place: "accessibility.measures.1.bookAhead", was: "true" },
    ]);
  });

  test("a question put first is one thing new; those that stay are not mentioned", () => {
    const places = changed((file) => file.replace("questions:\n", "questions:\n  - question: { sv: Ny?, en: New?, fi: Uusi? }\n    help: { sv: A, en: B, fi: C }\n")).map(({ place, was, becomes }) => `${place} ${was ?? "-"} ${becomes ?? "-"}`);
    expect(places).toEqual([
      "questions.0.question.sv - Ny?",
      "questions.0.question.en - New?",
      "questions.0.question.fi - Uusi?",
      "questions.0.help.sv - A",
      "questions.0.help.en - B",
      "questions.0.help.fi - C",
    ]);
  });

  test("without a file before, everything is new", () => {
    const all = compareFiles(undefined, read(text));
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ was }) => was !== undefined)).toEqual([]);
  });
});
