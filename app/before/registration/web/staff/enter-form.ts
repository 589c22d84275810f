import { type Answers, formSteps, noAnswers } from "#registration/shared";
import type { Asking } from "../../form/extra-answers.ts";
import { withPosted } from "../draft.ts";

const sources = ["phone", "paper"] as const;

/** What staff typed for someone on the phone or from a paper, right or wrong. `key` makes two presses one registration. */
export type Entered = { key: string; answers: Answers; source: (typeof sources)[number]; protectedIdentity: boolean };

export const nothingEntered = (key: string): Entered => ({ key, answers: { ...noAnswers, topic: "none" }, source: "phone", protectedIdentity: false });

/** Every step of the form on one page; most who call raise no topic. */
export function readEntered(posted: FormData, asking: Asking): Entered {
  const answers = formSteps.reduce((typed, step) => withPosted(typed, step, posted, asking), noAnswers);
  return {
    key: String(posted.get("key") ?? ""),
    source: sources.find((one) => one === posted.get("source")) ?? "phone",
    protectedIdentity: posted.get("protected") === "yes",
    answers: { ...answers, topic: answers.topic || "none" },
  };
}
