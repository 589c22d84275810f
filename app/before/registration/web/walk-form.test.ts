import { describe, expect, test } from "vitest";
import type { Dialogue } from "#dialogues";
import { openSeal } from "#platform/seal";
import type { FormStep } from "#registration/shared";
import { askingNow } from "../form/asking.ts";
import { readForm } from "../form/form.ts";
import { type Answers, noAnswers } from "../shared.ts";
import { type Draft, newDraft, openDraft, sealDraft } from "./draft.ts";
import { walkForm } from "./walk-form.ts";

const dialogue = {
  version: 1,
  extraQuestions: [],
  languages: ["sv", "en"],
  audience: { roles: ["artist", "official"] },
  accessibility: { measures: [{ key: "captions" }] },
  meetings: [{ id: "m1", number: 1 }],
} as unknown as Dialogue;
const check = (form: Answers) => {
  const read = readForm(form, dialogue);
  return read.outcome === "invalid" ? read.errors : [];
};

const filled: Answers = { ...noAnswers, dates: ["1"], name: "Åsa", email: "asa@exempel.example", role: "artist", municipality: "1280", topic: "none" };
const at = (step: FormStep, draft: Partial<Draft> = {}): Draft => ({ ...newDraft(1, new Date(0)), step, ...draft });
const post = (draft: Draft, fields: [string, string][]) => {
  const posted = new FormData();
  for (const [name, value] of fields) posted.append(name, value);
  return walkForm({ check }, dialogue, draft, posted, askingNow(dialogue));
};

describe("walking through the form (R1)", () => {
  test("goes on when the step is right, and stays with what was typed when it is not", () => {
    expect(post(at("dates"), [["dates", "1"], ["go", "next"]])).toMatchObject({ draft: { step: "about", answers: { dates: ["1"] } }, errors: [] });
    const wrong = post(at("about"), [["name", "Åsa"], ["email", "asa@"], ["go", "next"]]);
    expect(wrong).toMatchObject({ draft: { step: "about", answers: { name: "Åsa", email: "asa@" } }, errors: [{ field: "email", problem: "no-address" }] });
  });

  test("back judges nothing and loses nothing", () => {
    const back = post(at("about", { answers: { ...noAnswers, dates: ["1"] } }), [["name", "Å"], ["email", "nej"], ["go", "back"]]);
    expect(back).toMatchObject({ draft: { step: "dates", answers: { dates: ["1"], name: "Å", email: "nej" } }, errors: [] });
    expect(post(at("dates"), [["go", "back"]]).draft.step).toBe("dates");
  });

  test("a box that is no longer ticked is taken away; what another step asked stays", () => {
    const answers = { ...filled, measures: ["captions"] };
    expect(post(at("needs", { answers }), [["go", "next"]]).draft.answers).toMatchObject({ measures: [], name: "Åsa", dates: ["1"] });
  });

  test("after all answers have been seen, every step leads back there", () => {
    const seen = post(at("needs", { answers: filled }), [["go", "next"]]).draft;
    expect(seen).toMatchObject({ step: "check", checked: true });
    const changing = post(seen, [["go", "about"]]).draft;
    expect(changing.step).toBe("about");
    expect(post(changing, [["name", "Åsa Öberg"], ["email", "asa@exempel.example"], ["go", "next"]]).draft).toMatchObject({ step: "check", answers: { name: "Åsa Öberg" } });
  });

  test("is sent from the last step only when everything is right, else the first faulty step is shown", () => {
    expect(post(at("check", { answers: filled }), [["go", "send"]])).toMatchObject({ send: true, errors: [] });
    const missing = post(at("check", { answers: { ...filled, name: "", topic: "" } }), [["go", "send"]]);
    expect(missing).toMatchObject({ send: false, draft: { step: "about" }, errors: [{ field: "name" }] });
  });

  test("fields of another step and unknown steps change nothing, an invented answer is none", () => {
    const odd = post(at("dates", { answers: filled }), [["dates", "1"], ["name", "En annan"], ["go", "__proto__"]]);
    expect(odd.draft.answers.name).toBe("Åsa");
    expect(post(at("context", { answers: filled }), [["role", "emperor"], ["go", "next"]])).toMatchObject({ draft: { step: "context", answers: { role: "" } }, errors: [{ field: "role" }, {}, {}] });
  });
});

