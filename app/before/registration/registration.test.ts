import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { PersonId } from "#people";
import { type KeepMeasures, personData } from "./index.ts";
import { type Reference, amira, openReference, registerSomeone, slug } from "./testing.ts";

let fresh: FreshDatabase;
let house: Reference;
const kept: Parameters<KeepMeasures>[1][] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openReference(fresh, {
    keepMeasures: async (_trx, measures) => void kept.push(measures),
    edit: (file) => file.replaceAll("capacity: 160", "capacity: 6"),
  });
});
afterAll(() => fresh.drop());

/** Registers and answers the person, or throws. */
async function someone(form: Partial<typeof amira> = {}) {
  const registered = await registerSomeone(house, form);
  if (registered.outcome !== "registered") throw new Error(registered.outcome);
  return registered;
}
const [first, second] = [() => house.dialogue.meetings[0]!.id, () => house.dialogue.meetings[1]!.id];
const chain = () => ({ authorityId: house.dialogue.authorityId, dialogueId: house.dialogueId });
const lettersOf = async (personId: PersonId) => (await house.letters.of({ personId })).map(({ purpose, version }) => `${purpose} ${version}`);

describe("one post", () => {
  test("writes person, registration, dates, topic, measures, diary and receipt (R1, K1, house rule 3)", async () => {
    const before = await house.ledger.diary(chain());
    const key = randomIds.next();
    const form = { ...amira, measures: ["captions"], measuresOther: "Plats nära tolken" };
    const outcome = await house.registration.register({ idempotencyKey: key, dialogueSlug: slug, language: "sv", form });
    if (outcome.outcome !== "registered") throw new Error(outcome.outcome);
    const { personId, registrationId, number, topicId } = outcome;
    expect(outcome.dates).toEqual([
      { meetingId: first(), status: "registered" },
      { meetingId: second(), status: "registered" },
    ]);
    expect(await house.people.find(fresh.database, personId)).toMatchObject({ name: "Amira Holst", email: "amira@exempel.example", language: "sv" });
    expect(await house.topics.of(personId)).toMatchObject([{ id: topicId, title: amira.topicTitle, kind: "opportunity", state: "received" }]);
    expect(kept).toMatchObject([{ personId, measures: { chosen: ["captions"], other: "Plats nära tolken" } }]);
    expect(await lettersOf(personId)).toEqual(["receipt 1"]);
    const diary = (await house.ledger.diary(chain())).slice(before.length);
    expect(diary.map(({ direction, title }) => [direction, title])).toEqual([
      ["in", "Ämne 1"],
      ["in", `Anmälan ${number}`],
    ]);
    expect(await house.registration.of(personId)).toMatchObject({ id: registrationId, number, role: "artist", municipality: "1280", source: "form" });
  });

  test("keeps the submission as received, without the access measures (G-16)", async () => {
    const { personId } = await someone({ measures: ["captions"], measuresOther: "Plats nära tolken" });
    await house.registration.cancel(personId, personId);
    const exported = JSON.stringify(await personData.export(fresh.database, personId));
    expect(exported).toContain("Koreograf");
    expect(exported).not.toMatch(/captions|tolken/);
    const [letter] = await house.letters.of({ personId });
    expect(JSON.stringify(letter)).not.toMatch(/captions|tolken/);
  });

  test("what PostgreSQL cannot keep, in any field, is no fault of ours: the rest of it is kept (R1, B6)", async () => {
    const { personId } = await someone({ organisation: "Scen\u0000en", topicText: "halv \ud83d bild", measuresOther: "" });
    const exported = JSON.stringify(await personData.export(fresh.database, personId));
    expect(exported).toContain("Scenen");
    expect(exported).not.toMatch(/\\u0000|\\ud83d/);
    await house.registration.cancel(personId, personId);
  });

  test("sent twice, or twice at once, is one registration (R5)", async () => {
    const key = randomIds.next();
    const both = await Promise.all([registerSomeone(house, {}, key), registerSomeone(house, {}, key)]);
    const again = await registerSomeone(house, {}, key);
    expect([...both, again].map(({ outcome }) => outcome).toSorted()).toEqual(["already", "already", "registered"]);
    expect(new Set([...both, again].map((one) => "personId" in one && one.personId)).size).toBe(1);
    const [one] = both;
    if (one && "personId" in one) await house.registration.cancel(one.personId, one.personId);
  });

  test("two people with one address are two (families share one)", async () => {
    const [one, other] = [await someone({ name: "Ett Syskon" }), await someone({ name: "Annat Syskon" })];
    expect(one.personId).not.toBe(other.personId);
    for (const { personId } of [one, other]) await house.registration.cancel(personId, personId);
  });

  test("that is wrong stores nothing", async () => {
    const before = await house.registration.list({ dialogueId: house.dialogueId, authorityId: house.dialogue.authorityId });
    expect(await registerSomeone(house, { name: "", email: "nej" })).toMatchObject({ outcome: "invalid", errors: [{ field: "name" }, { field: "email" }] });
    expect(await house.registration.list({ dialogueId: house.dialogueId, authorityId: house.dialogue.authorityId })).toHaveLength(before.length);
  });
});

