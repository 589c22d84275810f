import type { Agenda } from "#agenda";
import type { Dialogue, DialogueId, Dialogues } from "#dialogues";
import type { Grouping } from "#grouping";
import type { GroupId } from "#grouping/shared";
import type { Ledger } from "#ledger";
import type { Letters } from "#letters";
import type { Notes } from "#notes";
import type { NoteId } from "#notes/shared";
import type { People, PersonId } from "#people";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { TopicId, Topics } from "#topics";
import { type ActOutcome, actOnWall, undoOnWall } from "./act-on-wall.ts";
import { type AnswerOutcome, type AskedInsight, answerInsight, askedOf } from "./answer-insight.ts";
import { type Documentation, documentationOf } from "./documentation.ts";
import type { WallAct } from "./insight.ts";
import { type ProposeOutcome, proposeInsights } from "./propose-insights.ts";
import { type PublishOutcome, publishDocumentation } from "./publish-documentation.ts";
import type { InsightId, InsightStanding } from "./shared.ts";
import { dialogueOfInsight } from "./store.ts";
import { type Wall, readHarvest, wallOf, wallVersion } from "./wall.ts";

export type { ActOutcome } from "./act-on-wall.ts";
export type { AnswerOutcome, AskedInsight } from "./answer-insight.ts";
export type { Documentation, DocumentedInsight, DocumentedTopic } from "./documentation.ts";
export type { Insight, WallAct, WallRefusal } from "./insight.ts";
export type { ProposeOutcome } from "./propose-insights.ts";
export type { PublishOutcome } from "./publish-documentation.ts";
export type { InsightId, InsightStanding, InsightState } from "./shared.ts";
export type { Talk } from "./talks.ts";
export type { Wall, WallInsight } from "./wall.ts";
export { informationClasses, personData } from "./records.ts";

export type HarvestNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Pick<Ledger, "append">;
  people: Pick<People, "find" | "cards">;
  letters: Pick<Letters, "queue" | "skip">;
  dialogues: Pick<Dialogues, "find">;
  topics: Pick<Topics, "ofDialogue">;
  agenda: Pick<Agenda, "runOfShow">;
  grouping: Pick<Grouping, "rounds" | "assignments">;
  notes: Pick<Notes, "ofDialogue" | "writtenSoFar">;
};

/** An insight with everyone who stands behind it: authors of its notes, and the topics whose tables they were written at. */
export type InsightSources = {
  id: InsightId;
  dialogueId: DialogueId;
  number: number;
  title: string;
  standing: InsightStanding;
  noteIds: NoteId[];
  groupIds: GroupId[];
  authors: PersonId[];
  topicIds: TopicId[];
};

export type Harvest = {
  /** For staff: every note that can be read and what has been made of them. */
  wall(dialogue: Dialogue): Promise<Wall>;
  /** Changes when the wall does; cheap enough to ask every other second. */
  wallVersion(dialogue: Pick<Dialogue, "id">): Promise<string>;
  act(dialogue: Dialogue, act: WallAct, actor: PersonId): Promise<ActOutcome>;
  undo(dialogue: Dialogue, actor: PersonId): Promise<ActOutcome>;
  propose(dialogue: Dialogue, wish: { insightIds: readonly InsightId[]; windowEnds: Date }, actor: PersonId): Promise<ProposeOutcome>;
  /** What a participant is asked to answer for a group they sat in. */
  asked(dialogue: Dialogue, personId: PersonId): Promise<AskedInsight[]>;
  answer(dialogue: Dialogue, answer: Parameters<typeof answerInsight>[2], personId: PersonId): Promise<AnswerOutcome>;
  publish(dialogue: Dialogue, wish: { insightIds: readonly InsightId[]; summary: string }, actor: PersonId): Promise<PublishOutcome>;
  documentation(dialogue: Dialogue): Promise<Documentation | undefined>;
  insight(id: InsightId, db?: Database): Promise<InsightSources | undefined>;
};

export function openHarvest(needs: HarvestNeeds): Harvest {
  const { database, dialogues } = needs;
  return {
    wall: (dialogue) => wallOf(needs, dialogue),
    wallVersion: (dialogue) => wallVersion(needs, dialogue),
    act: (dialogue, act, actor) => actOnWall(needs, dialogue, act, actor),
    undo: (dialogue, actor) => undoOnWall(needs, dialogue, actor),
    propose: (dialogue, wish, actor) => proposeInsights(needs, dialogue, wish, actor),
    asked: (dialogue, personId) => askedOf(needs, database, dialogue, personId),
    answer: (dialogue, answer, personId) => answerInsight(needs, dialogue, answer, personId),
    publish: (dialogue, wish, actor) => publishDocumentation(needs, dialogue, wish, actor),
    documentation: (dialogue) => documentationOf(needs, dialogue),
    async insight(id, db = database) {
      const dialogueId = await dialogueOfInsight(db, id);
      const dialogue = dialogueId && (await dialogues.find(dialogueId, db));
      if (!dialogue) return undefined;
      const { insights, notes, talks } = await readHarvest(needs, db, dialogue);
      const insight = insights.find((one) => one.id === id);
      if (!insight) return undefined;
      const sources = insight.sources.flatMap((source) => notes.get(source) ?? []);
      const groupIds = new Set(sources.map(({ groupId }) => groupId));
      const topicIds = talks.flatMap(({ groupId, topicId }) => (topicId && groupIds.has(groupId) ? [topicId] : []));
      return {
        id,
        dialogueId: dialogue.id,
        number: insight.number,
        title: insight.title,
        standing: insight.standing,
        noteIds: insight.sources,
        groupIds: [...groupIds],
        authors: [...new Set(sources.map(({ authorId }) => authorId))],
        topicIds: [...new Set(topicIds)],
      };
    },
  };
}
