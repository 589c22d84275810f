import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { noAnswers } from "#registration/shared";
import { type Storey, openStorey } from "../testing.ts";
import type { RuleId } from "./rule.ts";

let fresh: FreshDatabase;
let storey: Storey;
let ruleId: RuleId;
const karin = randomIds.next() as PersonId;
const people: Record<string, PersonId> = {};

beforeAll(async () => {
  fresh = await freshDatabase();
  storey = await openStorey(fresh, { edit: (file) => file.replaceAll("capacity: 160", "capacity: 3") });
  const { mailings, dialogue, registration, someone } = storey;
  for (const name of ["Ett", "Två", "Tre"]) people[name] = await someone({ name, dates: ["1"] });
  people["Köar"] = await someone({ name: "Köar", dates: ["1"] });
  // Of the other date: one whom a letter reaches, and one without an address.
  await someone({ name: "Når Vi", dates: ["2"] });
  const form = { ...noAnswers, dates: ["2"], name: "Per Telefon", role: "official" as const, municipality: "1281", topic: "none" as const };
  await registration.register({ idempotencyKey: randomIds.next(), dialogueSlug: dialogue.slug, language: "sv", form, entered: { by: karin, source: "phone" } });
  const made = await mailings.makeRule({ dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind: "reminder", days: 3, atLocal: "09:00", who: "placed", by: karin });
  if (made.outcome !== "made") throw new Error(made.outcome);
  ruleId = made.ruleId;
});
afterAll(() => fresh.drop());

const by = () => ({ personId: karin, authorityId: storey.dialogue.authorityId });
const of = () => ({ dialogueId: storey.dialogue.id, authorityId: storey.dialogue.authorityId });
const firstDate = async () => (await storey.mailings.foreseen({ ...of(), ruleId, meetingNumber: 1 }))!;
/** The same date as the page of all rules counts it. */
const counted = async () => (await storey.mailings.forecast(of()))[0]!.dates[0];
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
const reminders = async (name: string) => (await storey.letters.of({ personId: people[name]! })).filter(({ purpose }) => purpose === "reminder").length;