describe("the deadline, across the clock change of 25 October (R5, O-01)", () => {
  test("30 October 23.59.59 Swedish time is in, the next second is not, and a repeated post still gets its answer", async () => {
    const { clock } = house;
    const [before, key] = [clock.civil(), randomIds.next()];
    clock.set(new Date("2020-10-30T22:59:59.999Z"));
    const inTime = await registerSomeone(house, {}, key);
    expect(inTime.outcome).toBe("registered");
    clock.set(new Date("2020-10-30T23:00:00.000Z"));
    expect(await registerSomeone(house)).toEqual({ outcome: "closed" });
    expect((await registerSomeone(house, {}, key)).outcome).toBe("already");
    const staff = randomIds.next() as PersonId;
    const phoned = await house.registration.register({
      idempotencyKey: randomIds.next(),
      dialogueSlug: slug,
      language: "sv",
      form: { ...amira, topic: "none", email: "" },
      entered: { by: staff, source: "phone" },
    });
    expect(phoned).toMatchObject({ outcome: "registered" });
    for (const one of [inTime, phoned]) if ("personId" in one) await house.registration.cancel(one.personId, staff);
    clock.set(before);
  });

  test("after the last day to ask, a measure that must be booked is not taken from the form, only from staff; other measures are (R7)", async () => {
    const { clock } = house;
    const [before, key, staff] = [clock.civil(), randomIds.next(), randomIds.next() as PersonId];
    const [booked, later] = [{ measures: ["sign-language"] }, { measures: ["material-ahead"] }];
    const tooLate = { outcome: "invalid", errors: [{ step: "needs", field: "measures", problem: "too-late" }] };
    clock.set(new Date("2020-10-20T21:59:59Z"));
    const inTime = await registerSomeone(house, booked, key);
    clock.set(new Date("2020-10-20T22:00:00Z"));
    expect(await registerSomeone(house, booked)).toEqual(tooLate);
    expect(house.registration.check({ ...amira, ...booked }, house.dialogue)).toEqual(tooLate.errors);
    const again = await registerSomeone(house, booked, key);
    const asksLater = await registerSomeone(house, later);
    const entered = { by: staff, source: "phone" } as const;
    const phoned = await house.registration.register({ idempotencyKey: randomIds.next(), dialogueSlug: slug, language: "sv", form: { ...amira, ...booked }, entered });
    expect([inTime, again, asksLater, phoned].map(({ outcome }) => outcome)).toEqual(["registered", "already", "registered", "registered"]);
    expect(kept.slice(-3).map(({ measures }) => measures.chosen)).toEqual([["sign-language"], ["material-ahead"], ["sign-language"]]);
    for (const one of [inTime, asksLater, phoned]) if ("personId" in one) await house.registration.cancel(one.personId, staff);
    clock.set(before);
  });

  test("before it opens nobody gets in", async () => {
    const { clock } = house;
    const before = clock.civil();
    clock.set(new Date("2020-09-28T06:59:59Z"));
    expect(await registerSomeone(house)).toEqual({ outcome: "not-open-yet" });
    clock.set(before);
  });
});

