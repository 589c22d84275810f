import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { Answers } from "../shared.ts";
import { type Reference, amira, openReference, registerSomeone } from "../testing.ts";

/** Staff act for somebody who phones or writes (R6): the same use cases, the same letters, and the ledger says who it was. */
let fresh: FreshDatabase;
let house: Reference;
beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openReference(fresh, { edit: (file) => file.replaceAll("capacity: 160", "capacity: 2") });
});
beforeEach(() => house.clock.set(new Date("2020-10-14T07:42:00Z")));
afterAll(() => fresh.drop());

const staff = randomIds.next() as PersonId;
const of = () => ({ dialogueId: house.dialogueId, authorityId: house.dialogue.authorityId });
const someone = async (form: Partial<Answers> = {}) => {
  const registered = await registerSomeone(house, form);
  if (registered.outcome !== "registered") throw new Error(registered.outcome);
  return registered;
};
const [first, second] = [() => house.dialogue.meetings[0]!.id, () => house.dialogue.meetings[1]!.id];
const lettersTo = async (personId: PersonId) =>
  (await sql<{ purpose: string; to: string; text: string }>`select purpose, to_address as to, text from letters_letter where person_id = ${personId} order by place`.execute(fresh.database)).rows;
const happened = async (id: string) => (await house.ledger.about(of(), [id])).map(({ type, actor }) => `${type} ${actor === staff ? "by staff" : "by others"}`);

describe("dates", () => {
  test("staff drop one date, cancel all and take it back: the queue moves in the same transaction, the person gets the same letter and reads that it was asked for", async () => {
    const { registration } = house;
    const [leaves, stays, waits] = [await someone(), await someone({ name: "Stannar Kvar", email: "kvar@exempel.example" }), await someone({ name: "Väntar Först", email: "vantar@exempel.example" })];
    expect(waits.dates.map(({ status }) => status)).toEqual(["waiting", "waiting"]);
    expect(await registration.changeDates({ personId: leaves.personId, wishes: [{ meetingId: second(), want: "drop" }], actor: staff })).toMatchObject({ outcome: "changed" });
    expect(await registration.statusOf(waits.personId, second())).toBe("registered");
    expect(await registration.cancel(leaves.personId, staff)).toMatchObject({ outcome: "changed" });
    expect(await registration.statusOf(waits.personId, first())).toBe("registered");
    const told = (await lettersTo(leaves.personId)).filter(({ purpose }) => purpose === "cancel");
    expect(told.map(({ text }) => text.includes("som du bad oss om"))).toEqual([true, true]);
    expect(await happened(leaves.registrationId)).toEqual(["registration.received by others", "registration.dates-changed by staff", "registration.cancelled by staff"]);
    const back = await registration.changeDates({ personId: leaves.personId, wishes: [{ meetingId: first(), want: "restore" }], actor: staff });
    expect(back).toMatchObject({ outcome: "changed", dates: expect.arrayContaining([{ meetingId: first(), status: "waiting", waitingPlace: 1 }]) });
    expect((await lettersTo(leaves.personId)).at(-1)?.text).toContain("Vi har ändrat din anmälan nummer 1, som du bad oss om.");
    for (const { personId } of [leaves, stays, waits]) await registration.cancel(personId, personId);
    // What the person does alone is told as before.
    expect((await lettersTo(stays.personId)).at(-1)?.text).toContain("som du bad om.");
  });

  test("after the last day staff still add a date, the person does not; after the date's end nobody does; what can be wished is what is done", async () => {
    const { clock, dialogue, registration } = house;
    const one = await someone({ dates: ["1"], name: "Sen Tillägg" });
    const add = (actor: PersonId) => registration.changeDates({ personId: one.personId, wishes: [{ meetingId: second(), want: "add" }], actor });
    const wants = async (actor: PersonId) => registration.openWishes(dialogue, (await registration.of(one.personId))!, actor).map(({ meetingId, want }) => `${meetingId === first() ? 1 : 2} ${want}`);
    clock.set(new Date("2020-11-01T09:00:00Z"));
    expect([await wants(one.personId), await wants(staff)]).toEqual([["1 drop"], ["1 drop", "2 add"]]);
    expect(await add(one.personId)).toEqual({ outcome: "too-late" });
    expect(await add(staff)).toMatchObject({ outcome: "changed" });
    await registration.changeDates({ personId: one.personId, wishes: [{ meetingId: second(), want: "drop" }], actor: staff });
    expect(await wants(staff)).toEqual(["1 drop", "2 restore"]);
    clock.set(new Date("2020-11-10T15:00:00Z"));
    expect(await wants(staff)).toEqual([]);
    expect(await add(staff)).toEqual({ outcome: "too-late" });
    await registration.cancel(one.personId, staff);
  });
});

