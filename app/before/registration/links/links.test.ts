import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonId } from "#people";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { Answers } from "../shared.ts";
import { type Reference, openReference, registerSomeone } from "../testing.ts";

let fresh: FreshDatabase;
let house: Reference;
beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openReference(fresh);
});
afterAll(() => fresh.drop());

const someone = async (form: Partial<Answers> = {}) => {
  const registered = await registerSomeone(house, form);
  if (registered.outcome !== "registered") throw new Error(registered.outcome);
  return registered.personId;
};
const linkLetters = async (personId: PersonId) => (await house.letters.of({ personId })).filter(({ purpose }) => purpose === "link");

test("send me my link: each of a family gets a letter of their own, whatever the capitals; nobody else does (R4)", async () => {
  const [one, other, stranger] = [await someone(), await someone({ name: "Ett Syskon" }), await someone({ email: "nora@exempel.example" })];
  await house.registration.askForLinks("Amira@EXEMPEL.example");
  await house.ringJobs();
  expect(await linkLetters(one)).toMatchObject([{ to: "amira@exempel.example" }]);
  expect(await linkLetters(other)).toHaveLength(1);
  expect(await linkLetters(stranger)).toHaveLength(0);
});

test("asking tells nothing: known or not, the same one job is written and no row of anybody's", async () => {
  const known = await someone({ email: "kand@exempel.example" });
  const before = house.sentJobs().length;
  await house.registration.askForLinks("kand@exempel.example");
  await house.registration.askForLinks("okand@exempel.example");
  const jobs = house.sentJobs().slice(before);
  expect(jobs).toHaveLength(2);
  expect(JSON.stringify(jobs)).not.toMatch(/exempel/);
  expect(await linkLetters(known)).toHaveLength(0);
  await house.ringJobs();
  expect(await linkLetters(known)).toHaveLength(1);
});

test("ten askings within the hour are one letter, an hour later there may be another", async () => {
  const person = await someone({ email: "ofta@exempel.example" });
  for (let once = 0; once < 10; once += 1) await house.registration.askForLinks("ofta@exempel.example");
  await house.ringJobs();
  expect(await linkLetters(person)).toHaveLength(1);
  house.clock.advance(3_600_000);
  await house.registration.askForLinks("ofta@exempel.example");
  await house.ringJobs();
  expect(await linkLetters(person)).toHaveLength(2);
});
