import { afterEach, expect, test } from "vitest";
import { openLedger } from "../app/ground/ledger/index.ts";
import { stoppedClock } from "../app/platform/clock.ts";
import { type Crowd, openCrowd } from "./many-at-once/crowd.ts";
import { type Small, limits, makeSmall } from "./many-at-once/dialogues.ts";
import { type Pair, openPair } from "./many-at-once/pair.ts";
import { type Place, compare, keepLooking, missingLetters } from "./many-at-once/standings.ts";
import { quiet } from "./quiet.ts";

/** Full size with `npm run prove`; the same proof, smaller, in every test run. */
const { operations, phases } = process.env["PROOF"] === "full" ? { operations: 2000, phases: 8 } : { operations: 300, phases: 4 };
const connections = 20;
/** Between the phases the clock moves on, so that offers come to their end and cancellings can no longer be taken back. */
const hoursBetween = 20;
/** Of so many people one page is read in the end. */
const pagesOfEvery = 5;
/** Another one: SEED=1 npx vitest … */
const seed = Number(process.env["SEED"] ?? 20_201_103);

let pair: Pair;
afterEach(() => pair?.close());

async function run(nodeArguments: string[] = []): Promise<{ small: Small; crowd: Crowd; looks: number; seen: string[] }> {
  pair = await openPair({ nodeArguments });
  const small = await makeSmall(pair);
  const crowd = openCrowd(pair, small, { seed, connections });
  const looking = keepLooking(pair);
  for (let phase = 1; phase <= phases; phase += 1) {
    await crowd.act(operations / phases);
    await pair.moveClock(new Date(Date.UTC(2020, 9, 12, 7) + phase * hoursBetween * 3_600_000).toISOString());
  }
  const { looks, faults } = await looking.stop();
  console.log(`seed ${seed}: ${operations} operations on ${connections} connections, ${looks} looks\n${[...crowd.done].map(([what, times]) => `${times} × ${what}`).sort().join(", ")}`);
  return { small, crowd, looks, seen: faults };
}

const wordsOf = ({ status, inQueue }: Place) => ({ registered: "Du har plats", waiting: `Du är nummer ${inQueue} i kön`, cancelled: "Avbokad", offered: "En plats hålls åt dig" })[status];
const seatWords = ["Det finns plats för dig.", "Det finns några platser kvar.", "Just nu är det fullt."] as const;

test(`${operations} things done at once over two processes: never above a limit, nobody passed in a queue, pages, counts and ledger say the same (R3, B1)`, async () => {
  const { small, crowd, looks, seen } = await run();
  await quiet(pair);
  expect(crowd.faults).toEqual([]);
  expect(seen).toEqual([]);
  expect(looks).toBeGreaterThan(phases);
  const [origin = ""] = pair.origins;
  const ledger = openLedger({ database: pair.database, clock: stoppedClock(new Date()) });
  for (const dialogue of small.dialogues) {
    const { faults, places, most, registrations, moved, ended } = await compare(pair, dialogue, crowd.people);
    console.log(`${dialogue.slug}: ${registrations} registered, ${moved} moved up or were asked, ${ended} did not answer in time`);
    expect(faults).toEqual([]);
    // The run is only worth something if the places were all taken and the queue moved.
    expect(most).toEqual(dialogue.meetings.map(() => limits.capacity));
    expect(moved).toBeGreaterThan(0);
    expect(await ledger.verify({ authorityId: dialogue.authorityId, dialogueId: dialogue.id })).toMatchObject({ outcome: "whole" });
    for (const person of crowd.people.filter((_, at) => at % pagesOfEvery === 0)) {
      const own = places.filter(({ email }) => email === person.email);
      if (own.length === 0) continue;
      const page = await crowd.participation(person);
      expect([person.email, own.map(wordsOf).filter((words = "") => !page.includes(words))]).toEqual([person.email, []]);
    }

    const free = dialogue.meetings.map(({ id }) => limits.capacity - places.filter(({ meeting, status }) => meeting === id && (status === "registered" || status === "offered")).length);
    const [many, few, full] = seatWords;
    const words = free.every((left) => left === 0) ? full : free.some((left) => left > limits.capacity / 10) ? many : few;
    const invitation = await (await fetch(`${origin}/dialog/${dialogue.slug}`)).text();
    expect([free, seatWords.filter((one) => invitation.includes(one))]).toEqual([free, [words]]);
  }
  expect(await missingLetters(pair)).toEqual([]);
}, 3_600_000);

test("control: the same crowd in a house that does not lock its dates gets more places than there are", async () => {
  const { small, crowd, seen } = await run(["--import", new URL("forgetful/lockless-hooks.mjs", import.meta.url).href]);
  const told = await Promise.all(small.dialogues.map((dialogue) => compare(pair, dialogue, crowd.people)));
  expect(seen.length).toBeGreaterThan(0);
  expect(told.flatMap(({ faults }) => faults).some((fault) => /makes \d+ of \d+ places/.test(fault))).toBe(true);
}, 3_600_000);
