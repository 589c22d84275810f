import type { Dialogue } from "#dialogues";
import type { PersonId } from "#people";
import type { HarvestNeeds } from "./index.ts";
import type { InsightId } from "./shared.ts";
import { insertPublication, listPublications, lockWall } from "./store.ts";
import { readHarvest } from "./wall.ts";

export type PublishOutcome = { outcome: "published"; version: number } | { outcome: "not-confirmed"; numbers: number[] } | { outcome: "nothing-chosen" };

/** Publishes confirmed insights as the next version of the documentation, and keeps how many of their groups had said yes (H2). */
export function publishDocumentation(needs: HarvestNeeds, dialogue: Dialogue, wish: { insightIds: readonly InsightId[]; summary: string }, actor: PersonId): Promise<PublishOutcome> {
  const { database, clock, ledger } = needs;
  const of = { dialogueId: dialogue.id, authorityId: dialogue.authorityId };
  return database.transaction().execute(async (trx) => {
    await lockWall(trx, of);
    const { insights } = await readHarvest(needs, trx, dialogue);
    const chosen = insights.filter(({ id, standing }) => wish.insightIds.includes(id) && standing !== "published");
    if (chosen.length === 0) return { outcome: "nothing-chosen" };
    const early = chosen.filter(({ standing }) => standing !== "confirmed");
    if (early.length > 0) return { outcome: "not-confirmed", numbers: early.map(({ number }) => number) };
    const version = ((await listPublications(trx, dialogue.id)).at(-1)?.version ?? 0) + 1;
    const published = chosen.map(({ id, groups, confirmed }) => ({ insightId: id, version, groups: groups.length, confirmed: confirmed.length }));
    await insertPublication(trx, of, { version, summary: wish.summary.trim(), publishedBy: actor, at: clock.civil() }, published);
    await ledger.append(trx, {
      chain: { authorityId: dialogue.authorityId, dialogueId: dialogue.id },
      type: "documentation.published",
      actor,
      subject: { kind: "documentation", id: `${dialogue.id}/${version}` },
      class: "harvest.documentation",
      content: { version, insights: published },
      diary: { direction: "drawn-up", title: `Dokumentation, version ${version}` },
    });
    return { outcome: "published", version };
  });
}
