import type { Dialogue } from "#dialogues";
import type { GroupId } from "#grouping/shared";
import type { Note } from "#notes";
import type { PersonId } from "#people";
import type { Database } from "#platform/database";
import type { HarvestNeeds } from "./index.ts";
import type { InsightId } from "./shared.ts";
import { lockWall, saveAnswer } from "./store.ts";
import { type Talk, speaksFor } from "./talks.ts";
import { type WallInsight, readHarvest } from "./wall.ts";

/** An insight that comes out of a group somebody sat in: what the group wrote towards it, and whether it has answered. */
export type AskedInsight = Pick<WallInsight, "id" | "number" | "title" | "body" | "revision" | "windowEnds"> & {
  standing: "waiting" | "confirmed";
  groups: { groupId: GroupId; talk: Talk | undefined; notes: Note[]; confirmed: boolean; remarks: string[] }[];
};

export type AnswerOutcome = { outcome: "answered" } | { outcome: "not-asked" } | { outcome: "too-late" } | { outcome: "changed-since" } | { outcome: "no-words" };

/** The proposed insights that a person may answer for a group, with the group's own notes. */
export async function askedOf(needs: HarvestNeeds, db: Database, dialogue: Dialogue, personId: PersonId): Promise<AskedInsight[]> {
  const { insights, talks, notes } = await readHarvest(needs, db, dialogue);
  const mine = await groupsOf(needs, db, dialogue, personId, talks);
  return insights.flatMap((insight) => {
    const { standing } = insight;
    if (standing !== "waiting" && standing !== "confirmed") return [];
    const groups = insight.groups.filter((groupId) => mine.has(groupId));
    if (groups.length === 0) return [];
    return [
      {
        id: insight.id,
        number: insight.number,
        title: insight.title,
        body: insight.body,
        revision: insight.revision,
        windowEnds: insight.windowEnds,
        standing,
        groups: groups.map((groupId) => ({
          groupId,
          talk: talks.find((talk) => talk.groupId === groupId),
          notes: insight.sources.flatMap((id) => notes.get(id) ?? []).filter((note) => !note.hidden && speaksFor(talks, note.groupId) === groupId),
          confirmed: insight.confirmed.includes(groupId),
          remarks: insight.remarks.filter((one) => one.groupId === groupId).map(({ remark }) => remark),
        })),
      },
    ];
  });
}

/** One who sat in the group says yes for it, or says what is wrong, before the window has passed. */
export function answerInsight(
  needs: HarvestNeeds,
  dialogue: Dialogue,
  answer: { insightId: InsightId; groupId: GroupId; revision: number; confirms: boolean; remark?: string | undefined },
  personId: PersonId,
): Promise<AnswerOutcome> {
  const { database, clock, ledger } = needs;
  const of = { dialogueId: dialogue.id, authorityId: dialogue.authorityId };
  const remark = answer.remark?.trim() || null;
  return database.transaction().execute(async (trx) => {
    await lockWall(trx, of);
    const asked = (await askedOf(needs, trx, dialogue, personId)).find(({ id }) => id === answer.insightId);
    if (!asked?.groups.some(({ groupId }) => groupId === answer.groupId)) return { outcome: "not-asked" };
    if (asked.revision !== answer.revision) return { outcome: "changed-since" };
    if (!asked.windowEnds || clock.civil() >= asked.windowEnds) return { outcome: "too-late" };
    if (!answer.confirms && !remark) return { outcome: "no-words" };
    const { insightId, groupId, confirms, revision } = answer;
    await saveAnswer(trx, of, revision, { insightId, groupId, personId, confirms, remark, at: clock.civil() });
    await ledger.append(trx, {
      chain: { authorityId: dialogue.authorityId, dialogueId: dialogue.id },
      type: confirms ? "insight.confirmed" : "insight.remarked",
      actor: personId,
      subject: { kind: "insight", id: insightId },
      class: "harvest.answer",
      content: { groupId, revision },
    });
    return { outcome: "answered" };
  });
}

async function groupsOf({ grouping }: HarvestNeeds, db: Database, dialogue: Dialogue, personId: PersonId, talks: readonly Talk[]): Promise<Set<GroupId>> {
  const assignments = (await Promise.all(dialogue.meetings.map(({ id }) => grouping.assignments(id, db)))).flat();
  return new Set(assignments.filter((one) => one.personId === personId).map(({ groupId }) => speaksFor(talks, groupId)));
}
