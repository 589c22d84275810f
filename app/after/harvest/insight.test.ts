import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GroupId } from "#grouping/shared";
import type { NoteId } from "#notes/shared";
import { type Decided, type Insight, type WallAct, type WallChange, decideAct, decideUndo, standingOf } from "./insight.ts";
import type { InsightId } from "./shared.ts";

const note = (number: number) => `note-${number}` as NoteId;
const insight = (number: number) => `insight-${number}` as InsightId;

/** A wall that keeps what is decided, as the store does. */
function wall(notes = 6) {
  const known = new Set(Array.from({ length: notes }, (_, at) => note(at + 1)));
  const insights: Insight[] = [];
  const aside = new Set<NoteId>();
  const keep = (decided: Decided): Decided => {
    if (decided.outcome === "refused") return decided;
    for (const { after } of decided.change.insights) {
      const at = insights.findIndex(({ id }) => id === after.id);
      if (at < 0) insights.push(after);
      else insights[at] = after;
    }
    for (const id of decided.change.aside.before) aside.delete(id);
    for (const id of decided.change.aside.after) aside.add(id);
    return decided;
  };
  const act = (one: WallAct) => keep(decideAct({ insights, aside, notes: known }, one, { id: insight(insights.length + 1), number: insights.length + 1 }));
  const undo = (change: WallChange) => keep(decideUndo({ insights }, change));
  const shown = () =>
    insights
      .filter(({ state }) => state !== "dropped" && state !== "merged")
      .map(({ number, title, sources, state }) => ({ number, title, state, sources: sources.map((id) => Number(id.slice(5))) }));
  return { insights, aside, act, undo, shown };
}
const changeOf = (decided: Decided): WallChange => {
  if (decided.outcome === "refused") throw new Error(decided.because);
  return decided.change;
};

