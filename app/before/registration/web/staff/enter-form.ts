import { roles } from "#dialogues/shared";
import { type Answers, noAnswers } from "#registration/shared";

export const sources = ["phone", "paper"] as const;

/** What staff typed for someone on the phone or from a paper, right or wrong. `key` makes two presses one registration. */
export type Entered = { key: string; answers: Answers; source: (typeof sources)[number]; protectedIdentity: boolean };

export const nothingEntered = (key: string): Entered => ({ key, answers: { ...noAnswers, topic: "none" }, source: "phone", protectedIdentity: false });

export function readEntered(posted: FormData): Entered {
  const text = (name: string) => {
    const value = posted.get(name);
    return typeof value === "string" ? value : "";
  };
  const texts = (name: string) => posted.getAll(name).filter((value) => typeof value === "string");
  return {
    key: text("key"),
    source: sources.find((one) => one === text("source")) ?? "phone",
    protectedIdentity: text("protected") === "yes",
    answers: {
      dates: texts("dates"),
      name: text("name"),
      email: text("email"),
      role: roles.find((one) => one === text("role")) ?? "",
      organisation: text("organisation"),
      municipality: text("municipality"),
      languages: texts("languages"),
      topic: (["challenge", "opportunity"] as const).find((one) => one === text("topic")) ?? "none",
      topicTitle: text("topicTitle"),
      topicText: text("topicText"),
      measures: texts("measures"),
      measuresOther: text("measuresOther"),
    },
  };
}
