import type { ExtraQuestion } from "#dialogues";
import type { Spoken } from "#platform/i18n";
import { manyLines, oneLine } from "#platform/plain-text";
import { type ExtraAnswer, type ExtraField, type FormProblem, extraField, extraTextMost, oneLineMost } from "../shared.ts";
import { holdsBirthNumber } from "./birth-number.ts";

/** What a dialogue asks beside what every form asks: as it stands in `version`, and as it stood in those versions that answers were given to. */
export type Asking = { version: number; byVersion: ReadonlyMap<number, readonly ExtraQuestion[]> };

/** A question in the words it was asked in, with what was said; nothing when nothing was. */
export type Answered = { question: ExtraQuestion; said: string[] };

export const askedNow = ({ version, byVersion }: Asking): readonly ExtraQuestion[] => byVersion.get(version) ?? [];

const wording = ({ byVersion }: Asking, { question, seen }: ExtraAnswer) => byVersion.get(seen)?.find(({ key }) => key === question);

/** The version of the dialogue whose questions a page asked that says so itself; the one that stands when it says nothing of ours. */
export function askedVersion(posted: FormData, version: number): number {
  const asked = Number(posted.get("asked"));
  return Number.isInteger(asked) && asked >= 1 && asked < version ? asked : version;
}

/** What of an answer the question as it stands can show in its field: options that are gone cannot be ticked, and a key is no text. */
export function shownIn(asking: Asking, question: ExtraQuestion, answer: ExtraAnswer | undefined): string[] {
  if (!answer || wording(asking, answer)?.kind !== question.kind) return [];
  return "options" in question ? answer.said.filter((one) => question.options.some(({ key }) => key === one)) : answer.said;
}

/**
 * The answers with what a page of `asking.version` posted. What comes back as the page showed it was left alone: it stays as it
 * was given, in its words. What is asked no more was given to somebody who asked for it, and stays too.
 */
export function withExtraPosted(before: readonly ExtraAnswer[], asking: Asking, posted: FormData): ExtraAnswer[] {
  const questions = askedNow(asking);
  const gone = before.filter(({ question }) => questions.every(({ key }) => key !== question));
  return [
    ...questions.flatMap((question): ExtraAnswer[] => {
      const was = before.find((one) => one.question === question.key);
      const said = posted.getAll(extraField(question.key)).filter((one) => typeof one === "string" && one !== "") as string[];
      if (was && tidied(question, said).join("\n") === tidied(question, shownIn(asking, question, was)).join("\n")) return [was];
      return said.length > 0 ? [{ question: question.key, seen: asking.version, said }] : [];
    }),
    ...gone,
  ];
}

export type ReadExtra = { extra: ExtraAnswer[]; faults: ({ field: ExtraField } & FormProblem)[] };

/**
 * Answers as they can be stored. Each is judged by its question as it stands; one that was good for the words it was given to stays
 * good when those are changed or taken away, unless it must be answered now.
 */
export function readExtra(given: readonly ExtraAnswer[], asking: Asking): ReadExtra {
  const questions = askedNow(asking);
  const read: ReadExtra = { extra: [], faults: [] };
  for (const question of questions) {
    const answer = given.find((one) => one.question === question.key);
    const judged = answer && judgedBy(asking, answer, question);
    if (judged?.answer) read.extra.push(judged.answer);
    else if (judged?.problem || question.required) read.faults.push({ field: extraField(question.key), ...(judged?.problem ?? { problem: "missing" }) });
  }
  for (const answer of given) {
    if (questions.some(({ key }) => key === answer.question)) continue;
    const stays = inItsWords(asking, answer);
    if (stays) read.extra.push(stays);
  }
  return read;
}

type Judged = { answer?: ExtraAnswer | undefined; problem?: FormProblem };

function judgedBy(asking: Asking, answer: ExtraAnswer, question: ExtraQuestion): Judged | undefined {
  const isSameKind = wording(asking, answer)?.kind === question.kind;
  const said = isSameKind ? tidied(question, answer.said) : [];
  const problem = problemOf(question, said);
  if (said.length > 0 && !problem) return { answer: { ...answer, said } };
  const stays = answer.seen === asking.version || question.required ? undefined : inItsWords(asking, answer);
  if (stays) return { answer: stays };
  return problem && { problem };
}

/** Undefined when it could not have been an answer to what it was given to either. */
function inItsWords(asking: Asking, answer: ExtraAnswer): ExtraAnswer | undefined {
  const question = wording(asking, answer);
  const said = question ? tidied(question, answer.said) : [];
  return question && said.length > 0 && !problemOf(question, said) ? { ...answer, said } : undefined;
}

export const limitOf = ({ max = extraTextMost }: Extract<ExtraQuestion, { kind: "text" }>): number => max;

function tidied(question: ExtraQuestion, said: readonly string[]): string[] {
  if (question.kind === "text") return said.slice(0, 1).map((text) => (limitOf(question) > oneLineMost ? manyLines : oneLine)(text.toWellFormed())).filter(Boolean);
  if (question.kind === "number") return said.slice(0, 1).map(plainNumber).filter(Boolean);
  const chosen = [...new Set(said)].filter(Boolean);
  const order = question.options.map(({ key }) => key);
  return chosen.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** "1 200" is 1200, and 007 is 7; what is no number stays as it was typed. */
function plainNumber(typed: string): string {
  const digits = typed.replaceAll(/\s/g, "").replaceAll(/[\p{Pd}\u2212]/gu, "-");
  // Its noughts are part of a personal number.
  return /^-?\d{1,10}$/.test(digits) && !holdsBirthNumber(digits) ? String(Number(digits) || 0) : oneLine(typed);
}

function problemOf(question: ExtraQuestion, said: readonly string[]): FormProblem | undefined {
  const [first] = said;
  if (first === undefined) return undefined;
  if ("options" in question) {
    const known = said.every((one) => question.options.some(({ key }) => key === one));
    return known && (question.kind === "several" || said.length === 1) ? undefined : { problem: "unknown" };
  }
  if (holdsBirthNumber(first)) return { problem: "personnummer" };
  if (question.kind === "number") {
    if (!/^-?\d{1,10}$/.test(first)) return { problem: "no-number" };
    const { min, max } = question;
    return Number(first) < (min ?? -Infinity) || Number(first) > (max ?? Infinity) ? { problem: "out-of-range", min, max } : undefined;
  }
  const limit = limitOf(question);
  return first.length > limit ? { problem: "too-long", limit, over: first.length - limit } : undefined;
}

/** Everything that is asked now, in its order, then what was asked before and answered: each in the words it was answered in. */
export function answeredIn(asking: Asking, extra: readonly ExtraAnswer[]): Answered[] {
  const questions = askedNow(asking);
  const now = questions.map((question): Answered => {
    const answer = extra.find((one) => one.question === question.key);
    const asked = answer && wording(asking, answer);
    return asked ? { question: asked, said: answer.said } : { question, said: [] };
  });
  const gone = extra.flatMap((answer): Answered[] => {
    const asked = wording(asking, answer);
    return asked && questions.every(({ key }) => key !== answer.question) ? [{ question: asked, said: answer.said }] : [];
  });
  return [...now, ...gone];
}

/** What was said, as words: what a person typed as it is, an option by its label. */
export const inWords = ({ question, said }: Answered): (Spoken | string)[] =>
  said.map((one) => ("options" in question ? (question.options.find(({ key }) => key === one)?.label ?? one) : one));
