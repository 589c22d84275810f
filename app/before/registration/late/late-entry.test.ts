import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Reference, amira, openReference, slug } from "../testing.ts";

let fresh: FreshDatabase;
let house: Reference;
beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openReference(fresh);
});
afterAll(() => fresh.drop());

const staff = randomIds.next() as PersonId;

test("a late entry lets one person in after the deadline, once, and only to its dialogue (R5)", async () => {
  const { clock, registration, dialogueId, dialogue } = house;
  clock.set(new Date("2020-11-01T10:00:00Z"));
  const given = await registration.giveLateEntry({ dialogueId, givenTo: "Ring till\r\nmig", by: staff });
  if (given.outcome !== "given") throw new Error(given.outcome);
  expect(given.until).toEqual(new Date("2020-11-10T12:00:00Z"));
  expect(await registration.isLateEntry(given.key, dialogueId)).toBe(true);
  expect(await registration.isLateEntry("another", dialogueId)).toBe(false);
  expect(await registration.isLateEntry(given.key, randomIds.next() as typeof dialogueId)).toBe(false);
  expect(await registration.lateEntries({ dialogueId, authorityId: dialogue.authorityId })).toMatchObject([{ givenTo: "Ring till mig" }]);
  const wish = (lateKey?: string) => ({ idempotencyKey: randomIds.next(), dialogueSlug: slug, language: "sv" as const, lateKey, form: { ...amira, topic: "none" as const, topicTitle: "", topicText: "" } });
  expect(await registration.register(wish())).toEqual({ outcome: "closed" });
  // Looking as a mail scanner does uses nothing up (B3); what is wrong with the form neither.
  for (let look = 0; look < 3; look += 1) expect(await registration.isLateEntry(given.key, dialogueId)).toBe(true);
  const faulty = wish(given.key);
  expect(await registration.register({ ...faulty, form: { ...faulty.form, name: "" } })).toMatchObject({ outcome: "invalid" });
  const both = await Promise.all([registration.register(wish(given.key)), registration.register(wish(given.key))]);
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["closed", "registered"]);
  expect(await registration.isLateEntry(given.key, dialogueId)).toBe(false);
  expect(await registration.lateEntries({ dialogueId, authorityId: dialogue.authorityId })).toMatchObject([{ usedAt: clock.civil() }]);
});

test("a date that is over takes nobody, not even from staff; after the last one has begun no late entry is given", async () => {
  const { clock, registration, dialogueId } = house;
  clock.set(new Date("2020-11-04T10:00:00Z"));
  const enter = (dates: string[]) =>
    registration.register({
      idempotencyKey: randomIds.next(),
      dialogueSlug: slug,
      language: "sv",
      form: { ...amira, dates, topic: "none", topicTitle: "", email: "" },
      entered: { by: staff, source: "phone", protectedIdentity: true },
    });
  expect(await enter(["1", "2"])).toMatchObject({ outcome: "invalid", errors: [{ field: "dates" }] });
  const entered = await enter(["2"]);
  if (entered.outcome !== "registered") throw new Error(entered.outcome);
  const row = (await registration.list({ dialogueId, authorityId: house.dialogue.authorityId })).find(({ personId }) => personId === entered.personId);
  expect(row?.name).toBe("Skyddad deltagare");
  clock.set(new Date("2020-11-10T12:00:00Z"));
  expect(await registration.giveLateEntry({ dialogueId, givenTo: "", by: staff })).toEqual({ outcome: "over" });
});
