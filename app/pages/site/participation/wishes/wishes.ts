import type { Dialogue } from "#dialogues";
import type { Registration } from "#registration";
import type { ReleasedTopic, TopicId } from "#topics";
import type { House } from "../../../../web/house.ts";

/** How many topics a person may ask for, in order. */
export const wishLimit = 3;

/** What can be wished for, and what this person has wished for of it, best first. A topic that is hidden again falls away. */
export async function wishesOf({ topics }: House, dialogue: Dialogue, { topicWishes }: Registration) {
  const released = await topics.released({ dialogueId: dialogue.id, authorityId: dialogue.authorityId });
  const chosen = topicWishes.flatMap((id) => released.find((topic) => topic.id === id) ?? []).slice(0, wishLimit);
  return { released: released.map(shown), chosen: chosen.map(shown) };
}

const shown = ({ number, title }: ReleasedTopic) => ({ number, title });

/** What a form's fields wish for; an empty one is left out, and what is not there counts as empty. */
export function readWishes(picked: readonly string[], released: readonly ReleasedTopic[]): { wishes: TopicId[]; outcome: "read" | "twice" } {
  const wishes = picked.flatMap((value) => released.find(({ number }) => String(number) === value)?.id ?? []).slice(0, wishLimit);
  return { wishes, outcome: new Set(wishes).size === wishes.length ? "read" : "twice" };
}
