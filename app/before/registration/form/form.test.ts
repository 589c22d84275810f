import { describe, expect, test } from "vitest";
import type { Dialogue } from "#dialogues";
import { readForm } from "./form.ts";
import { type Answers, type FormError, limits, municipalities, noAnswers } from "../shared.ts";

/** What the form asks of a dialogue, with the measures of the reference case. */
const dialogue = {
  version: 1,
  extraQuestions: [],
  languages: ["sv", "en"],
  audience: { roles: ["artist", "cultural-actor", "official", "politician"] },
  accessibility: { measures: [{ key: "captions" }, { key: "material-ahead" }] },
  meetings: [
    { id: "m1", number: 1 },
    { id: "m2", number: 2 },
  ],
} as unknown as Dialogue;

const filled: Answers = {
  ...noAnswers,
  dates: ["1", "2"],
  name: "Amira Holst",
  email: "amira@exempel.example",
  role: "artist",
  municipality: "1280",
  topic: "none",
};

const errorsOf = (answers: Partial<Answers>): FormError[] => {
  const read = readForm({ ...filled, ...answers }, dialogue);
  return read.outcome === "invalid" ? read.errors : [];
};

describe("the form (R1)", () => {
  test("what is filled in right can be stored", () => {
    expect(readForm(filled, dialogue)).toEqual({
      outcome: "valid",
      form: {
        meetingIds: ["m1", "m2"],
        name: "Amira Holst",
        email: "amira@exempel.example",
        role: "artist",
        organisation: "",
        municipality: "1280",
        languages: ["sv"],
        extra: [],
        measures: { chosen: [], other: "" },
      },
    });
  });

  test("a measure that can no longer be booked is refused, the others are not (R7)", () => {
    const read = (measures: string[]) => readForm({ ...filled, measures }, dialogue, { tooLate: ["captions"] });
    expect(read(["captions", "material-ahead"])).toEqual({ outcome: "invalid", errors: [{ step: "needs", field: "measures", problem: "too-late" }] });
    expect(read(["material-ahead"])).toMatchObject({ outcome: "valid" });
  });

  test("an empty form says all that is missing, in the order of the steps", () => {
    expect(errorsOf({ ...noAnswers, languages: [] }).map(({ step, field, problem }) => `${step} ${field} ${problem}`)).toEqual([
      "dates dates missing",
      "about name missing",
      "about email missing",
      "context role missing",
      "context municipality missing",
      "context languages missing",
      "topic topic missing",
    ]);
  });

  test.each([
    ["a topic without a heading", { topic: "challenge" }, { field: "topicTitle", problem: "missing" }],
    ["a description that is too long", { topic: "opportunity", topicTitle: "x", topicText: "å".repeat(631) }, { field: "topicText", over: 31 }],
    ["an address that is none", { email: "amira@exempel" }, { field: "email", problem: "no-address" }],
    ["two addresses", { email: "a@exempel.example, b@exempel.example" }, { field: "email", problem: "no-address" }],
    ["a personal number in a name", { name: "Amira 19900118-9811" }, { field: "name", problem: "personnummer" }],
    ["a personal number in a topic", { topic: "challenge", topicTitle: "900118-9811" }, { field: "topicTitle", problem: "personnummer" }],
    ["a date that is none of ours", { dates: ["1", "7"] }, { field: "dates", problem: "unknown" }],
    ["a role that is not invited", { role: "other" }, { field: "role", problem: "unknown" }],
    ["a municipality that is none", { municipality: "toString" }, { field: "municipality", problem: "unknown" }],
    ["a measure nobody offers", { measures: ["limousine"] }, { field: "measures", problem: "unknown" }],
    ["a language that is not spoken there", { languages: ["sv", "fi"] }, { field: "languages", problem: "unknown" }],
  ] as [string, Partial<Answers>, Partial<FormError>][])("%s is refused", (_name, answers, expected) => {
    expect(errorsOf(answers)).toMatchObject([expected]);
  });

  test("what belongs to a topic that is not raised is neither stored nor judged", () => {
    const read = readForm({ ...filled, topic: "none", topicTitle: "x".repeat(limits.topicTitle + 1) }, dialogue);
    expect(read).toMatchObject({ outcome: "valid" });
    expect(read).not.toHaveProperty("form.topic");
  });

  test("a name is one line, and no text holds what a mail or a database cannot", () => {
    const read = readForm({ ...filled, name: "Amira\r\nBcc: all@exempel.example\u0000", topic: "challenge", topicTitle: "a\u2028b", topicText: "ett\r\ntvå\u0000\u0007" }, dialogue);
    expect(read).toMatchObject({ form: { name: "Amira Bcc: all@exempel.example", topic: { title: "a b", text: "ett\ntvå" } } });
  });

  test("staff may enter someone who has no address", () => {
    expect(readForm({ ...filled, email: "" }, dialogue, { addressNeeded: false })).toMatchObject({ outcome: "valid", form: { email: undefined } });
  });
});

test("the 33 municipalities in Swedish order: Ä and Ö come last, and every code is text of four digits", () => {
  expect(municipalities).toHaveLength(33);
  expect(municipalities.slice(-5).map(({ name }) => name)).toEqual(["Ystad", "Åstorp", "Ängelholm", "Örkelljunga", "Östra Göinge"]);
  expect(municipalities.every(({ code }) => /^12\d\d$/.test(code))).toBe(true);
});
