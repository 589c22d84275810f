import type { TopicState } from "#topics";
import type { TagTone } from "#ui/content/tag.tsx";

export const stateTone: Record<TopicState, TagTone> = {
  received: "wait",
  contacted: "info",
  preparing: "now",
  "on-agenda": "ok",
  joined: "off",
  declined: "off",
  discussed: "ok",
  answered: "ok",
};
