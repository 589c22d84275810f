import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor, LiveCommand } from "./commands.ts";
import {
  type LiveState,
  decide,
  evolve,
  initial,
  isGroup,
  nextDue,
  nextStep,
  openGroups,
  roomOf,
  seenIn,
  timeLeft,
  viewOf,
} from "./index.ts";
import { karin, minute, planFor, server, start, steps, tolk } from "./test-meeting.ts";

const people = ["p1", "p2", "p3", "p4", "p5", "p6"];
const groupIds = ["g1", "g2", "g3", "g9"];

const somebody = fc.constantFrom(...people);
const someGroup = fc.constantFrom(...groupIds);
const target = fc.option(someGroup, { nil: null });
const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(karin) },
  { weight: 1, arbitrary: fc.constant(tolk) },
  { weight: 3, arbitrary: somebody.map((personId): Actor => ({ kind: "participant", personId })) },
  { weight: 2, arbitrary: fc.constant(server) },
);

/** A random deal of some of the people into up to three groups. */
const anyPlan = fc
  .record({
    stepId: fc.constantFrom("talk1", "talk2"),
    deal: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ stepId, deal }) =>
    planFor(
      stepId,
      Object.fromEntries(["g1", "g2", "g3"].map((id, index) => [id, people.filter((_, at) => deal[at] === index)])),
    ),
  );

