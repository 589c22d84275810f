import type { Dialogue } from "#dialogues";
import type { Note } from "#notes";
import type { HarvestNeeds } from "./index.ts";
import type { Insight } from "./insight.ts";
import { listPublications, listPublished } from "./store.ts";
import { type Talk, speaksFor } from "./talks.ts";
import { readHarvest } from "./wall.ts";
import type { Topic } from "#topics";

/** An insight as published: with its notes, which lead to group, question and topic (H4). No author is named. */
export type DocumentedInsight = Pick<Insight, "id" | "number" | "title" | "body"> & {
  version: number;
  groups: number;
  confirmed: number;
  notes: Pick<Note, "id" | "kind" | "text" | "groupId" | "number">[];
};

/** `title` only of topics that may be shown. `talks` are the groups where the topic had its table. */
export type DocumentedTopic = Pick<Topic, "id" | "number" | "kind" | "state" | "because"> & { title: string | undefined; groupIds: Talk["groupId"][] };

export type Documentation = {
  version: number;
  publishedAt: Date;
  firstPublishedAt: Date;
  summary: string;
  insights: DocumentedInsight[];
  talks: Talk[];
  topics: DocumentedTopic[];
  /** Of the whole dialogue, also what became part of no insight. */
  notes: number;
};

/** What the public may read of a dialogue's outcome; undefined until something has been published. */
export async function documentationOf(needs: HarvestNeeds, dialogue: Dialogue): Promise<Documentation | undefined> {
  const { database } = needs;
  const publications = await listPublications(database, dialogue.id);
  const [first, latest] = [publications[0], publications.at(-1)];
  if (!first || !latest) return undefined;
  const [harvest, published, topics] = await Promise.all([
    readHarvest(needs, database, dialogue),
    listPublished(database, dialogue.id),
    needs.topics.ofDialogue({ dialogueId: dialogue.id, authorityId: dialogue.authorityId }),
  ]);
  const { talks, notes } = harvest;
  return {
    version: latest.version,
    publishedAt: latest.at,
    firstPublishedAt: first.at,
    summary: latest.summary,
    insights: published
      .flatMap(({ insightId, version, groups, confirmed }) => {
        const insight = harvest.insights.find(({ id }) => id === insightId);
        if (!insight) return [];
        const { id, number, title, body, sources } = insight;
        const readable = sources.flatMap((source) => notes.get(source) ?? []).filter(({ hidden }) => !hidden);
        return [{ id, number, title, body, version, groups, confirmed, notes: readable }];
      })
      .toSorted((a, b) => a.number - b.number),
    talks,
    topics: topics.map(({ id, number, kind, state, because, title, released }) => ({
      id,
      number,
      kind,
      state,
      ...(because !== undefined && { because }),
      title: released ? title : undefined,
      groupIds: talks.filter(({ topicId }) => topicId === id).map(({ groupId }) => speaksFor(talks, groupId)),
    })),
    notes: [...notes.values()].filter(({ hidden, text }) => !hidden && text.trim() !== "").length,
  };
}
