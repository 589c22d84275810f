import type { FormError } from "#registration/shared";
import { extraFault, extraTexts } from "../../../web/extra/extra-texts.ts";
import type { FormView } from "./form-view.ts";
import type { FormTexts } from "./texts.ts";

/** What to do about a fault, the same words in the summary and at the field; one per field, the first. */
export function faultWords(errors: readonly FormError[], t: FormTexts, { extra, language }: Pick<FormView, "extra" | "language">): Map<FormError["field"], string> {
  const words = new Map<FormError["field"], string>();
  for (const error of errors) {
    const question = extra.find(({ field }) => field === error.field);
    if (!words.has(error.field)) words.set(error.field, question ? extraFault(error, question, extraTexts[language]) : wordsOf(error, t));
  }
  return words;
}

function wordsOf(error: FormError, t: FormTexts): string {
  if (error.problem === "too-long") return t.tooLong(error.limit);
  if (error.problem === "personnummer") return t.personnummer;
  if (error.problem === "no-address") return t.about.noAddress;
  if (error.problem === "unknown") return t.unknownChoice;
  if (error.problem === "too-late") return t.needs.tooLateFault;
  const missing: Partial<Record<FormError["field"], string>> = {
    dates: t.dates.missing,
    name: t.about.missingName,
    email: t.about.missingEmail,
    role: t.context.missingRole,
    municipality: t.context.missingMunicipality,
    languages: t.context.missingLanguages,
    topic: t.topic.missing,
    topicTitle: t.topic.missingTitle,
  };
  return missing[error.field] ?? t.unknownChoice;
}
