import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonId } from "#people";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Reference, openReference, registerSomeone } from "../testing.ts";

let fresh: FreshDatabase;
let house: Reference;
beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openReference(fresh);
});
afterAll(() => fresh.drop());

async function someone() {
  const registered = await registerSomeone(house);
  if (registered.outcome !== "registered") throw new Error(registered.outcome);
  return registered.personId;
}
const linkOf = (personId: PersonId) => house.people.links.personalLink(personId);
const tokenOf = async (personId: PersonId) => (await linkOf(personId)).split("/").at(-1) ?? "";
const emailOf = async (personId: PersonId) => (await house.people.find(fresh.database, personId))?.email;
/** Letters as written, with their texts. */
const lettersTo = async (personId: PersonId, purpose: string) =>
  (await sql<{ to: string; text: string }>`select to_address as to, text from letters_letter where person_id = ${personId} and purpose = ${purpose} order by place`.execute(fresh.database)).rows;
/** As only the reader of the letter sees it. */
async function codeFor(personId: PersonId): Promise<string> {
  const letters = await lettersTo(personId, "address-code");
  return /^(\d{6})$/m.exec(letters.at(-1)?.text ?? "")?.[1] ?? "";
}
const wrong = (code: string) => (code === "000000" ? "000001" : "000000");

test("the address changes only with the code that went to the new one; old links die, both addresses are told", async () => {
  const personId = await someone();
  const before = await tokenOf(personId);
  expect(await house.registration.askForAddress({ personId, address: "ny@exempel.example" })).toEqual({ outcome: "asked" });
  expect(await emailOf(personId)).toBe("amira@exempel.example");
  const code = await codeFor(personId);
  expect(await house.registration.confirmAddress({ personId, code: wrong(code) })).toEqual({ outcome: "wrong-code", triesLeft: 4 });
  expect(await house.registration.confirmAddress({ personId, code: `${code.slice(0, 3)} ${code.slice(3)}` })).toEqual({ outcome: "changed" });
  expect(await emailOf(personId)).toBe("ny@exempel.example");
  expect(await house.people.links.open(before)).toEqual({ outcome: "revoked" });
  const told = await lettersTo(personId, "address-changed");
  expect(told.map(({ to, text }) => [to, text.includes("{{personal-link}}")])).toEqual([
    ["ny@exempel.example", true],
    ["amira@exempel.example", false],
  ]);
  expect(await house.registration.confirmAddress({ personId, code })).toEqual({ outcome: "no-code" });
});

test("what a list of letters shows of it holds no code", async () => {
  const personId = await someone();
  await house.registration.askForAddress({ personId, address: "ny@exempel.example" });
  expect(JSON.stringify(await house.letters.of({ personId }))).not.toContain(await codeFor(personId));
});

test("five tries at once or after each other, then never again; ten minutes, then no more", async () => {
  const personId = await someone();
  await house.registration.askForAddress({ personId, address: "ny@exempel.example" });
  const code = await codeFor(personId);
  await Promise.all(Array.from({ length: 5 }, () => house.registration.confirmAddress({ personId, code: wrong(code) })));
  expect(await house.registration.confirmAddress({ personId, code })).toEqual({ outcome: "no-code" });
  await house.registration.askForAddress({ personId, address: "ny@exempel.example" });
  house.clock.advance(10 * 60_000);
  expect(await house.registration.confirmAddress({ personId, code: await codeFor(personId) })).toEqual({ outcome: "no-code" });
  expect(await emailOf(personId)).toBe("amira@exempel.example");
});

test("another's code, no address, or the one there is already change nothing", async () => {
  const [one, other] = [await someone(), await someone()];
  await house.registration.askForAddress({ personId: one, address: "en@exempel.example" });
  expect(await house.registration.confirmAddress({ personId: other, code: await codeFor(one) })).toEqual({ outcome: "no-code" });
  for (const address of ["", "nej", "a@exempel.example, b@exempel.example", `${"a".repeat(250)}@exempel.example`, "a@exempel.example\r\nBcc: b@exempel.example"]) {
    expect(await house.registration.askForAddress({ personId: other, address })).toEqual({ outcome: "no-address" });
  }
  expect(await house.registration.askForAddress({ personId: other, address: "AMIRA@exempel.example" })).toEqual({ outcome: "same" });
});
