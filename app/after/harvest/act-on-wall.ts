import type { Dialogue } from "#dialogues";
import type { NoteId } from "#notes/shared";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { HarvestNeeds } from "./index.ts";
import { type Decided, type WallAct, type WallRefusal, decideAct, decideUndo } from "./insight.ts";
import type { InsightId } from "./shared.ts";
import { type Of, insertChange, lastChange, listAside, listInsights, lockWall, saveAside, saveInsight, setUndone } from "./store.ts";

export type ActOutcome = { outcome: "changed"; insightIds: InsightId[] } | { outcome: "refused"; because: WallRefusal | "nothing-to-undo" };

/**
 * One change of the wall by the organiser. Drafts are working material: what is kept of a change is what undo needs; the
 * ledger hears when insights go to the groups and when they are published.
 */
export function actOnWall(needs: HarvestNeeds, dialogue: Dialogue, act: WallAct, actor: PersonId): Promise<ActOutcome> {
  return inWall(needs, dialogue, async (trx, sequence) => {
    const [insights, aside, notes] = await Promise.all([listInsights(trx, dialogue.id), listAside(trx, dialogue.id), needs.notes.ofDialogue(dialogue.id, trx)]);
    const readable = new Set<NoteId>(notes.filter(({ hidden }) => !hidden).map(({ id }) => id));
    const next = { id: needs.ids.next() as InsightId, number: Math.max(0, ...insights.map(({ number }) => number)) + 1 };
    const decided = decideAct({ insights, aside: new Set(aside), notes: readable }, act, next);
    return keep(needs, trx, dialogue, decided, { sequence, actor, act: act.act, undone: false });
  });
}

/** Takes back the latest change of the wall that has not been taken back. */
export function undoOnWall(needs: HarvestNeeds, dialogue: Dialogue, actor: PersonId): Promise<ActOutcome> {
  return inWall(needs, dialogue, async (trx, sequence) => {
    const last = await lastChange(trx, dialogue.id);
    if (!last) return { outcome: "refused", because: "nothing-to-undo" };
    const decided = decideUndo({ insights: await listInsights(trx, dialogue.id) }, last.change);
    if (decided.outcome === "changed") await setUndone(trx, dialogue.id, last.sequence);
    return keep(needs, trx, dialogue, decided, { sequence, actor, act: "undo", undone: true });
  });
}

function inWall(needs: HarvestNeeds, dialogue: Dialogue, work: (trx: Transaction, sequence: number) => Promise<ActOutcome>): Promise<ActOutcome> {
  return needs.database.transaction().execute(async (trx) => work(trx, await lockWall(trx, { dialogueId: dialogue.id, authorityId: dialogue.authorityId })));
}

type Made = { sequence: number; actor: PersonId; act: WallAct["act"] | "undo"; undone: boolean };

async function keep({ clock }: HarvestNeeds, trx: Transaction, dialogue: Dialogue, decided: Decided, made: Made): Promise<ActOutcome> {
  if (decided.outcome === "refused") return decided;
  const of: Of = { dialogueId: dialogue.id, authorityId: dialogue.authorityId };
  // A merged insight points at the one it went into, which must stand first.
  for (const { after } of decided.change.insights) await saveInsight(trx, of, after);
  await saveAside(trx, of, decided.change.aside);
  await insertChange(trx, of, { ...made, at: clock.civil() }, decided.change);
  return { outcome: "changed", insightIds: decided.change.insights.map(({ after }) => after.id) };
}
