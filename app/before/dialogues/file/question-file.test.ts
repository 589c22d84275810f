import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { questionsExample } from "../web/questions-example.ts";
import { asksForBirthNumber } from "./birth-number.ts";
import { compareFiles } from "./compare-files.ts";
import { readDialogueFile, writeDialogueFile } from "./read-file.ts";

const reference = readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8");
/** The reference dialogue with these lines at the end of its part on registration. */
const withLines = (lines: string) => reference.replace(/^( {2}closes: .*\n)/m, `$1${lines.replaceAll(/^(?=.)/gm, "  ")}`);
const withQuestions = (questions: unknown) => withLines(stringify({ questions }));
const read = (text: string) => {
  const answer = readDialogueFile(text);
  if (answer.outcome === "refused") throw new Error(JSON.stringify(answer.reasons));
  return answer.file;
};
const said = (text: string) => ({ sv: text, en: text, fi: text });
const faults = (questions: unknown) => {
  const answer = readDialogueFile(withQuestions(questions));
  return answer.outcome === "refused" ? answer.reasons.map(({ place, because }) => `${place.replace("registration.questions.", "")} ${because}`) : [];
};
const number = { key: "alder", kind: "number", label: said("Hur många kommer ni?") };
const choice = { key: "resa", kind: "choice", label: said("Hur reser du?"), options: [{ key: "tag", label: said("Tåg") }, { key: "bil", label: said("Bil") }] };

describe("questions of a dialogue's own (I4)", () => {
  test("the example that stands on the page of the file can be read: one of each kind", () => {
    const { registration } = read(withLines(questionsExample));
    expect(registration.questions?.map(({ kind }) => kind)).toEqual(["text", "choice", "several", "number"]);
  });

  test("export gives them back, and a file without them says nothing of them", () => {
    const file = read(withLines(questionsExample));
    expect(read(writeDialogueFile(file))).toEqual(file);
    expect(writeDialogueFile(read(reference)).match(/questions:/g)).toHaveLength(1);
  });

  test.each([
    ["two with one key", [number, number], [" twice"]],
    ["a kind that is none", [{ ...number, kind: "date" }], ["0.kind wrong-form"]],
    ["no kind", [{ ...number, kind: undefined }], ["0.kind missing"]],
    ["a choice without choices", [{ ...choice, options: undefined }], ["0.options missing"]],
    ["a choice of one", [{ ...choice, options: choice.options.slice(1) }], ["0.options missing"]],
    ["two options with one key", [{ ...choice, options: [choice.options[0], choice.options[0]] }], ["0.options twice"]],
    ["a language missing", [{ ...number, label: { sv: "Hur många?", en: "How many?" } }], ["0.label.fi missing"]],
    ["a highest below the lowest", [{ ...number, min: 5, max: 4 }], ["0.max wrong-order"]],
    ["a limit of characters on a choice", [{ ...choice, max: 4 }], ["0.max unknown"]],
    ["a key that is none", [{ ...number, key: "Hur många" }], ["0.key wrong-form"]],
    ["half a number", [{ ...number, min: 0.5 }], ["0.min wrong-form"]],
    ["more than a page holds", Array.from({ length: 13 }, (_, at) => ({ ...number, key: `k${at}` })), [" too-many"]],
  ] as [string, unknown, string[]][])("%s is refused, with its place", (_name, questions, expected) => {
    expect(faults(questions).map((fault) => fault.replace("registration.questions", ""))).toEqual(expected);
  });

  test("one that asks for a personal number or a birth date is refused where it asks: in the label, the hint or an option (G-06)", () => {
    expect(faults([{ ...number, label: { ...said("Hur många?"), fi: "Henkilötunnus" } }])).toEqual(["0.label.fi birth-number"]);
    expect(faults([{ ...number, hint: { ...said("Skriv"), sv: "Ditt person-\nnummer" } }])).toEqual(["0.hint.sv birth-number"]);
    expect(faults([{ ...choice, options: [...choice.options, { key: "x", label: { ...said("Annat"), en: "My date of birth" } }] }])).toEqual(["0.options.2.label.en birth-number"]);
  });

  test("the review tells them apart by key, and a new order is one change", () => {
    const [before, after] = [read(withQuestions([number, choice])), read(withQuestions([choice, { ...number, label: { ...number.label, sv: "Hur många blir ni?" } }]))];
    expect(compareFiles(before, after)).toEqual([
      { place: "registration.questions", was: "alder, resa", becomes: "resa, alder" },
      { place: "registration.questions.1.label.sv", was: "Hur många kommer ni?", becomes: "Hur många blir ni?" },
    ]);
    expect(compareFiles(before, read(withQuestions([choice]))).map(({ place, becomes }) => [place, becomes])).toContainEqual(["registration.questions.0.key", undefined]);
  });

  test("whatever stands there is read or refused with reasons, never a fault of ours; what is read is written and read again", () => {
    const wild = fc.oneof(fc.jsonValue(), fc.array(fc.record({ key: fc.constantFrom("a", "constructor", "b-1", 7), kind: fc.constantFrom("text", "choice", "several", "number", "date"), label: fc.oneof(fc.constant(said("Fråga?")), fc.jsonValue()), options: fc.oneof(fc.constant(choice.options), fc.jsonValue()), max: fc.oneof(fc.integer(), fc.jsonValue()), required: fc.boolean() }, { requiredKeys: ["kind"] }), { maxLength: 3 }));
    let readable = 0;
    fc.assert(
      fc.property(wild, (questions) => {
        const answer = readDialogueFile(withQuestions(questions));
        if (answer.outcome === "read") {
          readable += 1;
          expect(read(writeDialogueFile(answer.file))).toEqual(answer.file);
        } else expect(answer.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
    expect(readable).toBeGreaterThan(0);
  });
});

describe("what asks for a personal number (G-06)", () => {
  test.each([
    ...["Personnummer", "Ditt personnr", "PERSON-NUMMER", "Pers.nr", "person\u00ADnummer", "Fo\u0308delsenummer", "Samordningsnummer", "Födelsedatum", "När är du född?", "Vilken dag är du född?", "De fyra sista siffrorna"],
    ...["Personal identity number", "Personal number", "National ID number", "Social security number", "SSN", "Date of birth", "Birthdate", "DOB", "When were you born?"],
    ...["Henkilötunnus", "Anna henkilötunnuksesi", "HETU", "Syntymäaika", "Syntymäpäiväsi", "Milloin olet syntynyt?", "ÅÅMMDD-XXXX"],
  ])("%s", (text) => {
    expect(asksForBirthNumber(text)).toBe(true);
  });

  test.each(["Vilket instrument spelar du?", "Hur många personer kommer ni?", "Telefonnummer", "Antal personer och nummer på rummet", "Vilken dag kommer du? ÅÅÅÅ-MM-DD", "Diarienummer", "I vilket hus är du född konstnär?", "Hur många år har du arbetat?", "Henkilömäärä", "What is your personal view?"])("%s does not", (text) => {
    expect(asksForBirthNumber(text)).toBe(false);
  });
});
