import type { Dialogue } from "#dialogues";
import { toLocal } from "#platform/civil-time";
import { hour, shortDay } from "#platform/i18n";
import type { Topic } from "#topics";
import type { Wall } from "../index.ts";

export type WallView = ReturnType<typeof wallView>;
export type ShownNote = WallView["notes"][number];
export type ShownInsight = WallView["insights"][number];

/** What the wall shows, field by field; for staff of the authority only. */
export function wallView(wall: Wall, dialogue: Dialogue, topics: readonly Topic[]) {
  const talk = new Map(wall.talks.map((one) => [one.groupId, one]));
  const topic = new Map(topics.map((one) => [one.id, one]));
  const aside = new Set(wall.aside);
  const sources = new Set(wall.insights.flatMap((insight) => insight.sources));
  return {
    version: wall.version,
    undo: wall.undo,
    talks: wall.talks.filter(({ mergedInto }) => !mergedInto).length,
    notes: wall.notes.map(({ id, kind, text, authorName, groupId, at }) => {
      const from = talk.get(groupId);
      const raised = from?.topicId ? topic.get(from.topicId) : undefined;
      return {
        id,
        kind,
        text,
        authorName,
        at: hour(toLocal(at, dialogue.zone), "sv"),
        group: from?.number ?? 0,
        round: from?.roundNumber ?? 0,
        question: from?.question.sv ?? "",
        day: from ? shortDay(from.startsLocal, "sv") : "",
        people: from?.people ?? 0,
        topic: raised && { number: raised.number, title: raised.title },
        place: sources.has(id) ? ("insight" as const) : aside.has(id) ? ("aside" as const) : ("loose" as const),
      };
    }),
    insights: wall.insights.map((insight) => ({
      id: insight.id,
      number: insight.number,
      title: insight.title,
      body: insight.body,
      revision: insight.revision,
      standing: insight.standing,
      groups: insight.groups.length,
      confirmed: insight.confirmed.length,
      sources: insight.sources,
      remarks: insight.remarks.map(({ groupId, remark }) => ({ group: talk.get(groupId)?.number ?? 0, remark })),
    })),
  };
}
