import { z } from "zod";
import type { Seal } from "#platform/seal";
import { roles } from "#dialogues/shared";
import { type Answers, type FormStep, formSteps, noAnswers, stepsWith } from "#registration/shared";
import { type Asking, askedNow, withExtraPosted } from "../form/extra-answers.ts";

/**
 * What travels between the pages of the form in a sealed field: no cookie, and no row before the last post. `key` is made
 * once and makes the last post one registration however often it is sent. `checked` says that all answers have been seen
 * together: from then on every step leads back there. `began` is machine time, `lateKey` what lets one in after the deadline.
 * `seen` is the version of the dialogue that began it, `asked` the one of the page it travels in: whose questions were answered there.
 */
export type Draft = { key: string; seen: number; asked: number; began: number; lateKey?: string | undefined; step: FormStep; checked: boolean; answers: Answers };

const purpose = "registration draft";

const text = z.string();
/** A value that no page of ours offers counts as none. */
const answers = z.object({
  dates: z.array(text),
  name: text,
  email: text,
  role: z.enum(["", ...roles]).catch(""),
  organisation: text,
  municipality: text,
  languages: z.array(text),
  extra: z.array(z.object({ question: text, seen: z.int(), said: z.array(text) })).default([]),
  topic: z.enum(["", "none", "challenge", "opportunity"]).catch(""),
  topicTitle: text,
  topicText: text,
  measures: z.array(text),
  measuresOther: text,
});
const draft = z.object({ key: z.uuid(), seen: z.int(), asked: z.int().default(0), began: z.number(), lateKey: text.optional(), step: z.enum(formSteps), checked: z.boolean(), answers });

export const newDraft = (seen: number, began: Date, lateKey?: string): Draft => ({ key: crypto.randomUUID(), seen, asked: seen, began: began.getTime(), lateKey, step: "dates", checked: false, answers: noAnswers });

export const sealDraft = (seal: Seal, value: Draft): string => seal.seal(value, purpose);

/** Undefined when the field is not one of ours any more: another key, an older release, or somebody's own making. */
export function openDraft(seal: Seal, sealed: unknown): Draft | undefined {
  const opened = typeof sealed === "string" ? seal.unseal(sealed, purpose) : undefined;
  return opened?.outcome === "opened" ? draft.safeParse(opened.value).data : undefined;
}

const fieldsOf: Record<FormStep, readonly Exclude<keyof Answers, "extra">[]> = {
  dates: ["dates"],
  about: ["name", "email"],
  context: ["role", "organisation", "municipality", "languages"],
  extra: [],
  topic: ["topic", "topicTitle", "topicText"],
  needs: ["measures", "measuresOther"],
  check: [],
};

/** The answers with what was typed on this step, right or wrong; what a step does not ask stays as it was. */
export function withPosted(before: Answers, step: FormStep, posted: FormData, asking: Asking): Answers {
  if (step === "extra") return { ...before, extra: withExtraPosted(before.extra, asking, posted) };
  const after: Record<string, unknown> = { ...before };
  for (const field of fieldsOf[step]) {
    const values = posted.getAll(field).filter((value) => typeof value === "string");
    after[field] = Array.isArray(before[field]) ? values : (values[0] ?? "");
  }
  return answers.parse(after);
}

/** The step that follows in a form that asks this, or with `back` the one before; also from a step that it has no more. */
export function stepBeside(step: FormStep, asking: Asking, back = false): FormStep {
  const steps = stepsWith(askedNow(asking));
  const at = formSteps.indexOf(step);
  const beside = back ? steps.findLast((one) => formSteps.indexOf(one) < at) : steps.find((one) => formSteps.indexOf(one) > at);
  return beside ?? (back ? "dates" : "check");
}
