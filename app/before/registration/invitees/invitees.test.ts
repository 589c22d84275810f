import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Reference, openReference, registerSomeone } from "../testing.ts";
import { readList } from "./read-list.ts";

let fresh: FreshDatabase;
let house: Reference;
beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openReference(fresh);
});
afterAll(() => fresh.drop());

const staff = randomIds.next() as PersonId;
const of = () => ({ dialogueId: house.dialogueId, authorityId: house.dialogue.authorityId });

test("a pasted list, a CSV and addresses from a mail program are read alike; what is no address is shown with its line", () => {
  const text = '\uFEFFNamn;E-post\r\nÅsa Lind;asa@exempel.se\n"Öberg, Nils";nils@exempel.se\r"Ek ""Eko"" Eva",eva@exempel.se\nTove Jarl <tove@exempel.se>\nbara@exempel.se\nASA@exempel.se\n\ningen adress\n=1+1';
  expect(readList(text)).toEqual({
    invitees: [
      { address: "asa@exempel.se", name: "Åsa Lind" },
      { address: "nils@exempel.se", name: "Öberg, Nils" },
      { address: "eva@exempel.se", name: 'Ek "Eko" Eva' },
      { address: "tove@exempel.se", name: "Tove Jarl" },
      { address: "bara@exempel.se", name: "" },
    ],
    refused: [
      { line: 9, text: "ingen adress" },
      { line: 10, text: "=1+1" },
    ],
  });
});

test("invitees are no people; importing again changes nobody, and who registered is seen", async () => {
  const { invitees } = house.registration;
  expect(await invitees.import(of(), { text: "amira@exempel.example\nnils@exempel.se;Nils", source: "Kulturlistan", by: staff })).toEqual({ added: 2, known: 0, refused: [] });
  expect(await invitees.import(of(), { text: "AMIRA@exempel.example;Amira\nny@exempel.se", source: "En till", by: staff })).toMatchObject({ added: 1, known: 1 });
  expect(await house.people.withAddress(fresh.database, "nils@exempel.se")).toEqual([]);
  await registerSomeone(house);
  const seen = (await invitees.search(of())).rows.map(({ address, registered, source }) => [address, registered, source]);
  expect(seen).toEqual([
    ["amira@exempel.example", true, "Kulturlistan"],
    ["ny@exempel.se", false, "En till"],
    ["nils@exempel.se", false, "Kulturlistan"],
  ]);
});

test("the list is searched, narrowed and paged in Swedish order; all there are stay counted", async () => {
  const { invitees } = house.registration;
  const found = async (search: Parameters<typeof invitees.search>[1]) => (await invitees.search(of(), search)).rows.map(({ address }) => address);
  expect(await found({ words: "NILS" })).toEqual(["nils@exempel.se"]);
  expect(await found({ words: "kulturlistan" })).toEqual(["amira@exempel.example", "nils@exempel.se"]);
  for (const odd of ["%", "_", "\\", "'; drop table registration_invitee; --"]) expect(await found({ words: odd })).toEqual([]);
  expect(await found({ state: "registered" })).toEqual(["amira@exempel.example"]);
  expect(await found({ state: "silent", words: "kulturlistan" })).toEqual(["nils@exempel.se"]);
  expect(await found({ state: "unsubscribed" })).toEqual([]);
  const second = await invitees.search(of(), { page: { size: 2, number: 2 } });
  expect(second).toMatchObject({ rows: [{ address: "nils@exempel.se" }], total: 3, counts: { all: 3, registered: 1, unsubscribed: 0 } });
  const others = { ...of(), authorityId: randomIds.next() as typeof house.dialogue.authorityId };
  expect(await invitees.search(others)).toEqual({ rows: [], total: 0, counts: { all: 0, registered: 0, unsubscribed: 0 } });
});

test("looking unsubscribes nobody (B3); a post does, once and for all, whatever is imported after (RFC 8058)", async () => {
  const { invitees } = house.registration;
  const nils = (await invitees.search(of())).rows.find(({ name }) => name === "Nils");
  const token = invitees.unsubscribeAddress(nils?.id ?? "", "sv").split("/").at(-1) ?? "";
  for (let look = 0; look < 3; look += 1) expect(await invitees.lookUnsubscribe(token)).toMatchObject({ outcome: "subscribed" });
  for (let post = 0; post < 2; post += 1) expect(await invitees.unsubscribe(token)).toMatchObject({ outcome: "unsubscribed" });
  await invitees.import(of(), { text: "nils@exempel.se", source: "Igen", by: staff });
  expect((await invitees.search(of())).rows.find(({ name }) => name === "Nils")).toMatchObject({ unsubscribed: true });
  for (const odd of ["", "1.x", `${token}a`]) expect(await invitees.unsubscribe(odd)).toEqual({ outcome: "unknown" });
  const events = (await house.ledger.events(of())).filter(({ type }) => type.startsWith("invitees."));
  expect(events.map(({ type }) => type)).toEqual(["invitees.imported", "invitees.imported", "invitees.unsubscribed"]);
});

test("the list is destroyed as a whole, of this authority only, and its links lead nowhere", async () => {
  const { invitees } = house.registration;
  const [one] = (await invitees.search(of())).rows;
  const token = invitees.unsubscribeAddress(one?.id ?? "", "fi").split("/").at(-1) ?? "";
  expect(await invitees.purge({ ...of(), authorityId: randomIds.next() as typeof house.dialogue.authorityId }, staff)).toBe(0);
  expect(await invitees.purge(of(), staff)).toBe(3);
  expect((await invitees.search(of())).rows).toEqual([]);
  expect(await invitees.unsubscribe(token)).toEqual({ outcome: "unknown" });
});

test("the list is destroyed by itself the day after the decision's last day, counted from the last date, and not before", async () => {
  const { invitees } = house.registration;
  await invitees.import(of(), { text: "nils@exempel.se", source: "", by: staff });
  const lastDate = house.dialogue.meetings.map(({ endsLocal }) => endsLocal.slice(0, 10)).toSorted().at(-1);
  expect(lastDate).toBe("2020-11-10");
  house.clock.set(new Date("2021-05-10T20:00:00Z"));
  expect(await invitees.purgeDue()).toBe(0);
  house.clock.set(new Date("2021-05-11T06:00:00Z"));
  expect(await invitees.purgeDue()).toBe(1);
  expect((await invitees.search(of())).rows).toEqual([]);
  expect((await house.ledger.events(of())).at(-1)).toMatchObject({ type: "invitees.destroyed", actor: "system" });
  expect(await invitees.purgeDue()).toBe(0);
});

test("a hold on the dialogue keeps its invitees", async () => {
  const { invitees } = house.registration;
  await invitees.import(of(), { text: "nils@exempel.se", source: "", by: staff });
  await sql`insert into ledger_hold (hold_id, authority_id, subject_kind, subject_id, because, placed_at)
    values (${randomIds.next()}, ${of().authorityId}, 'dialogue', ${of().dialogueId}, 'överklagat', now())`.execute(house.database);
  house.clock.set(new Date("2022-05-12T06:00:00Z"));
  expect(await invitees.purgeDue()).toBe(0);
  expect((await invitees.search(of())).rows).toHaveLength(1);
});
