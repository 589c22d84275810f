import { toLocal } from "#platform/civil-time";
import { day, say } from "#platform/i18n";
import type { Dialogue } from "#dialogues";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { HarvestNeeds } from "./index.ts";
import { askGroupsLetter } from "./letters/ask-groups.ts";
import type { InsightId } from "./shared.ts";
import { lockWall, setProposed } from "./store.ts";
import { speaksFor } from "./talks.ts";
import { readHarvest } from "./wall.ts";

export type ProposeOutcome =
  | { outcome: "proposed"; asked: number }
  | { outcome: "not-a-draft"; numbers: number[] }
  | { outcome: "without-notes"; numbers: number[] }
  | { outcome: "nothing-chosen" };

/**
 * Asks the groups that insights come out of whether they are right, until `windowEnds` (civil). Everyone who sat in one of
 * them gets one letter about all of it; a window that has already passed asks nobody and lets the insights be published as they are.
 */
export function proposeInsights(needs: HarvestNeeds, dialogue: Dialogue, wish: { insightIds: readonly InsightId[]; windowEnds: Date }, actor: PersonId): Promise<ProposeOutcome> {
  const { database, clock, ledger, grouping } = needs;
  const of = { dialogueId: dialogue.id, authorityId: dialogue.authorityId };
  return database.transaction().execute(async (trx) => {
    const sequence = await lockWall(trx, of);
    const { insights, talks } = await readHarvest(needs, trx, dialogue);
    const chosen = insights.filter(({ id }) => wish.insightIds.includes(id));
    if (chosen.length === 0) return { outcome: "nothing-chosen" };
    const fixed = chosen.filter(({ standing }) => standing !== "draft");
    if (fixed.length > 0) return { outcome: "not-a-draft", numbers: fixed.map(({ number }) => number) };
    const empty = chosen.filter(({ groups }) => groups.length === 0);
    if (empty.length > 0) return { outcome: "without-notes", numbers: empty.map(({ number }) => number) };
    await setProposed(trx, chosen.map(({ id }) => id), wish.windowEnds);

    let asked = 0;
    if (wish.windowEnds > clock.civil()) {
      const groups = new Set(chosen.flatMap((insight) => insight.groups));
      const assignments = (await Promise.all(dialogue.meetings.map(({ id }) => grouping.assignments(id, trx)))).flat();
      const members = new Set(assignments.filter(({ groupId }) => groups.has(speaksFor(talks, groupId))).map(({ personId }) => personId));
      for (const personId of members) asked += await ask(needs, trx, dialogue, personId, { version: `insights-${sequence}`, windowEnds: wish.windowEnds });
    }
    for (const { id, number, revision, sources, groups } of chosen) {
      await ledger.append(trx, {
        chain: { authorityId: dialogue.authorityId, dialogueId: dialogue.id },
        type: "insight.proposed",
        actor,
        subject: { kind: "insight", id },
        class: "harvest.insight",
        content: { number, revision, sources, groups, windowEnds: wish.windowEnds.toISOString() },
      });
    }
    return { outcome: "proposed", asked };
  });
}

async function ask({ letters, people }: HarvestNeeds, trx: Transaction, dialogue: Dialogue, personId: PersonId, { version, windowEnds }: { version: string; windowEnds: Date }): Promise<0 | 1> {
  const person = await people.find(trx, personId);
  if (!person) return 0;
  const key = { authorityId: dialogue.authorityId, dialogueId: dialogue.id, personId, to: person.email ?? "", purpose: "follow-up", version, batchId: undefined };
  if (!person.email) {
    await letters.skip(trx, { ...key, because: "no-address" });
    return 0;
  }
  const { language } = person;
  // The window ends at midnight: the last day to answer is the one before it.
  const lastDay = day(toLocal(new Date(windowEnds.getTime() - 1), dialogue.zone), language);
  await letters.queue(trx, { ...key, ...askGroupsLetter(language, { name: person.name, title: say(dialogue.title, language), lastDay, contact: dialogue.contact }), language });
  return 1;
}