describe("the wall (H1)", () => {
  test("notes become an insight, and insights are merged and split with every source kept", () => {
    const { act, shown } = wall();
    act({ act: "create", title: " Nycklarna är på fel ställe. ", noteIds: [note(1), note(2)] });
    act({ act: "create", title: "Vi lärde oss dela.", noteIds: [note(2), note(3)] });
    act({ act: "merge", insightId: insight(2), into: insight(1) });
    expect(shown()).toEqual([{ number: 1, title: "Nycklarna är på fel ställe.", state: "draft", sources: [1, 2, 3] }]);
    act({ act: "split", insightId: insight(1), title: "Publiken vi tappade.", noteIds: [note(3)] });
    expect(shown()).toMatchObject([{ sources: [1, 2] }, { number: 3, title: "Publiken vi tappade.", sources: [3] }]);
  });

  test("whatever changes in a proposed insight makes it a draft again", () => {
    const { act, insights, shown } = wall();
    act({ act: "create", title: "A", noteIds: [note(1)] });
    insights[0] = { ...insights[0]!, state: "proposed", windowEnds: new Date("2020-11-20T00:00:00Z") };
    act({ act: "add", insightId: insight(1), noteIds: [note(2)] });
    expect(shown()).toMatchObject([{ state: "draft", sources: [1, 2] }]);
    expect(insights[0]).toMatchObject({ revision: 2, windowEnds: null });
  });

  test("laid aside a note is no longer to be placed; as a source it is taken back", () => {
    const { act, aside } = wall();
    act({ act: "set-aside", noteIds: [note(1), note(2)] });
    act({ act: "create", title: "A", noteIds: [note(1)] });
    expect([...aside]).toEqual([note(2)]);
    act({ act: "take-back", noteIds: [note(2)] });
    expect(aside.size).toBe(0);
  });

  test.each<[string, WallAct, string]>([
    ["an empty sentence", { act: "create", title: "  ", noteIds: [note(1)] }, "no-title"],
    ["an insight out of nothing", { act: "create", title: "A", noteIds: [] }, "no-notes"],
    ["a note that is not there", { act: "add", insightId: insight(1), noteIds: [note(99)] }, "unknown"],
    ["an insight that is not there", { act: "drop", insightId: insight(9) }, "unknown"],
    ["a merge with itself", { act: "merge", insightId: insight(1), into: insight(1) }, "with-itself"],
    ["a split without its own notes", { act: "split", insightId: insight(1), title: "B", noteIds: [note(5)] }, "no-notes"],
    ["over what another changed meanwhile", { act: "edit", insightId: insight(1), title: "B", body: "", revision: 7 }, "changed-since"],
    ["a published one", { act: "edit", insightId: insight(2), title: "B", body: "", revision: 1 }, "published"],
    ["a merge into a published one", { act: "merge", insightId: insight(1), into: insight(2) }, "published"],
    ["too long a sentence", { act: "create", title: "a".repeat(161), noteIds: [note(1)] }, "too-long"],
  ])("%s is refused", (_what, act, because) => {
    const { act: on, insights } = wall();
    on({ act: "create", title: "A", noteIds: [note(1)] });
    on({ act: "create", title: "Publicerad", noteIds: [note(2)] });
    insights[1] = { ...insights[1]!, state: "published" };
    expect(on(act)).toEqual({ outcome: "refused", because });
  });

  test("each change can be undone, and a change that something was built on cannot", () => {
    const acts = fc.array(
      fc.oneof(
        fc.record({ act: fc.constant("create" as const), title: fc.constant("N"), noteIds: fc.subarray([1, 2, 3, 4, 5, 6].map(note), { minLength: 1 }) }),
        fc.record({ act: fc.constantFrom("add" as const, "remove" as const), insightId: fc.integer({ min: 1, max: 4 }).map(insight), noteIds: fc.subarray([1, 2, 3].map(note), { minLength: 1 }) }),
        fc.record({ act: fc.constant("split" as const), title: fc.constant("S"), insightId: fc.integer({ min: 1, max: 4 }).map(insight), noteIds: fc.subarray([1, 2].map(note), { minLength: 1 }) }),
        fc.record({ act: fc.constant("merge" as const), insightId: fc.integer({ min: 1, max: 4 }).map(insight), into: fc.integer({ min: 1, max: 4 }).map(insight) }),
        fc.record({ act: fc.constant("set-aside" as const), noteIds: fc.subarray([4, 5, 6].map(note), { minLength: 1 }) }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(acts, (all) => {
        const one = wall();
        for (const act of all) {
          const [before, aside] = [one.shown(), [...one.aside].toSorted()];
          const decided = one.act(act);
          if (decided.outcome === "refused") continue;
          expect(one.undo(decided.change).outcome).toBe("changed");
          expect(one.shown()).toEqual(before);
          expect([...one.aside].toSorted()).toEqual(aside);
          one.act(act);
        }
      }),
    );
    const { act, undo } = wall();
    const first = changeOf(act({ act: "create", title: "A", noteIds: [note(1)] }));
    act({ act: "add", insightId: insight(1), noteIds: [note(2)] });
    expect(undo(first)).toEqual({ outcome: "refused", because: "changed-since" });
  });
});

describe("an insight is confirmed when every source group has said yes, or the window has passed (H2)", () => {
  const windowEnds = new Date("2020-11-20T23:00:00Z");
  const groups = ["a", "b"] as GroupId[];
  test.each([
    ["draft", [], "2020-11-25T00:00:00Z", "draft"],
    ["proposed", ["a"], "2020-11-20T22:59:59Z", "waiting"],
    ["proposed", ["a", "b"], "2020-11-12T00:00:00Z", "confirmed"],
    ["proposed", ["a"], "2020-11-20T23:00:00Z", "confirmed"],
    ["published", [], "2020-11-25T00:00:00Z", "published"],
    ["merged", [], "2020-11-25T00:00:00Z", undefined],
  ] as const)("%s, yes from %j, at %s: %s", (state, confirmed, now, standing) => {
    expect(standingOf({ state, windowEnds }, { groups, confirmed: [...confirmed] as GroupId[] }, new Date(now))).toBe(standing);
  });
});