describe("a dialogue that asks something of its own", () => {
  const question = { kind: "number", key: "antal", label: { sv: "Hur många?" } } as const;
  const asks = (version: number, ...extraQuestions: object[]) => ({ ...dialogue, version, extraQuestions }) as unknown as Dialogue;
  const walk = (draft: Draft, fields: [string, string][], now = asks(1, question), before = asks(1, question)) => {
    const posted = new FormData();
    for (const [name, value] of fields) posted.append(name, value);
    const asking = { version: now.version, byVersion: new Map([before, now].map(({ version, extraQuestions }) => [version, extraQuestions])) };
    const judge = (form: Answers) => {
      const read = readForm(form, now, { asking });
      return read.outcome === "invalid" ? read.errors : [];
    };
    return walkForm({ check: judge }, now, draft, posted, asking);
  };

  test("has a step more, with Back and Continue on either side of it", () => {
    const steps = ["context", "extra", "topic"] as const;
    expect(walk(at("context", { answers: filled }), [["role", "artist"], ["municipality", "1280"], ["languages", "sv"], ["go", "next"]]).draft.step).toBe("extra");
    expect(steps.map((step) => walk(at(step, { answers: filled }), [["go", "back"]]).draft.step)).toEqual(["about", "context", "extra"]);
    const wrong = walk(at("extra", { answers: filled }), [["extra[antal]", "tre"], ["go", "next"]]);
    expect(wrong).toMatchObject({ draft: { step: "extra", answers: { extra: [{ question: "antal", seen: 1, said: ["tre"] }] } }, errors: [{ step: "extra", field: "extra[antal]", problem: "no-number" }] });
    expect(walk(wrong.draft, [["extra[antal]", "3"], ["go", "next"]])).toMatchObject({ draft: { step: "topic", answers: { extra: [{ said: ["3"] }] } }, errors: [] });
  });

  test("whoever stands there when the questions are taken away goes on, and what was posted is kept in the words it was posted to", () => {
    const late = walk(at("extra", { answers: filled }), [["extra[antal]", "3"], ["go", "next"]], asks(2));
    expect(late).toMatchObject({ draft: { step: "topic", asked: 2, answers: { extra: [{ question: "antal", seen: 1, said: ["3"] }] } }, errors: [] });
    expect(walk(at("extra", { answers: filled }), [["go", "back"]], asks(2)).draft.step).toBe("context");
    expect(walk(late.draft, [["go", "extra"]], asks(2)).draft.step).not.toBe("extra");
  });

  test("that begins to ask while someone fills it in shows them the question before it is sent", () => {
    const sent = walk(at("check", { answers: filled, checked: true }), [["go", "send"]], asks(2, { ...question, required: true }), asks(1));
    expect(sent).toMatchObject({ send: false, draft: { step: "extra" }, errors: [{ field: "extra[antal]", problem: "missing" }] });
  });
});

describe("the sealed draft", () => {
  const seal = openSeal({ serverKey: "a key that only tests use" });

  test("comes back as it was, and only to us", () => {
    const draft = at("topic", { answers: filled });
    expect(openDraft(seal, sealDraft(seal, draft))).toEqual(draft);
    const { extra: _none, ...before } = draft.answers;
    // Begun before there were such questions.
    expect(openDraft(seal, seal.seal({ ...draft, asked: undefined, answers: before }, "registration draft"))).toMatchObject({ answers: filled, asked: 0 });
    expect(sealDraft(seal, draft)).not.toContain("Åsa");
    expect(openDraft(openSeal({ serverKey: "another key" }), sealDraft(seal, draft))).toBeUndefined();
  });

  test("what is none of ours is no draft", () => {
    for (const sealed of [undefined, "", "1.x", "not ours", `1.${"A".repeat(5000)}`]) expect(openDraft(seal, sealed)).toBeUndefined();
  });

  test("of an older release, with other fields, is no draft", () => {
    expect(openDraft(seal, seal.seal({ key: "x" }, "registration draft"))).toBeUndefined();
    expect(openDraft(seal, seal.seal(newDraft(1, new Date(0)), "another purpose"))).toBeUndefined();
  });

  test("has a key of its own each time the form is opened", () => {
    expect(newDraft(1, new Date(0)).key).not.toBe(newDraft(1, new Date(0)).key);
  });
});
