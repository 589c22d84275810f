import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExtraQuestion } from "#dialogues";
import { type ExtraAnswer, extraField } from "../shared.ts";
import { type Asking, answeredIn, askedVersion, inWords, readExtra, shownIn, withExtraPosted } from "./extra-answers.ts";

const label = (text: string) => ({ sv: text });
const text: ExtraQuestion = { kind: "text", key: "yrke", label: label("Vad gör du?"), max: 20 };
const choice: ExtraQuestion = { kind: "choice", key: "resa", label: label("Hur reser du?"), options: [{ key: "tag", label: label("Tåg") }, { key: "bil", label: label("Bil") }] };
const several: ExtraQuestion = { kind: "several", key: "via", label: label("Hur visste du?"), options: [{ key: "brev", label: label("Brev") }, { key: "van", label: label("Vän") }, { key: "bok", label: label("Bok") }] };
const number: ExtraQuestion = { kind: "number", key: "antal", label: label("Hur många?"), min: 1, max: 2_000 };
const all = [text, choice, several, number];
const asking = (...versions: ExtraQuestion[][]): Asking => ({ version: versions.length, byVersion: new Map(versions.map((questions, at) => [at + 1, questions])) });
const say = (question: ExtraQuestion, ...said: string[]): ExtraAnswer => ({ question: question.key, seen: 1, said });
const problems = (answers: ExtraAnswer[], now = asking(all)) => readExtra(answers, now).faults.map(({ field, problem }) => `${field} ${problem}`);
const kept = (answers: ExtraAnswer[], now = asking(all)) => Object.fromEntries(readExtra(answers, now).extra.map(({ question, said }) => [question, said]));
const posted = (fields: [ExtraQuestion, string][]) => {
  const form = new FormData();
  for (const [{ key }, value] of fields) form.append(extraField(key), value);
  return form;
};

describe("answers to the dialogue's own questions", () => {
  test("are optional unless the file says otherwise", () => {
    expect(readExtra([], asking(all))).toEqual({ extra: [], faults: [] });
    expect(problems([say(text, "  ")], asking(all.map((one) => ({ ...one, required: true }))))).toEqual(["extra[yrke] missing", "extra[resa] missing", "extra[via] missing", "extra[antal] missing"]);
  });

  test.each([
    ["a text on one line, as it may be kept", say(text, " ett\r\ntvå\u0000\ud83d"), ["ett två \ufffd"]],
    ["options in the file's order, each once", say(several, "bok", "brev", "bok"), ["brev", "bok"]],
    ["a number however it is written", say(number, " 1\u00a0200 "), ["1200"]],
    ["a number without its noughts", say(number, "007"), ["7"]],
  ])("%s", (_name, answer, expected) => {
    expect(kept([answer])).toEqual({ [answer.question]: expected });
  });

  test.each([
    ["a text that is too long", say(text, "x".repeat(21)), "extra[yrke] too-long"],
    ["a personal number in a text", say(text, "19900118-9811"), "extra[yrke] personnummer"],
    ["a Finnish one", say(text, "131052-308T"), "extra[yrke] personnummer"],
    ["one as a number", say(number, "9001189811"), "extra[antal] personnummer"],
    ["one whose noughts a number would lose", say(number, "0001010008"), "extra[antal] personnummer"],
    ["words for a number", say(number, "tre"), "extra[antal] no-number"],
    ["half a number", say(number, "1,5"), "extra[antal] no-number"],
    ["too many digits", say(number, "99999999999999999999"), "extra[antal] no-number"],
    ["too few", say(number, "0"), "extra[antal] out-of-range"],
    ["too many", say(number, "2001"), "extra[antal] out-of-range"],
    ["an option that is none", say(choice, "flyg"), "extra[resa] unknown"],
    ["what every object has", say(choice, "constructor"), "extra[resa] unknown"],
    ["two where one is asked for", say(choice, "tag", "bil"), "extra[resa] unknown"],
  ])("%s is refused", (_name, answer, expected) => {
    expect(problems([answer])).toEqual([expected]);
  });

  test("of questions that nobody asked are none", () => {
    expect(readExtra([{ question: "constructor", seen: 1, said: ["x"] }, { question: "yrke", seen: 7, said: ["x"] }], asking(all))).toEqual({ extra: [], faults: [] });
  });
});

