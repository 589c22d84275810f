import type { GroupId } from "#grouping/shared";
import type { NoteId } from "#notes/shared";
import { type InsightId, type InsightStanding, type InsightState, longestBody, longestTitle } from "./shared.ts";

/** An insight as it stands on the wall; sources in the order they were put there. */
export type Insight = {
  id: InsightId;
  number: number;
  title: string;
  body: string;
  state: InsightState;
  mergedInto: InsightId | null;
  sources: NoteId[];
  revision: number;
  windowEnds: Date | null;
};

/** What the organiser does with notes and insights. A `revision` is the one the page showed: what changed since then is not overwritten. */
export type WallAct =
  | { act: "create"; title: string; noteIds: NoteId[] }
  | { act: "edit"; insightId: InsightId; title: string; body: string; revision: number }
  | { act: "add"; insightId: InsightId; noteIds: NoteId[] }
  | { act: "remove"; insightId: InsightId; noteIds: NoteId[] }
  | { act: "merge"; insightId: InsightId; into: InsightId }
  | { act: "split"; insightId: InsightId; title: string; noteIds: NoteId[] }
  | { act: "drop"; insightId: InsightId }
  | { act: "set-aside"; noteIds: NoteId[] }
  | { act: "take-back"; noteIds: NoteId[] };

export type WallRefusal = "unknown" | "published" | "no-title" | "too-long" | "no-notes" | "changed-since" | "with-itself";

/** The insights that change, as they were (a new one: null) and as they become, and the notes laid aside or taken back. */
export type WallChange = { insights: { before: Insight | null; after: Insight }[]; aside: { before: NoteId[]; after: NoteId[] } };
export type Decided = { outcome: "changed"; change: WallChange } | { outcome: "refused"; because: WallRefusal };

type Wall = { insights: readonly Insight[]; aside: ReadonlySet<NoteId>; notes: ReadonlySet<NoteId> };
type New = { id: InsightId; number: number };

/** What an act makes of the wall; pure. Whatever changes in an insight takes it back to a draft: the groups said yes to something else. */
export function decideAct(wall: Wall, act: WallAct, next: New): Decided {
  const noteIds = "noteIds" in act ? [...new Set(act.noteIds)] : [];
  if ("noteIds" in act && (noteIds.length === 0 || noteIds.some((id) => !wall.notes.has(id)))) return refused(noteIds.length === 0 ? "no-notes" : "unknown");
  if ("title" in act) {
    if (act.title.trim() === "") return refused("no-title");
    if (act.title.length > longestTitle || ("body" in act && act.body.length > longestBody)) return refused("too-long");
  }
  const placed = { before: noteIds.filter((id) => wall.aside.has(id)), after: [] as NoteId[] };
  if (act.act === "create") return changed([{ before: null, after: newInsight(next, act.title, noteIds) }], placed);
  if (act.act === "set-aside") return changed([], { before: [], after: noteIds.filter((id) => !wall.aside.has(id)) });
  if (act.act === "take-back") return changed([], placed);

  const before = wall.insights.find(({ id }) => id === act.insightId);
  if (!before || before.state === "merged" || before.state === "dropped") return refused("unknown");
  if (before.state === "published") return refused("published");
  const becomes = (change: Partial<Insight>): { before: Insight; after: Insight } => ({ before, after: rewritten(before, change) });
  switch (act.act) {
    case "edit":
      if (act.revision !== before.revision) return refused("changed-since");
      return changed([becomes({ title: act.title.trim(), body: act.body.trim() })]);
    case "add":
      return changed([becomes({ sources: [...new Set([...before.sources, ...noteIds])] })], placed);
    case "remove":
      return changed([becomes({ sources: before.sources.filter((id) => !noteIds.includes(id)) })]);
    case "split": {
      const part = before.sources.filter((id) => noteIds.includes(id));
      if (part.length === 0) return refused("no-notes");
      return changed([becomes({ sources: before.sources.filter((id) => !part.includes(id)) }), { before: null, after: newInsight(next, act.title, part) }]);
    }
    case "merge": {
      const into = wall.insights.find(({ id }) => id === act.into);
      if (act.into === act.insightId) return refused("with-itself");
      if (!into || into.state === "merged" || into.state === "dropped") return refused("unknown");
      if (into.state === "published") return refused("published");
      const joined = rewritten(into, { sources: [...new Set([...into.sources, ...before.sources])] });
      return changed([{ before: into, after: joined }, becomes({ state: "merged", mergedInto: into.id })]);
    }
    case "drop":
      return changed([becomes({ state: "dropped" })]);
  }
}

/** The way back from a change, or a refusal when something of it has been changed since. */
export function decideUndo(wall: Pick<Wall, "insights">, { insights, aside }: WallChange): Decided {
  const now = insights.map(({ after }) => wall.insights.find(({ id }) => id === after.id));
  if (now.some((insight, at) => !insight || !isSame(insight, insights[at]!.after))) return refused("changed-since");
  return changed(
    insights.map(({ before }, at) => ({ before: now[at]!, after: rewritten(now[at]!, before ? sentence(before) : { state: "dropped" }) })),
    { before: aside.after, after: aside.before },
  );
}

const changed = (insights: WallChange["insights"], aside: WallChange["aside"] = { before: [], after: [] }): Decided => ({ outcome: "changed", change: { insights, aside } });
const refused = (because: WallRefusal): Decided => ({ outcome: "refused", because });

const newInsight = ({ id, number }: New, title: string, sources: NoteId[]): Insight => ({
  id,
  number,
  title: title.trim(),
  body: "",
  state: "draft",
  mergedInto: null,
  sources,
  revision: 1,
  windowEnds: null,
});

const rewritten = (insight: Insight, change: Partial<Insight>): Insight => ({
  ...insight,
  state: "draft",
  mergedInto: null,
  windowEnds: null,
  ...change,
  revision: insight.revision + 1,
});

/** What an undo brings back. A proposed insight comes back as a draft: the groups would be asked for an answer they gave to something else. */
const sentence = ({ title, body, sources, state, mergedInto }: Insight): Partial<Insight> => ({
  title,
  body,
  sources,
  mergedInto,
  state: state === "proposed" ? "draft" : state,
});

/** By what they say, not by revision: an undo counts it on, and the change before it must still be undoable. */
function isSame(one: Insight, other: Insight): boolean {
  const said = ({ title, body, state, mergedInto, sources }: Insight) => JSON.stringify([title, body, state, mergedInto, sources]);
  return said(one) === said(other);
}

/** How many of the groups that an insight comes out of have said yes to it. */
export type Consent = { groups: readonly GroupId[]; confirmed: readonly GroupId[] };

/** Where an insight stands at `now` (civil time); a merged or dropped one stands nowhere. */
export function standingOf({ state, windowEnds }: Pick<Insight, "state" | "windowEnds">, { groups, confirmed }: Consent, now: Date): InsightStanding | undefined {
  switch (state) {
    case "draft":
    case "published":
      return state;
    case "proposed":
      return groups.every((group) => confirmed.includes(group)) || (windowEnds !== null && now >= windowEnds) ? "confirmed" : "waiting";
    case "merged":
    case "dropped":
      return undefined;
  }
}
