import { afterEach, expect, test } from "vitest";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import { type Database, openDatabase } from "#platform/database";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Reference, openReference, registerSomeone } from "../testing.ts";

/** Full size with `npm run prove`; the same proof, smaller, in every test run. */
const operations = process.env["PROOF"] === "full" ? 2000 : 200;
const connections = 20;
const capacity = 12;
const officials = 5;

const open: { fresh: FreshDatabase; database: Database }[] = [];
afterEach(async () => {
  for (const { fresh, database } of open.splice(0)) {
    await database.destroy();
    await fresh.drop();
  }
});

async function house(locks: boolean): Promise<Reference> {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url, { max: connections });
  open.push({ fresh, database });
  const edit = (file: string) => file.replaceAll("capacity: 160", `capacity: ${capacity}`).replaceAll("official: 60", `official: ${officials}`);
  return openReference({ ...fresh, database }, { locks, turns: { width: connections, together: 3 }, edit });
}

/** A generator that gives the same run for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `connections` workers, each doing one random thing after the other until all are done. */
async function crowd(reference: Reference, seed: number): Promise<void> {
  const { registration, dialogue } = reference;
  const people: PersonId[] = [];
  const next = random(seed);
  const pick = <Thing>(things: readonly Thing[]) => things[Math.floor(next() * things.length)] as Thing;
  const dates = [["1"], ["2"], ["1", "2"]];
  const roles = ["artist", "official", "official", "politician"] as const;
  let left = operations;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const personId = pick(people);
      const what = next();
      if (!personId || what < 0.5) {
        const outcome = await registerSomeone(reference, { dates: pick(dates), role: pick(roles) });
        if (outcome.outcome === "registered") people.push(outcome.personId);
      } else if (what < 0.85) {
        const wishes = [{ meetingId: pick(dialogue.meetings).id, want: pick(["drop", "drop", "add", "restore"] as const) }];
        await registration.changeDates({ personId, wishes, actor: personId });
      } else if (what < 0.93) await registration.cancel(personId, personId);
      else await registration.changeAnswers({ personId, answers: { role: pick(roles) }, actor: personId });
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
}

/** Counted from the rows. */
async function placesOf({ registration, dialogueId }: Reference, meetingId: MeetingId) {
  const counts = (await registration.counts(dialogueId)).filter((one) => one.meetingId === meetingId);
  const sum = (status: string, role?: string) =>
    counts.filter((one) => one.status === status && (!role || one.role === role)).reduce((total, { count }) => total + count, 0);
  return { taken: sum("registered"), officials: sum("registered", "official"), waiting: sum("waiting"), officialsWaiting: sum("waiting", "official") };
}

/** The same statuses, told by the ledger in the order in which things were committed; `most` is how many ever had a place at once. */
async function toldByLedger({ ledger, dialogue }: Reference, meetingId: MeetingId) {
  const standing = new Map<string, string>();
  const count = (status: string) => [...standing.values()].filter((one) => one === status).length;
  let [moved, most] = [0, 0];
  const chain = { authorityId: dialogue.authorityId, dialogueId: dialogue.id };
  for (let after = 0; ; ) {
    const events = await ledger.events(chain, after);
    for (const { sequence, type, subject, content } of events) {
      after = sequence;
      const facts = content as { meetingId?: string; dates?: { meetingId: string; status: string }[] };
      for (const date of facts.dates ?? []) if (date.meetingId === meetingId) standing.set(subject.id, date.status);
      if (type === "registration.moved-up" && facts.meetingId === meetingId) {
        standing.set(subject.id, "registered");
        moved += 1;
      }
      most = Math.max(most, count("registered"));
    }
    if (events.length < 1000) break;
  }
  return { taken: count("registered"), waiting: count("waiting"), moved, most };
}

test("whatever people do at once: never above a limit, no place left empty beside a queue, the ledger counts the same (R3, B1)", async () => {
  const reference = await house(true);
  await crowd(reference, 20_201_103);
  let moved = 0;
  for (const { id } of reference.dialogue.meetings) {
    const places = await placesOf(reference, id);
    const told = await toldByLedger(reference, id);
    moved += told.moved;
    expect(places.taken).toBeLessThanOrEqual(capacity);
    expect(told.most).toBe(capacity);
    expect(places.officials).toBeLessThanOrEqual(officials);
    expect(told).toMatchObject({ taken: places.taken, waiting: places.waiting });
    if (places.taken < capacity) expect(places.waiting).toBe(places.officialsWaiting);
    if (places.officials < officials && places.taken < capacity) expect(places.waiting).toBe(0);
  }
  // The run is only worth something if the queue moved at all.
  expect(moved).toBeGreaterThan(0);
  const chain = { authorityId: reference.dialogue.authorityId, dialogueId: reference.dialogueId };
  expect(await reference.ledger.verify(chain)).toMatchObject({ outcome: "whole" });
}, 300_000);

test("the queue is in the order in which people came, and whoever leaves lets the first one in", async () => {
  const reference = await house(true);
  const { registration, dialogue } = reference;
  const [meeting] = dialogue.meetings;
  const came = await Promise.all(Array.from({ length: capacity + 8 }, () => registerSomeone(reference, { dates: ["1"], role: "artist" })));
  const people = came.flatMap((one) => (one.outcome === "registered" ? [{ personId: one.personId, number: one.number, date: one.dates[0] }] : []));
  const inside = people.filter(({ date }) => date?.status === "registered");
  const queue = people.filter(({ date }) => date?.status === "waiting").sort((a, b) => (a.date?.waitingPlace ?? 0) - (b.date?.waitingPlace ?? 0));
  expect(queue.map(({ date }) => date?.waitingPlace)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(queue.map(({ number }) => number)).toEqual(queue.map(({ number }) => number).toSorted((a, b) => a - b));
  for (const { personId } of inside.slice(0, 3)) {
    await registration.changeDates({ personId, wishes: [{ meetingId: meeting!.id, want: "drop" }], actor: personId });
  }
  const now = await Promise.all(queue.map(({ personId }) => registration.statusOf(personId, meeting!.id)));
  expect(now).toEqual(["registered", "registered", "registered", "waiting", "waiting", "waiting", "waiting", "waiting"]);
}, 300_000);

test("control: the same crowd without the row locks gets more places than there are", async () => {
  const reference = await house(false);
  const everyone = Array.from({ length: 10 * capacity }, () => registerSomeone(reference, { dates: ["1"], role: "artist" }));
  await Promise.all(everyone);
  const [meeting] = reference.dialogue.meetings;
  expect((await placesOf(reference, meeting!.id)).taken).toBeGreaterThan(capacity);
  expect((await toldByLedger(reference, meeting!.id)).most).toBeGreaterThan(capacity);
}, 300_000);