describe("a file that is changed while people answer", () => {
  const given = [say(text, "Dans"), say(choice, "bil"), say(several, "brev", "van"), say(number, "3")];

  test("keeps what was answered to a question that is gone, in its words", () => {
    const now = asking(all, [number]);
    expect(readExtra(given, now).extra).toEqual([given[3], given[0], given[1], given[2]]);
    expect(answeredIn(now, given).map(({ question, said }) => [question.label.sv, said])).toEqual([
      ["Hur många?", ["3"]],
      ["Vad gör du?", ["Dans"]],
      ["Hur reser du?", ["bil"]],
      ["Hur visste du?", ["brev", "van"]],
    ]);
  });

  test("shows the words an answer was given to, and the new ones to whoever has not answered", () => {
    const renamed = { ...choice, label: label("Färdsätt?"), options: [{ key: "bil", label: label("Med bil") }, { key: "tag", label: label("Med tåg") }] };
    const [answered] = answeredIn(asking(all, [renamed]), given);
    expect(answered && [answered.question.label.sv, ...inWords(answered)]).toEqual(["Hur reser du?", { sv: "Bil" }]);
    expect(answeredIn(asking(all, [renamed]), [])).toEqual([{ question: renamed, said: [] }]);
  });

  test("what could be answered then stays an answer, unless it must be answered now; what never could is judged", () => {
    const narrower = { ...choice, options: choice.options.slice(0, 1) };
    expect(kept(given, asking(all, [narrower]))).toMatchObject({ resa: ["bil"] });
    expect(problems(given, asking(all, [{ ...narrower, required: true }]))).toEqual(["extra[resa] unknown"]);
    expect(problems([say(choice, "flyg")], asking(all, [narrower]))).toEqual(["extra[resa] unknown"]);
    expect(readExtra([say(text, "19900118-9811")], asking(all, [])).extra).toEqual([]);
  });

  test("a question that became another kind shows nothing of the old answer, and keeps it until it is answered anew", () => {
    const typed: ExtraQuestion = { kind: "text", key: "resa", label: label("Hur?") };
    const now = asking(all, [typed]);
    expect(shownIn(now, typed, given[1])).toEqual([]);
    expect(kept(withExtraPosted(given, now, posted([[typed, ""]])), now)).toMatchObject({ resa: ["bil"] });
    expect(readExtra(withExtraPosted(given, now, posted([[typed, "Till fots"]])), now).extra).toContainEqual({ question: "resa", seen: 2, said: ["Till fots"] });
  });

  test("what a page posts as it was shown keeps its words, also where an option is gone; what is changed is given to the new words", () => {
    const fewer = { ...several, options: several.options.slice(0, 1) };
    const now = asking(all, [text, fewer]);
    const left = withExtraPosted(given, now, posted([[text, "Dans"], [several, "brev"]]));
    expect(left).toEqual(expect.arrayContaining(given));
    expect(withExtraPosted(given, now, posted([[text, "Sång"]]))).toEqual([{ question: "yrke", seen: 2, said: ["Sång"] }, given[1], given[3]]);
  });

  test("a page says which version it asked; what it says is no more than one that was", () => {
    const page = (asked: string) => {
      const form = new FormData();
      form.append("asked", asked);
      return askedVersion(form, 3);
    };
    expect(["2", "3", "4", "0", "-1", "1.5", "x", ""].map(page)).toEqual([2, 3, 3, 3, 3, 3, 3, 3]);
  });
});

test("whatever is typed: what passes is kept as it reads, and read again it is the same", () => {
  const typed = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.integer({ min: -5, max: 3_000 }).map(String), fc.constantFrom("tag", "bil", "brev", "van", "bok", "19900118-9811", "__proto__"));
  let passed = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...all), typed), { maxLength: 8 }), (fields) => {
      const answers = withExtraPosted([], asking(all), posted(fields));
      const read = readExtra(answers, asking(all));
      if (read.faults.length > 0) return;
      if (read.extra.length > 0) passed += 1;
      expect(readExtra(read.extra, asking(all))).toEqual(read);
      for (const { question, said } of read.extra) {
        const raw = fields.filter(([{ key }]) => key === question).map(([, value]) => value);
        expect(said.length).toBeGreaterThan(0);
        if (question === "resa" || question === "via") expect(raw).toEqual(expect.arrayContaining(said));
        if (question === "antal") expect(Number(raw.find(Boolean)?.replaceAll(/\s/g, ""))).toBe(Number(said[0]));
        expect(said.every((one) => one.isWellFormed() && !one.includes("\u0000"))).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(passed).toBeGreaterThan(100);
});
