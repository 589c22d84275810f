import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { Search } from "../index.ts";
import type { Answers } from "../shared.ts";
import { type Reference, amira, openReference, registerSomeone, slug } from "../testing.ts";

let fresh: FreshDatabase;
let house: Reference;
const people: Partial<Answers>[] = [
  { name: "Östen Öberg", email: "familj@exempel.example", role: "official", organisation: "Ängelholms 100 % kultur", municipality: "1292" },
  { name: "Åke Alm", email: "FAMILJ@exempel.example", role: "artist", organisation: "Scenen_A", municipality: "1280", dates: ["1"] },
  { name: "Ärla Ek", email: "arla@exempel.example", role: "official", municipality: "1214", dates: ["2"] },
  { name: "Adam Zorn", email: "adam@exempel.example", role: "politician", municipality: "1287" },
  { name: "adam zorn", email: "adam@exempel.example", role: "politician", municipality: "1287" },
];

beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openReference(fresh);
  for (const form of people) await registerSomeone(house, form);
  const staff = randomIds.next() as PersonId;
  const form = { ...amira, name: "Hemlig Person", email: "hemlig@exempel.example", topic: "none" as const, topicTitle: "" };
  await house.registration.register({ idempotencyKey: randomIds.next(), dialogueSlug: slug, language: "sv", form, entered: { by: staff, source: "phone", protectedIdentity: true } });
});
afterAll(() => fresh.drop());

const of = () => ({ dialogueId: house.dialogueId, authorityId: house.dialogue.authorityId });
const names = async (search: Partial<Search>) => (await house.registration.search({ ...of(), ...search })).rows.map(({ name }) => name);

describe("staff's list", () => {
  test("is in Swedish order, by whatever it is sorted", async () => {
    expect(await names({})).toEqual(["adam zorn", "Adam Zorn", "Skyddad deltagare", "Åke Alm", "Ärla Ek", "Östen Öberg"]);
    expect((await names({ sort: "municipality" })).slice(0, 2)).toEqual(["Åke Alm", "Ärla Ek"]);
    expect((await names({ sort: "newest" }))[0]).toBe("Skyddad deltagare");
    expect((await names({ sort: "role" }))[0]).toBe("Skyddad deltagare");
  });

  test.each([
    ["öberg", ["Östen Öberg"]],
    ["scenen_a", ["Åke Alm"]],
    ["0002", ["Åke Alm"]],
    ["%", ["Östen Öberg"]],
    ["_", ["Åke Alm"]],
    ["'; drop table registration_registration; --", []],
    ["familj@exempel.example", ["Åke Alm", "Östen Öberg"]],
    ["familj@", []],
    ["hemlig", []],
    ["hemlig@exempel.example", []],
  ])("searched for %j finds %j", async (words, expected) => {
    expect(await names({ words })).toEqual(expected);
  });

  test("is narrowed by role, date and status together", async () => {
    const [first, second] = house.dialogue.meetings;
    expect(await names({ role: "official" })).toEqual(["Ärla Ek", "Östen Öberg"]);
    expect(await names({ role: "official", meetingId: first!.id })).toEqual(["Östen Öberg"]);
    expect(await names({ meetingId: second!.id, status: "cancelled" })).toEqual([]);
    expect(await names({ status: "registered", role: "artist", meetingId: second!.id })).toEqual(["Skyddad deltagare"]);
  });

  test("comes in pages that together are all of it", async () => {
    const pages = [];
    for (const number of [1, 2, 3]) {
      const { rows, total } = await house.registration.search({ ...of(), page: { size: 2, number } });
      expect(total).toBe(6);
      pages.push(...rows.map(({ number: one }) => one));
    }
    expect(new Set(pages).size).toBe(6);
    expect(await house.registration.size(of())).toMatchObject({ registered: 6, byRole: { official: 2, politician: 2 } });
  });

  test("another authority finds nothing", async () => {
    const authorityId = randomIds.next() as typeof house.dialogue.authorityId;
    expect(await names({ authorityId })).toEqual([]);
  });
});

test("with protected identity the list says neither where somebody lives nor whom they work for, and nobody is found by it (R8)", async () => {
  const { rows } = await house.registration.search(of());
  expect(rows.find(({ name }) => name === "Skyddad deltagare")).toMatchObject({ organisation: "", municipality: "" });
  expect(await names({ words: "koreograf" })).not.toContain("Skyddad deltagare");
});