describe("places and the queue (R2, R3)", () => {
  test("a full date puts the next in a queue, with the letter that says so; who cancels lets the first one in, told by letter", async () => {
    const inside = [];
    for (let place = (await house.registration.participants(second())).length; place < 6; place += 1) inside.push(await someone({ dates: ["2"] }));
    const [waiting, behind] = [await someone({ dates: ["2"], name: "Väntar Först" }), await someone({ dates: ["2"], name: "Väntar Sedan" })];
    expect(waiting.dates).toEqual([{ meetingId: second(), status: "waiting", waitingPlace: 1 }]);
    expect(behind.dates).toEqual([{ meetingId: second(), status: "waiting", waitingPlace: 2 }]);
    expect(await lettersOf(waiting.personId)).toEqual(["waiting-list 1"]);

    const leaves = inside[0]!.personId;
    expect(await house.registration.changeDates({ personId: leaves, wishes: [{ meetingId: second(), want: "drop" }], actor: leaves })).toMatchObject({
      outcome: "changed",
      dates: [{ status: "cancelled" }],
    });
    expect(await lettersOf(leaves)).toEqual(["receipt 1", "cancel 2.1"]);
    expect(await house.registration.statusOf(waiting.personId, second())).toBe("registered");
    expect(await lettersOf(waiting.personId)).toEqual(["waiting-list 1", "promoted 2.1"]);
    expect((await house.registration.of(behind.personId))?.dates).toMatchObject([{ status: "waiting", waitingPlace: 1 }]);

    // The same button again changes nothing and sends nothing.
    expect(await house.registration.cancel(leaves, leaves)).toMatchObject({ outcome: "unchanged" });
    expect(await lettersOf(leaves)).toHaveLength(2);

    // The place is gone: an undone cancelling ends in the queue.
    const back = await house.registration.changeDates({ personId: leaves, wishes: [{ meetingId: second(), want: "restore" }], actor: leaves });
    expect(back).toMatchObject({ outcome: "changed", dates: [{ status: "waiting", waitingPlace: 2 }] });
    for (const { personId } of [...inside, waiting, behind]) await house.registration.cancel(personId, personId);
  });

  test("after 24 hours a cancelling stands (civil time)", async () => {
    const { personId } = await someone({ dates: ["1"] });
    await house.registration.cancel(personId, personId);
    house.clock.advance(24 * 3_600_000);
    const outcome = await house.registration.changeDates({ personId, wishes: [{ meetingId: first(), want: "restore" }], actor: personId });
    expect(outcome).toEqual({ outcome: "too-late" });
    expect((await house.registration.changeDates({ personId, wishes: [{ meetingId: first(), want: "add" }], actor: personId })).outcome).toBe("changed");
    await house.registration.cancel(personId, personId);
  });

  test("another role is refused where that role is full, and nothing else is changed", async () => {
    const fresh2 = await freshDatabase();
    const small = await openReference(fresh2, { edit: (file) => file.replaceAll("official: 60", "official: 1") });
    try {
      await registerSomeone(small, { role: "official" });
      const artist = await registerSomeone(small);
      if (artist.outcome !== "registered") throw new Error(artist.outcome);
      const { personId } = artist;
      const refused = await small.registration.changeAnswers({ personId, answers: { role: "official", organisation: "Ny" }, actor: personId });
      expect(refused).toEqual({ outcome: "role-full" });
      expect(await small.registration.of(personId)).toMatchObject({ role: "artist", organisation: "Koreograf" });
      expect(await small.registration.changeAnswers({ personId, answers: { name: "Amira Öberg", role: "politician" }, actor: personId })).toEqual({ outcome: "changed" });
      expect(await small.people.find(fresh2.database, personId)).toMatchObject({ name: "Amira Öberg" });
      expect(await small.registration.changeAnswers({ personId, answers: { name: "" }, actor: personId })).toMatchObject({ outcome: "invalid" });
    } finally {
      await fresh2.drop();
    }
  });
});

test("staff's list is in Swedish order and belongs to its authority", async () => {
  const names = ["Östen Ö", "Zara Z", "Åke Å", "Ärla Ä", "Adam A"];
  const people = [];
  for (const name of names) people.push(await someone({ name, dates: ["1"] }));
  const list = await house.registration.list({ dialogueId: house.dialogueId, authorityId: house.dialogue.authorityId, meetingId: first() });
  expect(list.map(({ name }) => name).filter((name) => names.includes(name))).toEqual(["Adam A", "Zara Z", "Åke Å", "Ärla Ä", "Östen Ö"]);
  const other = randomIds.next() as typeof house.dialogue.authorityId;
  expect(await house.registration.list({ dialogueId: house.dialogueId, authorityId: other })).toEqual([]);
  for (const { personId } of people) await house.registration.cancel(personId, personId);
});

test("the chain is whole after all of this", async () => {
  expect(await house.ledger.verify(chain())).toMatchObject({ outcome: "whole" });
});

test("one post lets in the browser that sent it, and nobody without the registration (R2)", async () => {
  const wish = { dialogueSlug: slug, language: "sv" as const, form: amira, letIn: true as const };
  const key = randomIds.next();
  const outcome = await house.registration.register({ ...wish, idempotencyKey: key });
  if (outcome.outcome !== "registered") throw new Error(outcome.outcome);
  expect(await house.people.sessions.find(outcome.session?.value, "participant")).toMatchObject({ personId: outcome.personId });
  expect(await house.registration.register({ ...wish, idempotencyKey: key })).not.toHaveProperty("session");
  expect(await someone(), "who did not ask for it").not.toHaveProperty("session");
});