/** "3 days before each date, to those with a place, late ones at once": the story of one rule on one date. */
describe("a reminder by rule (M4)", () => {
  test("is off when made: the forecast says what it would do, and nothing is sent", async () => {
    storey.clock.set(new Date("2020-10-31T08:00:00Z"));
    expect(await storey.mailings.look(ruleId)).toBe(0);
    storey.clock.set(new Date("2020-10-20T08:00:00Z"));
    const date = await firstDate();
    expect(date).toMatchObject({ meetingNumber: 1, dueLocal: "2020-10-31T09:00", state: "coming" });
    expect(names(date.recipients)).toEqual(["Ett", "Tre", "Två"]);
    expect(date.skipped).toMatchObject([{ name: "Köar", because: "waiting" }]);
    expect(await counted()).toMatchObject({ state: "coming", recipients: 3, skipped: 1 });
  });

  test("turned on, it sets its alarm: within the hour while the date is far, and to the moment when it is near", async () => {
    const { mailings, rung, clock } = storey;
    expect(await mailings.changeRule(ruleId, "on", { ...by(), authorityId: randomIds.next() as typeof storey.dialogue.authorityId })).toEqual({ outcome: "unknown" });
    expect(await mailings.changeRule(ruleId, "on", by())).toEqual({ outcome: "done" });
    expect(rung.at(-1)).toEqual({ name: "mailings.rule", due: undefined });
    await mailings.look(ruleId);
    expect(rung.at(-1)?.due).toEqual(new Date("2020-10-20T09:00:00Z"));
    clock.set(new Date("2020-10-31T07:30:00Z"));
    expect(await mailings.look(ruleId)).toBe(0);
    expect(rung.at(-1)?.due).toEqual(new Date("2020-10-31T08:00:00Z"));
  });

  test("when due it goes once to each with a place; two processes at the same moment make no second one", async () => {
    const { mailings, clock } = storey;
    clock.set(new Date("2020-10-31T08:00:00Z"));
    const queued = await Promise.all([mailings.look(ruleId), mailings.look(ruleId)]);
    expect(queued.toSorted((a, b) => a - b)).toEqual([0, 3]);
    expect(await Promise.all(["Ett", "Två", "Tre", "Köar"].map(reminders))).toEqual([1, 1, 1, 0]);
    const date = await firstDate();
    expect(date.state).toBe("sent");
    expect(date.skipped).toMatchObject([{ name: "Köar", because: "waiting" }]);
    expect(await counted()).toMatchObject({ state: "sent", previewId: date.previewId, recipients: 3, skipped: 1 });
  });

  test("who gets a place afterwards gets it at once; who has left gets nothing more", async () => {
    const { mailings, registration } = storey;
    await registration.cancel(people["Ett"]!, people["Ett"]!);
    expect(await mailings.look(ruleId)).toBe(1);
    expect(await mailings.look(ruleId)).toBe(0);
    expect([await reminders("Ett"), await reminders("Köar")]).toEqual([1, 1]);
    expect(names((await firstDate()).skipped)).toEqual([]);
  });

  test("a date that is moved makes it due anew, for the new day", async () => {
    const { mailings, move, clock } = storey;
    await move("2020-11-03T", "2020-11-06T");
    expect(await firstDate()).toMatchObject({ dueLocal: "2020-11-03T09:00", state: "coming" });
    expect(await mailings.look(ruleId)).toBe(0);
    clock.set(new Date("2020-11-03T08:00:00Z"));
    expect(await mailings.look(ruleId)).toBe(3);
    expect([await reminders("Två"), await reminders("Ett")]).toEqual([2, 1]);
  });

  test("nothing is sent for a date that has begun, and a rule that has sent something stays for the record", async () => {
    const { mailings, clock, dialogue } = storey;
    clock.set(new Date("2020-11-06T12:00:00Z"));
    const made = await mailings.makeRule({ ...of(), kind: "preparation", days: 1, atLocal: "09:00", who: "placed", by: karin });
    if (made.outcome !== "made") throw new Error(made.outcome);
    await mailings.changeRule(made.ruleId, "on", by());
    expect(await mailings.look(made.ruleId)).toBe(0);
    expect((await mailings.forecast(of()))[1]?.dates[0]).toMatchObject({ state: "over", recipients: 0, skipped: 0 });
    expect(await mailings.foreseen({ ...of(), ruleId: made.ruleId, meetingNumber: 1 })).toMatchObject({ state: "over", recipients: [] });
    expect(await mailings.changeRule(made.ruleId, "remove", by())).toEqual({ outcome: "done" });
    expect(await mailings.changeRule(ruleId, "remove", by())).toEqual({ outcome: "has-run" });
    await mailings.changeRule(ruleId, "off", by());
    const elsewhere = { ...of(), authorityId: randomIds.next() as typeof dialogue.authorityId };
    expect(await mailings.forecast(elsewhere)).toEqual([]);
    expect(await mailings.foreseen({ ...elsewhere, ruleId, meetingNumber: 1 })).toBeUndefined();
  });

  test("counts those as it lists them, also who can only be rung up", async () => {
    const { mailings } = storey;
    const made = await mailings.makeRule({ ...of(), kind: "thank-you", days: -1, atLocal: "09:00", who: "everyone", by: karin });
    if (made.outcome !== "made") throw new Error(made.outcome);
    const listed = (await mailings.foreseen({ ...of(), ruleId: made.ruleId, meetingNumber: 2 }))!;
    expect([names(listed.recipients), listed.skipped.map(({ because }) => because)]).toEqual([["Når Vi"], ["no-address"]]);
    expect((await mailings.forecast(of())).find(({ rule }) => rule.id === made.ruleId)?.dates[1]).toMatchObject({ recipients: 1, skipped: 1 });
  });
});
