import { afterEach, beforeEach, expect, test } from "vitest";
import type { PersonId } from "#people";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Reference, openReference, registerSomeone } from "../testing.ts";

let fresh: FreshDatabase;
let house: Reference;

/** Two places on each date, one of them for officials; two days to answer an offer. */
beforeEach(async () => {
  fresh = await freshDatabase();
  const edit = (file: string) =>
    file.replaceAll("capacity: 160", "capacity: 2").replaceAll("official: 60", "official: 1").replace(/^( {2}closes: .*)$/m, "$1\n  offerHours: 48");
  house = await openReference(fresh, { edit });
});
afterEach(() => fresh.drop());

async function someone(role: "artist" | "official" = "artist") {
  const registered = await registerSomeone(house, { dates: ["1"], role });
  if (registered.outcome !== "registered") throw new Error(registered.outcome);
  return registered.personId;
}
const first = () => house.dialogue.meetings[0]!.id;
const act = (personId: PersonId, want: "drop" | "accept" | "restore") => house.registration.changeDates({ personId, wishes: [{ meetingId: first(), want }], actor: personId });
const dateOf = async (personId: PersonId) => (await house.registration.of(personId))?.dates[0];
const letters = async (personId: PersonId) => (await house.letters.of({ personId })).map(({ purpose }) => purpose);
const inMeeting = async () => (await house.registration.participants(first())).map(({ personId }) => personId);

test("whoever is first is offered the place, and it is held: nobody else gets it, late comers queue behind (R3)", async () => {
  const [one, , waiting, behind] = [await someone(), await someone(), await someone(), await someone()];
  await act(one, "drop");
  expect(await dateOf(waiting)).toMatchObject({ status: "waiting", offeredUntil: new Date("2020-10-16T07:42:00Z") });
  expect(await letters(waiting)).toEqual(["waiting-list", "offer"]);
  expect(await dateOf(behind)).toMatchObject({ status: "waiting", waitingPlace: 1 });
  expect(await dateOf(await someone())).toMatchObject({ status: "waiting", waitingPlace: 2 });
  expect(await inMeeting()).toHaveLength(1);
  const counts = await house.registration.counts(house.dialogueId);
  expect(counts.toSorted((a, b) => a.count - b.count)).toMatchObject([{ status: "cancelled", held: 0 }, { status: "registered", count: 1, held: 0 }, { status: "waiting", count: 3, held: 1 }]);
});

test("a yes in time is a place with its calendar entry; a second yes changes nothing", async () => {
  const [one, , waiting] = [await someone(), await someone(), await someone()];
  await act(one, "drop");
  house.clock.advance(48 * 3_600_000 - 1);
  expect(await act(waiting, "accept")).toMatchObject({ outcome: "changed", dates: [{ status: "registered" }] });
  expect(await act(waiting, "accept")).toMatchObject({ outcome: "unchanged" });
  expect(await letters(waiting)).toEqual(["waiting-list", "offer", "change"]);
  house.clock.advance(2);
  await house.ringJobs();
  expect(await dateOf(waiting)).toMatchObject({ status: "registered" });
});

test("a no goes to the next at once", async () => {
  const [one, , waiting, behind] = [await someone(), await someone(), await someone(), await someone()];
  await act(one, "drop");
  expect(await act(waiting, "drop")).toMatchObject({ outcome: "changed", dates: [{ status: "cancelled" }] });
  expect(await dateOf(behind)).toMatchObject({ status: "waiting", offeredUntil: expect.any(Date) });
});

test("without an answer it goes to the next, with a letter; who was late may queue again within a day", async () => {
  const [one, , waiting, behind] = [await someone(), await someone(), await someone(), await someone()];
  await act(one, "drop");
  house.clock.advance(48 * 3_600_000);
  expect(await act(waiting, "accept")).toEqual({ outcome: "too-late" });
  await house.ringJobs();
  expect(await dateOf(waiting)).toMatchObject({ status: "cancelled" });
  expect(await letters(waiting)).toEqual(["waiting-list", "offer", "offer-ended"]);
  expect(await dateOf(behind)).toMatchObject({ offeredUntil: expect.any(Date) });
  expect(await act(waiting, "restore")).toMatchObject({ outcome: "changed", dates: [{ status: "waiting", waitingPlace: 1 }] });
  // The alarm comes twice: nothing happens twice.
  await house.ringJobs();
  expect(await letters(behind)).toEqual(["waiting-list", "offer"]);
});

test("a held place counts for its role too, and another role takes its room along", async () => {
  const [official, , waiting, other] = [await someone("official"), await someone(), await someone("official"), await someone("official")];
  await act(official, "drop");
  expect(await dateOf(waiting)).toMatchObject({ offeredUntil: expect.any(Date) });
  expect(await dateOf(other)).toMatchObject({ status: "waiting", waitingPlace: 1 });
  expect(await house.registration.changeAnswers({ personId: waiting, answers: { role: "artist" }, actor: waiting })).toEqual({ outcome: "changed" });
  expect(await act(waiting, "accept")).toMatchObject({ outcome: "changed" });
  expect((await house.registration.participants(first())).map(({ role }) => role)).toEqual(["artist", "artist"]);
});

test("who waits because a role is full and comes as another one is asked at once, before anybody who comes later", async () => {
  await someone("official");
  const waiting = await someone("official");
  expect(await dateOf(waiting)).toMatchObject({ status: "waiting", waitingPlace: 1 });
  expect(await house.registration.changeAnswers({ personId: waiting, answers: { role: "artist" }, actor: waiting })).toEqual({ outcome: "changed" });
  expect(await dateOf(waiting)).toMatchObject({ status: "waiting", offeredUntil: expect.any(Date) });
  expect(await dateOf(await someone())).toMatchObject({ status: "waiting", waitingPlace: 1 });
});

test("too near the date there is no time to ask: the place is given outright", async () => {
  const [one, , waiting] = [await someone(), await someone(), await someone()];
  house.clock.set(new Date("2020-11-03T09:30:00Z"));
  await act(one, "drop");
  expect(await dateOf(waiting)).toMatchObject({ status: "registered" });
  expect(await letters(waiting)).toEqual(["waiting-list", "promoted"]);
});