describe("answers", () => {
  test("staff change them after the last day too, and say so in the letter; the ledger names the fields and never what stood in them", async () => {
    const { clock, registration } = house;
    const { personId, registrationId } = await someone({ name: "Nora Falk", email: "nora@exempel.example" });
    clock.set(new Date("2020-11-01T09:00:00Z"));
    expect(await registration.changeAnswers({ personId, answers: { municipality: "1281" }, actor: personId })).toEqual({ outcome: "closed" });
    expect(await registration.changeAnswers({ personId, answers: { municipality: "1281", name: "Nora Falk Ek" }, actor: staff })).toEqual({ outcome: "changed" });
    expect(await registration.changeAnswers({ personId, answers: { municipality: "1281", name: "Nora Falk Ek", email: "Nora@Exempel.example" }, actor: staff })).toEqual({ outcome: "unchanged" });
    const [event] = (await house.ledger.about(of(), [registrationId])).slice(-1);
    expect(event).toMatchObject({ type: "registration.answers-changed", actor: staff, content: { changed: ["name", "municipality"] } });
    expect((await lettersTo(personId)).at(-1)).toMatchObject({ purpose: "change", text: expect.stringContaining("som du bad oss om") });
    expect(await registration.received((await registration.of(personId))!)).toMatchObject({ name: "Nora Falk", municipality: "1280" });
    await registration.cancel(personId, personId);
  });

  test("staff give another address without a code: old links die, both addresses are told; the person alone cannot; what is no address changes nothing", async () => {
    const { people, registration } = house;
    const { personId } = await someone({ name: "Byter Adress", email: "gammal@exempel.example" });
    const token = (await people.links.personalLink(personId)).split("/").at(-1) ?? "";
    const give = (email: string, actor: PersonId) => registration.changeAnswers({ personId, answers: { email }, actor });
    expect(await give("ny@exempel.example", personId)).toEqual({ outcome: "unchanged" });
    expect(await give("ingen adress", staff)).toMatchObject({ outcome: "invalid", errors: [{ field: "email" }] });
    expect(await people.links.open(token)).toMatchObject({ outcome: "valid" });
    expect(await give("ny@exempel.example", staff)).toEqual({ outcome: "changed" });
    expect(await people.links.open(token)).toEqual({ outcome: "revoked" });
    const told = (await lettersTo(personId)).filter(({ purpose }) => purpose === "address-changed");
    expect(told.map(({ to, text }) => [to, text.includes("{{personal-link}}"), text.includes("som du bad oss om")])).toEqual([
      ["ny@exempel.example", true, false],
      ["gammal@exempel.example", false, true],
    ]);
    // None at all: the old one hears it, and nothing goes anywhere after that.
    expect(await give("", staff)).toEqual({ outcome: "changed" });
    const letters = (await lettersTo(personId)).length;
    await registration.cancel(personId, staff);
    expect(await lettersTo(personId)).toHaveLength(letters);
    expect((await people.find(fresh.database, personId))?.email).toBeUndefined();
  });

  test("marked as protected, and back: others see a stand-in meanwhile, and the ledger says who did it (R8)", async () => {
    const { people, registration } = house;
    const { personId } = await someone({ name: "Hemlig Person", email: "hemlig@exempel.example" });
    const seen = async () => (await people.cards(fresh.database, [personId]))[0]?.name;
    await registration.protect(personId, true, staff);
    expect(await seen()).toBe("Skyddad deltagare");
    await registration.protect(personId, false, staff);
    expect(await seen()).toBe("Hemlig Person");
    expect(await happened(personId)).toEqual(["person.protected by staff", "person.unprotected by staff"]);
    await registration.cancel(personId, personId);
  });
});

describe("the personal link (R4)", () => {
  test("the same once more leaves it valid; a fresh one ends it, and each goes to the person's own address", async () => {
    const { people, registration } = house;
    const { personId, registrationId } = await someone({ name: "Tappat Länken", email: "tappat@exempel.example" });
    const token = (await people.links.personalLink(personId)).split("/").at(-1) ?? "";
    expect(await registration.sendLink({ personId, fresh: false, actor: staff })).toEqual({ outcome: "sent" });
    expect(await people.links.open(token)).toMatchObject({ outcome: "valid" });
    expect(await registration.sendLink({ personId, fresh: true, actor: staff })).toEqual({ outcome: "sent" });
    expect(await people.links.open(token)).toEqual({ outcome: "revoked" });
    const sent = (await lettersTo(personId)).filter(({ purpose }) => purpose === "link");
    expect(sent.map(({ to, text }) => [to, text.includes("gäller inte längre"), text.includes("{{personal-link}}")])).toEqual([
      ["tappat@exempel.example", false, true],
      ["tappat@exempel.example", true, true],
    ]);
    expect((await happened(registrationId)).slice(-2)).toEqual(["registration.link-sent by staff", "registration.link-renewed by staff"]);
    await registration.cancel(personId, personId);
  });

  test("without an address a fresh one is handed out on paper, and works", async () => {
    const { people, registration } = house;
    const form: Answers = { ...amira, name: "Utan Adress", email: "", topic: "none", topicTitle: "", topicText: "" };
    const entered = await registration.register({ idempotencyKey: randomIds.next(), dialogueSlug: house.dialogue.slug, language: "sv", form, entered: { by: staff, source: "paper" } });
    if (entered.outcome !== "registered") throw new Error(entered.outcome);
    const { personId } = entered;
    expect(await registration.sendLink({ personId, fresh: false, actor: staff })).toEqual({ outcome: "no-address" });
    const fresh2 = await registration.sendLink({ personId, fresh: true, actor: staff });
    if (fresh2.outcome !== "on-paper") throw new Error(fresh2.outcome);
    expect(await people.links.open(fresh2.link.split("/").at(-1) ?? "")).toEqual({ outcome: "valid", personId });
    expect(await lettersTo(personId)).toEqual([]);
    expect(await registration.sendLink({ personId: randomIds.next() as PersonId, fresh: true, actor: staff })).toEqual({ outcome: "unknown" });
  });
});

test("the chain is whole after all of this", async () => {
  expect(await house.ledger.verify(of())).toMatchObject({ outcome: "whole" });
});
