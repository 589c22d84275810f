import type { Dialogue } from "#dialogues";
import type { RegistrationRoom } from "#registration";
import { type FormError, type FormStep, stepsWith } from "#registration/shared";
import { type Asking, askedNow } from "../form/extra-answers.ts";
import { type Draft, stepBeside, withPosted } from "./draft.ts";

/** Where the form stands after a post: which step is shown with which faults, or that it shall be sent. */
export type Walk = { draft: Draft; errors: FormError[]; send: boolean };

/**
 * `go` is what was pressed: "next", "back", "send" or the name of a step. Only going on is judged; whoever goes back or
 * around keeps what is typed, right or wrong. What was posted is read by the questions of the page it comes from, and judged by
 * those of the dialogue as it stands.
 */
export function walkForm({ check }: Pick<RegistrationRoom, "check">, dialogue: Dialogue, before: Draft, posted: FormData, asking: Asking): Walk {
  const go = posted.get("go");
  const answers = withPosted(before.answers, before.step, posted, { ...asking, version: before.asked });
  const at = (step: FormStep, errors: FormError[] = []): Walk => ({
    draft: { ...before, asked: dialogue.version, answers, step, checked: before.checked || step === "check" },
    errors,
    send: false,
  });
  const target = stepsWith(askedNow(asking)).find((step) => step === go);
  if (target) return at(target);
  if (go === "back") return at(stepBeside(before.step, asking, true));
  const errors = check(answers, dialogue, asking);
  if (go === "send") {
    const [first] = errors;
    return first ? at(first.step, errors.filter(({ step }) => step === first.step)) : { ...at("check"), send: true };
  }
  const here = errors.filter(({ step }) => step === before.step);
  if (here.length > 0) return at(before.step, here);
  return at(before.checked ? (errors[0]?.step ?? "check") : stepBeside(before.step, asking));
}
