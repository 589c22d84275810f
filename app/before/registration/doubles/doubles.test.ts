import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
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

const staff = randomIds.next() as PersonId;
const of = () => ({ dialogueId: house.dialogueId, authorityId: house.dialogue.authorityId });
const someone = async (form: Partial<Answers>) => {
  const registered = await registerSomeone(house, form);
  if (registered.outcome !== "registered") throw new Error(registered.outcome);
  return registered;
};
const open = async () => (await house.registration.pairs(of())).open.map(({ numbers, sameName, sameAddress }) => [numbers.join(" "), ...(sameName ? ["name"] : []), ...(sameAddress ? ["address"] : [])].join(" "));

test("who shares an address or a name is shown, and who both; a cancelled one is nobody's double", async () => {
  await someone({ name: "Östen Öberg", email: "familj@exempel.example" });
  await someone({ name: "Åke Alm", email: "FAMILJ@exempel.example" });
  const twice = await someone({ name: "Adam Zorn", email: "adam@exempel.example" });
  await someone({ name: "adam zorn", email: "adam@exempel.example" });
  await someone({ name: "Åke Alm", email: "ake.alm@arbetet.example" });
  await someone({ name: "Ärla Ek", email: "arla@exempel.example" });
  expect(await open()).toEqual(["1 2 address", "2 5 name", "3 4 name address"]);
  expect((await house.registration.pairs(of())).twins.get(twice.personId)).toEqual([{ number: 4, sameAddress: true, sameName: true }]);
  await house.registration.cancel(twice.personId, staff);
  expect(await open()).toEqual(["1 2 address", "2 5 name"]);
  await house.registration.changeDates({ personId: twice.personId, wishes: house.dialogue.meetings.map(({ id }) => ({ meetingId: id, want: "restore" })), actor: staff });
  expect(await open()).toContain("3 4 name address");
});

test("staff settle that two are two, whichever way round; that can be undone, and both have it in the ledger", async () => {
  const { registration, ledger } = house;
  const settle = (numbers: [number, number], areTwo: boolean) => registration.settlePair(of(), { numbers, areTwo, actor: staff });
  expect(await settle([2, 1], true)).toEqual({ outcome: "settled" });
  expect(await settle([1, 2], true)).toEqual({ outcome: "unchanged" });
  expect(await open()).toEqual(["2 5 name", "3 4 name address"]);
  expect((await registration.pairs(of())).settled).toEqual([{ numbers: [1, 2], by: staff, at: house.clock.civil() }]);
  const [one, other] = [await registration.byNumber(of(), 1), await registration.byNumber(of(), 2)];
  for (const each of [one, other]) expect((await ledger.about(of(), [each?.id ?? ""])).at(-1)).toMatchObject({ type: "registration.not-double", actor: staff });
  expect(await settle([1, 2], false)).toEqual({ outcome: "settled" });
  expect(await settle([1, 2], false)).toEqual({ outcome: "unchanged" });
  expect(await open()).toContain("1 2 address");
  for (const odd of [[1, 1], [1, 99], [0, 0]] as const) expect(await settle([...odd], true)).toEqual({ outcome: "unknown" });
  const others = { ...of(), authorityId: randomIds.next() as typeof house.dialogue.authorityId };
  expect(await registration.settlePair(others, { numbers: [1, 2], areTwo: true, actor: staff })).toEqual({ outcome: "unknown" });
});

test("an address that more than ten share is an office's: only the same name twice is shown of it", async () => {
  for (let n = 0; n < 11; n += 1) await someone({ name: n === 10 ? "Kontorist 0" : `Kontorist ${n}`, email: "kontoret@kommun.example" });
  expect((await open()).slice(3)).toEqual(["7 17 name"]);
});

test("protected identity is nobody's double (R8)", async () => {
  const { personId } = await someone({ name: "Ärla Ek", email: "arla@exempel.example" });
  expect(await open()).toContain("6 18 name address");
  await house.registration.protect(personId, true, staff);
  expect(await open()).not.toContain("6 18 name address");
});
