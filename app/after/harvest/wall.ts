import type { Dialogue } from "#dialogues";
import type { GroupId } from "#grouping/shared";
import type { Note } from "#notes";
import type { NoteId } from "#notes/shared";
import type { Database } from "#platform/database";
import type { HarvestNeeds } from "./index.ts";
import { type Consent, type Insight, type WallAct, standingOf } from "./insight.ts";
import type { InsightStanding } from "./shared.ts";
import { type GroupAnswer, lastChange, listAnswers, listAside, listInsights, wallSequence } from "./store.ts";
import { type Talk, speaksFor, talksOf } from "./talks.ts";

export type WallInsight = Insight & { standing: InsightStanding; groups: GroupId[]; confirmed: GroupId[]; remarks: { groupId: GroupId; remark: string }[] };

/** All notes of a dialogue that can be read, and what has been made of them. `version` changes when any of it does. */
export type Wall = {
  version: string;
  talks: Talk[];
  notes: (Note & { authorName: string })[];
  insights: WallInsight[];
  aside: NoteId[];
  /** What the undo button would take back. */
  undo: WallAct["act"] | undefined;
};

export async function wallOf(needs: HarvestNeeds, dialogue: Dialogue): Promise<Wall> {
  const { database, people, notes } = needs;
  const version = await wallVersion(needs, dialogue);
  const [read, aside, last] = await Promise.all([readHarvest(needs, database, dialogue), listAside(database, dialogue.id), lastChange(database, dialogue.id)]);
  const readable = (await notes.ofDialogue(dialogue.id)).filter(({ hidden, text }) => !hidden && text.trim() !== "");
  const cards = await people.cards(database, [...new Set(readable.map(({ authorId }) => authorId))]);
  const names = new Map(cards.map(({ personId, name }) => [personId, name]));
  return {
    version,
    talks: read.talks,
    notes: readable.map((note) => ({ ...note, authorName: names.get(note.authorId) ?? "" })),
    insights: read.insights,
    aside,
    undo: last?.act,
  };
}

export const wallVersion = async ({ database, notes }: HarvestNeeds, { id }: Pick<Dialogue, "id">): Promise<string> =>
  `${await notes.writtenSoFar(id)}.${await wallSequence(database, id)}`;

/** The insights of a dialogue with where each stands, its groups and what they answered. Merged and dropped ones are left out. */
export async function readHarvest(needs: HarvestNeeds, db: Database, dialogue: Dialogue): Promise<{ talks: Talk[]; insights: WallInsight[]; notes: Map<NoteId, Note> }> {
  const [talks, insights, answers, all] = await Promise.all([
    talksOf(needs, dialogue),
    listInsights(db, dialogue.id),
    listAnswers(db, dialogue.id),
    needs.notes.ofDialogue(dialogue.id, db),
  ]);
  const notes = new Map(all.map((note) => [note.id, note]));
  const now = needs.clock.civil();
  return {
    talks,
    notes,
    insights: insights.flatMap((insight) => {
      const consent = consentOf(insight, { notes, talks, answers });
      const standing = standingOf(insight, consent, now);
      return standing ? [{ ...insight, standing, groups: [...consent.groups], confirmed: [...consent.confirmed], remarks: remarksOf(insight, answers) }] : [];
    }),
  };
}

type Seen = { notes: ReadonlyMap<NoteId, Note>; talks: readonly Talk[]; answers: readonly GroupAnswer[] };

/** The groups that an insight comes out of: a group that was merged is spoken for by the one it went into. */
function consentOf(insight: Insight, { notes, talks, answers }: Seen): Consent {
  const sources = insight.sources.flatMap((id) => notes.get(id) ?? []).filter(({ hidden }) => !hidden);
  const groups = [...new Set(sources.map(({ groupId }) => speaksFor(talks, groupId)))];
  const yes = new Set(answers.filter(({ insightId, confirms }) => insightId === insight.id && confirms).map(({ groupId }) => groupId));
  return { groups, confirmed: groups.filter((group) => yes.has(group)) };
}

const remarksOf = ({ id }: Insight, answers: readonly GroupAnswer[]) =>
  answers.flatMap(({ insightId, groupId, remark }) => (insightId === id && remark !== null ? [{ groupId, remark }] : []));
