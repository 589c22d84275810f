import type { BoardTopic } from "#topics";
import { boardTexts as t } from "./texts.ts";

/** What staff would do next with a topic, and where on its page that is done; nothing when the meeting or an answer comes next. */
export function nextStep({ state, awaitsSince, hasQuestion }: Pick<BoardTopic, "state" | "awaitsSince" | "hasQuestion">): { text: string; at: string } | undefined {
  if (state === "received") return { text: t.next.contact, at: "contact" };
  if (awaitsSince) return { text: t.next.answer, at: "write" };
  if (state === "contacted" || (state === "preparing" && !hasQuestion)) return { text: t.next.question, at: "question" };
  return state === "preparing" ? { text: t.next.place, at: "place" } : undefined;
}
