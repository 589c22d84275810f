import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stoppedClock } from "#platform/clock";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Kill, type KillPlan, type Run, type RunReport, killRun } from "./kill-runs.ts";
import type { Manner, Step } from "./mail-sink.ts";
import { openRooms, saveExample } from "./rooms.ts";

const full = process.env["PROOF"] === "full";
const size = full ? { runs: 200, recipients: 500, kills: 2 } : { runs: 2, recipients: 60, kills: 4 };
/** Fewer than a letter's steps on the average of `mixed` (5.3), so that the first kill of a run falls anywhere in its sending and always falls. */
const stepsPerLetter = 5;
/** Runs beside each other: a sending waits for its mail server most of its time, which greets nobody before a tenth of a second. */
const beside = full ? 6 : 2;

/** Each with a database of its own, since a sender takes whatever letter is due. */
let places: (Run & Pick<FreshDatabase, "drop">)[];
beforeAll(async () => {
  places = await Promise.all(Array.from({ length: beside }, openPlace));
});
afterAll(() => Promise.all(places.map(({ drop }) => drop())));

async function openPlace() {
  const fresh = await freshDatabase();
  const rooms = openRooms(fresh.database, stoppedClock(new Date()), { to: "nowhere" });
  return { ...fresh, rooms, authorityId: await saveExample(rooms) };
}

const run = (plan: KillPlan) => killRun(places[0]!, plan);

/** All of them, as many at once as there are places. */
async function runAll(plans: readonly KillPlan[]): Promise<RunReport[]> {
  const waiting = [...plans];
  const lane = async (place: Run) => {
    const reports: RunReport[] = [];
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) reports.push(await killRun(place, plan));
    return reports;
  };
  return (await Promise.all(places.map(lane))).flat();
}

/** Numbers that look random and are the same each time (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Of 25 recipients: 1 whose server hangs, 2 dropped, 3 deferred the first time, 2 refused, 17 taken. */
const mixed = (to: string, attempt: number): Manner => {
  const kind = Number.parseInt(to, 10) % 25;
  if (kind === 0) return "hang";
  if (kind < 3) return "drop";
  if (kind < 6) return attempt === 1 ? "defer" : "accept";
  return kind < 8 ? "refuse" : "accept";
};

const nobodyTwiceNobodyMissing = (report: RunReport) => expect({ twice: report.twice, untrue: report.untrue }).toEqual({ twice: [], untrue: [] });

describe("kill -9 of the sending process (M2, A4)", () => {
  test("at each step of a letter's way in turn: nobody twice, nobody missing without a row that says why", async () => {
    const steps: Step[] = ["connect", "sender", "recipient", "data", "read", "answered"];
    const kills = steps.map((step) => ({ step, nth: 3, held: step !== "answered" }));
    const report = await run({ recipients: 40, order: "product", manner: () => "accept", kills });
    expect(report.kills).toBe(steps.length);
    nobodyTwiceNobodyMissing(report);
    // The letters in hand at each kill, at most four: nobody knows about them, and the outbox says so.
    expect(report.states["unknown"]).toBeGreaterThan(0);
    expect(report.states["unknown"]).toBeLessThanOrEqual(4 * steps.length);
  });

  test(`at random steps of ${size.runs} sendings to ${size.recipients} recipients, by a server that accepts, defers, refuses, hangs and drops`, { timeout: size.runs * 60_000 }, async () => {
    const random = seeded(20_201_103);
    const kills = (): Kill[] => Array.from({ length: size.kills }, () => ({ nth: 1 + random(stepsPerLetter * size.recipients), held: random(2) === 0 }));
    const reports = await runAll(Array.from({ length: size.runs }, () => ({ recipients: size.recipients, order: "product", manner: mixed, kills: kills() })));
    expect(reports).toHaveLength(size.runs);
    const total: Record<string, number> = {};
    for (const report of reports) {
      nobodyTwiceNobodyMissing(report);
      for (const [state, letters] of Object.entries({ kills: report.kills, ...report.states })) total[state] = (total[state] ?? 0) + letters;
    }
    console.log(`${size.runs} runs of ${size.recipients} letters:`, total);
    expect(total["kills"]).toBeGreaterThanOrEqual(size.runs);
    expect(total["accepted"]).toBeGreaterThan(0);
    expect(total["refused"]).toBeGreaterThan(0);
  });

  test("the control, which writes the state only after the answer, sends twice", async () => {
    const plan = { recipients: 8, manner: () => "accept" as const, kills: [{ step: "read" as const, nth: 3, held: true }] };
    const unrecorded = await run({ ...plan, order: "unrecorded" });
    expect(unrecorded.kills).toBe(1);
    expect(unrecorded.twice).not.toEqual([]);
    nobodyTwiceNobodyMissing(await run({ ...plan, order: "product" }));
  });
});