/** Most `next` and `extend` fit the state, or hardly any run would reach a round. */
const anyCommand: fc.Arbitrary<(state: LiveState) => LiveCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: anyPlan.map(
      (made) =>
        (state: LiveState): LiveCommand =>
          fitting(state, made),
    ),
  },
  { weight: 1, arbitrary: anyPlan.map((made) => (): LiveCommand => ({ type: "next", after: "welcome", plan: made })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(target, fc.integer({ min: -20, max: 20 }))
      .map(([groupId, minutes]) => (state: LiveState): LiveCommand => {
        const seen =
          groupId === null ? state.current?.deadline : openGroups(state).find((one) => one.groupId === groupId)?.deadline;
        return { type: "extend", groupId, seen: seen ?? 0, milliseconds: minutes * minute };
      }),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(somebody, someGroup).map(([personId, groupId]) => (state: LiveState): LiveCommand => ({
      type: state.round?.seats[personId] === undefined ? "seat" : "move",
      personId,
      groupId,
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(somebody, somebody, someGroup, someGroup, fc.boolean())
      .map(([one, other, groupId, into, merges]) => (state: LiveState): LiveCommand => ({
        type: "mend",
        moves: [one, other].map((personId) => ({ personId, from: state.round?.seats[personId] ?? null, groupId })),
        merges: merges ? [{ from: into, into: groupId }] : [],
      })),
  },
  { weight: 1, arbitrary: fc.constant((): LiveCommand => ({ type: "end" })) },
  {
    weight: 3,
    arbitrary: fc.constant((state: LiveState): LiveCommand => ({ type: state.pausedAt === null ? "pause" : "resume" })),
  },
  {
    weight: 3,
    arbitrary: fc.nat(5).map((index) => (state: LiveState): LiveCommand => ({
      type: "giveFloor",
      personId: state.hands[index % state.hands.length]?.personId ?? "p1",
    })),
  },
  {
    weight: 2,
    arbitrary: fc.nat(5).map((index) => (state: LiveState): LiveCommand => {
      const call = state.help[index % state.help.length];
      return { type: "endHelp", room: call?.room ?? "g1", personId: call?.personId ?? "p1" };
    }),
  },
  {
    weight: 20,
    arbitrary: fc
      .oneof(
        fc.record({ type: fc.constant("merge" as const), from: someGroup, into: someGroup }),
        fc.record({ type: fc.constant("close" as const), groupId: target, seconds: fc.constantFrom(0, 30, 120) }),
        fc.record({ type: fc.constant("keepTime" as const) }),
        fc.record({ type: fc.constant("raiseHand" as const), by: fc.constantFrom("voice" as const, "text" as const) }),
        fc.record({ type: fc.constant("lowerHand" as const), personId: somebody }),
        fc.record({ type: fc.constant("askHelp" as const), reason: fc.constant("sound" as const) }),
        fc.record({
          type: fc.constant("announce" as const),
          announcementId: fc.uuid(),
          text: fc.constant("Hej"),
          groupIds: fc.option(fc.array(someGroup, { maxLength: 2 }), { nil: null }),
        }),
        fc.record({ type: fc.constant("visit" as const), groupId: target }),
      )
      .map(
        (fixed): ((state: LiveState) => LiveCommand) =>
          () =>
            fixed,
      ),
  },
);

function fitting(state: LiveState, plan: ReturnType<typeof planFor>): LiveCommand {
  if (state.phase === "planned") return { type: "openLobby", startsAt: start, steps };
  const step = nextStep(state);
  if (!step) return { type: "end" };
  return {
    type: "next",
    after: state.current?.stepId ?? null,
    plan: step.kind === "round" ? { ...plan, stepId: step.stepId } : null,
  };
}

const run = fc.array(fc.record({ command: anyCommand, actor: anyActor, later: fc.integer({ min: 0, max: 10 * minute }) }), {
  minLength: 10,
  maxLength: 60,
});

/** Plays a run from two certain steps on, calling `check` with what every event leads from and to. */
function play(turns: { command: (state: LiveState) => LiveCommand; actor: Actor; later: number }[], check: (at: Played) => void) {
  let state = initial;
  let now = start;
  for (const { command, actor, later } of [opening, opening, opening, ...turns]) {
    now += later;
    const asked = command(state);
    const decision = decide(state, asked, { now, actor });
    const before = state;
    if ("events" in decision) state = decision.events.reduce(evolve, state);
    check({ before, state, decision, now, command: asked });
  }
}
type Played = { before: LiveState; state: LiveState; decision: ReturnType<typeof decide>; now: number; command: LiveCommand };
const opening = {
  command: (state: LiveState) => fitting(state, planFor("talk1", { g1: ["p1", "p2"], g2: ["p3", "p4"], g3: ["p5"] })),
  actor: karin,
  later: 0,
};

test("LV-21 LV-23 LV-25 LV-41 LV-50 one seat, one room, one hand in it, one call for a group", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(run, (turns) => {
      play(turns, ({ state, decision }) => {
        if ("events" in decision) for (const event of decision.events) reached.add(event.type);
        const ids = new Set(state.round?.groups.map((one) => one.groupId));
        for (const groupId of Object.values(state.round?.seats ?? {})) expect(ids).toContain(groupId);
        const open = new Set(openGroups(state).map((one) => one.groupId));
        for (const one of people) {
          const room = roomOf(state, one);
          expect(!isGroup(room) || open.has(room)).toBe(true);
        }
        expect(new Set(state.hands.map((hand) => hand.personId)).size).toBe(state.hands.length);
        for (const hand of state.hands) expect(hand.room).toBe(roomOf(state, hand.personId));
        const floors = state.hands.filter((hand) => hand.floorAt !== null).map((hand) => hand.room);
        expect(new Set(floors).size).toBe(floors.length);
        const calling = state.help.filter((call) => isGroup(call.room)).map((call) => call.room);
        expect(new Set(calling).size).toBe(calling.length);
        for (const room of calling) expect(open).toContain(room);
      });
    }),
    { numRuns: 250 },
  );
  // The walk is worth something only if it gets about.
  for (const type of [
    "person.seated",
    "groups.merged",
    "round.closed",
    "clock.resumed",
    "crew.visited",
    "floor.given",
    "help.ended",
    "meeting.ended",
  ])
    expect(reached).toContain(type);
});

test("LV-24 merging loses nobody", () => {
  fc.assert(
    fc.property(run, (turns) => {
      play(turns, ({ before, state, decision }) => {
        if (!("events" in decision) || decision.events[0]?.type !== "groups.merged") return;
        expect(Object.keys(state.round?.seats ?? {}).toSorted()).toEqual(Object.keys(before.round?.seats ?? {}).toSorted());
      });
    }),
  );
});

test("LV-30 LV-36 time left is never negative; keepTime speaks at nextDue and not before", () => {
  fc.assert(
    fc.property(run, (turns) => {
      play(turns, ({ state, now }) => {
        for (const one of state.round?.groups ?? []) expect(timeLeft(state, one.deadline, now)).toBeGreaterThanOrEqual(0);
        const due = nextDue(state);
        const said = (at: number) => {
          const decision = decide(state, { type: "keepTime" }, { now: at, actor: server });
          return "events" in decision ? decision.events.length : 0;
        };
        expect(said((due ?? now + 1e9) - 1)).toBe(0);
        if (due !== null) expect(said(due)).toBeGreaterThan(0);
      });
    }),
  );
});

test("LV-80 LV-81 replaying the log gives the state, and a refusal changes nothing", () => {
  fc.assert(
    fc.property(run, (turns) => {
      const log: Parameters<typeof evolve>[1][] = [];
      let last = initial;
      play(turns, ({ before, state, decision }) => {
        if ("events" in decision) log.push(...decision.events);
        else expect(state).toBe(before);
        last = state;
      });
      // By way of JSON, since that is how the log is kept and sent.
      const stored = JSON.parse(JSON.stringify(log)) as typeof log;
      expect(stored.reduce(evolve, initial)).toEqual(last);
    }),
  );
});

test("LV-70 LV-71 in an unchanged room the events seen lead from view to view", () => {
  let seen = 0;
  fc.assert(
    fc.property(run, (turns) => {
      play(turns, ({ before, state, decision }) => {
        if (!("events" in decision)) return;
        for (const one of people) {
          const room = roomOf(state, one);
          if (room !== roomOf(before, one)) continue;
          const events = decision.events.map((event) => seenIn(room, event)).filter((event) => event !== null);
          seen += events.length;
          expect(events.reduce(evolve, viewOf(before, room))).toEqual(viewOf(state, room));
        }
      });
    }),
    { numRuns: 250 },
  );
  expect(seen).toBeGreaterThan(100);
});

test("LV-70 a view names nobody outside the room but the group's host and who has called for its help", () => {
  fc.assert(
    fc.property(run, (turns) => {
      play(turns, ({ state }) => {
        const text = JSON.stringify(viewOf(state, "g1"));
        const known = new Set(state.help.filter((call) => call.room === "g1").map((call) => call.personId));
        known.add(state.round?.groups.find((own) => own.groupId === "g1")?.hostPersonId ?? "");
        for (const one of people) if (roomOf(state, one) !== "g1" && !known.has(one)) expect(text).not.toContain(`"${one}"`);
      });
    }),
  );
});
