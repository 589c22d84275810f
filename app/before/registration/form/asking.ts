import type { Dialogue, Dialogues } from "#dialogues";
import type { Database } from "#platform/database";
import type { Asking } from "./extra-answers.ts";

/** What a dialogue asks now. */
export const askingNow = ({ version, extraQuestions }: Pick<Dialogue, "version" | "extraQuestions">): Asking => ({ version, byVersion: new Map([[version, extraQuestions]]) });

/** The same with what it asked in the versions that these answers were given to; without answers to an earlier one nothing is read. */
export async function askingOf({ dialogues }: { dialogues: Pick<Dialogues, "ofVersion"> }, dialogue: Dialogue, seen: Iterable<number>, db?: Database): Promise<Asking> {
  const now = askingNow(dialogue);
  const earlier = new Set(seen);
  earlier.delete(dialogue.version);
  if (earlier.size === 0) return now;
  const byVersion = new Map(now.byVersion);
  for (const version of earlier) byVersion.set(version, (await dialogues.ofVersion(dialogue.id, version, db))?.extraQuestions ?? []);
  return { ...now, byVersion };
}
