import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MeetingId } from "#dialogues";
import { type TopicId, type TopicState, topicStates } from "./shared.ts";
import { type TopicMove, movesFrom, stateAfter, undoable } from "./topic.ts";

const place = { move: "place", meetingId: "m" as MeetingId, stepId: "s", round: { title: { sv: "Samtal 1" }, beginsLocal: "2020-11-03T13:30" } } as const;
const join = { move: "join", into: "t" as TopicId } as const;
const moves: TopicMove[] = [
  { move: "contact" },
  { move: "prepare", question: "?" },
  place,
  { move: "unplace" },
  join,
  { move: "unjoin" },
  { move: "decline", because: "later" },
  { move: "discuss" },
  { move: "answer" },
  { move: "undo" },
];

/** Walks a topic through moves; a refused move leaves it where it is. */
function walk(path: readonly TopicMove[]) {
  let topic: Parameters<typeof stateAfter>[0] = { state: "received" };
  const seen: TopicState[] = ["received"];
  for (const move of path) {
    const state = stateAfter(topic, move);
    if (!state) continue;
    const before = topic.state;
    topic = {
      state,
      ...(move.move === "join" ? { joined: { into: move.into, from: before } } : {}),
      ...(undoable.includes(move.move) && state !== before ? { undo: { to: before } } : {}),
    };
    seen.push(state);
  }
  return { topic, seen };
}

describe("the life of a topic (T1)", () => {
  test("the straight way", () => {
    const way: TopicMove[] = [{ move: "contact" }, { move: "prepare", question: "?" }, place, { move: "discuss" }, { move: "answer" }];
    expect(walk(way).seen).toEqual(["received", "contacted", "preparing", "on-agenda", "discussed", "answered"]);
  });

  test("a declined topic is answered too: never only silence", () => {
    expect(walk([{ move: "decline", because: "not ours" }, { move: "answer" }]).topic.state).toBe("answered");
  });

  test.each(["received", "contacted", "preparing"] as const)("joining is undone back to %s (T4)", (from) => {
    expect(stateAfter({ state: "joined", joined: { into: "t" as TopicId, from } }, { move: "unjoin" })).toBe(from);
  });

  test.each([{ move: "contact" }, { move: "prepare", question: "?" }, place, join, { move: "decline", because: "" }] as TopicMove[])("a slip is undone back to where the topic was: %o", (move) => {
    expect(walk([move, { move: "undo" }]).seen).toEqual(["received", expect.any(String), "received"]);
    expect(walk([move, { move: "undo" }, { move: "undo" }]).seen).toHaveLength(3);
  });

  test("a contact or an agreed question does not take a topic off the agenda", () => {
    expect(stateAfter({ state: "on-agenda" }, { move: "contact" })).toBe("on-agenda");
    expect(stateAfter({ state: "on-agenda" }, { move: "prepare", question: "?" })).toBe("on-agenda");
  });

  test.each([
    ["answered", { move: "decline", because: "" }],
    ["answered", place],
    ["declined", place],
    ["received", { move: "discuss" }],
    ["received", { move: "answer" }],
    ["received", { move: "unjoin" }],
    ["on-agenda", join],
    ["discussed", { move: "unplace" }],
  ] as [TopicState, TopicMove][])("%s refuses %o", (state, move) => {
    expect(stateAfter({ state }, move)).toBeUndefined();
  });

  test("whatever is done in whatever order, answered is the end and every other state leads to it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 30 }), (path) => {
        const { topic, seen } = walk(path);
        const end = seen.indexOf("answered");
        expect(end === -1 || end === seen.length - 1).toBe(true);
        const wayOut: TopicMove[] = [{ move: "unjoin" }, place, { move: "discuss" }, { move: "answer" }];
        const rest = wayOut.reduce((left, move) => {
          const state = stateAfter(left, move);
          return state ? { ...left, state } : left;
        }, topic);
        expect(rest.state).toBe("answered");
      }),
    );
  });

  test("what a board offers is what a topic can do", () => {
    for (const state of topicStates) {
      const joined = { into: "t" as TopicId, from: "received" as const };
      const undo = { to: "received" as const };
      const possible = moves.filter((move) => stateAfter({ state, joined, undo }, move)).map(({ move }) => move);
      expect(movesFrom(state).toSorted()).toEqual(possible.toSorted());
    }
  });
});
