import type { ExtraQuestion } from "#dialogues";
import { type Language, type Told, tell } from "#platform/i18n";
import type { Answered, Asking, ExtraAnswer } from "#registration";
import { type ExtraField, askedNow, extraField, inWords, limitOf, oneLineMost, shownIn } from "#registration/shared";

/** One of the dialogue's own questions as its field shows it, with what was typed, right or wrong. */
export type ExtraQuestionView = {
  field: ExtraField;
  kind: "line" | "lines" | "number" | "choice" | "several";
  label: Told;
  hint?: Told;
  required: boolean;
  options: { value: string; text: Told }[];
  said: string[];
};

export function extraView(asking: Asking, answers: readonly ExtraAnswer[], language: Language): ExtraQuestionView[] {
  return askedNow(asking).map((question) => {
    const { key, label, hint, required = false } = question;
    return {
      field: extraField(key),
      kind: kindOf(question),
      label: tell(label, language),
      ...(hint ? { hint: tell(hint, language) } : {}),
      required,
      options: "options" in question ? question.options.map((option) => ({ value: option.key, text: tell(option.label, language) })) : [],
      said: shownIn(asking, question, answers.find((one) => one.question === key)),
    };
  });
}

function kindOf(question: ExtraQuestion): ExtraQuestionView["kind"] {
  if (question.kind !== "text") return question.kind;
  return limitOf(question) > oneLineMost ? "lines" : "line";
}

/** A row of what was answered, in the words it was answered in; `own` when they are the person's. */
export type AnsweredView = { label: Told; said: Told[]; own: boolean };

export const answeredView = (answered: readonly Answered[], language: Language): AnsweredView[] =>
  answered.map((one) => ({
    label: tell(one.question.label, language),
    said: inWords(one).map((words) => (typeof words === "string" ? { text: words } : tell(words, language))),
    own: one.question.kind === "text",
  }));
