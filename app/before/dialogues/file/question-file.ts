import { z } from "zod";
import type { Language } from "#platform/i18n";
import { asksForBirthNumber } from "./birth-number.ts";
import { because, key, spokenIn, words } from "./file-values.ts";
import { areUnique } from "./meeting-file.ts";

/** More than this on one page is a form of its own. */
const mostQuestions = 12;
const mostOptions = 20;
const longestAnswer = 2_000;

/**
 * What a dialogue's form asks beside what every form asks. `key` is what the answers hold on to while the words change, so it
 * is never given to another question. What somebody needs in order to take part is no such question: that is a measure, seen
 * by fewer (R7). A question for a personal number or a date of birth is refused (G-06).
 */
export function questionsFile(spoken: readonly Language[]) {
  const asked = spokenIn(spoken, words.refine((text) => !asksForBirthNumber(text), because("birth-number")));
  const each = { label: asked, hint: asked.optional(), required: z.boolean().optional() };
  const options = (least: number) =>
    z
      .array(z.strictObject({ key, label: asked }))
      .min(least)
      .refine((all) => all.length <= mostOptions, because("too-many"))
      .refine((all) => areUnique(all.map((option) => option.key)), because("twice"));
  const whole = z.int().min(-1_000_000_000).max(1_000_000_000);
  return z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({ key, kind: z.literal("text"), ...each, /** characters */ max: z.int().min(1).max(longestAnswer).optional() }),
        z.strictObject({ key, kind: z.literal("choice"), ...each, options: options(2) }),
        z.strictObject({ key, kind: z.literal("several"), ...each, options: options(1) }),
        z
          .strictObject({ key, kind: z.literal("number"), ...each, min: whole.optional(), max: whole.optional() })
          .refine(({ min, max }) => min === undefined || max === undefined || min <= max, { path: ["max"], ...because("wrong-order") }),
      ]),
    )
    .refine((all) => all.length <= mostQuestions, because("too-many"))
    .refine((all) => areUnique(all.map((question) => question.key)), because("twice"));
}

export type ExtraQuestion = z.infer<ReturnType<typeof questionsFile>>[number];
