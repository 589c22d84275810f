import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Storey, openStorey } from "./testing.ts";

let fresh: FreshDatabase;
let storey: Storey;

beforeAll(async () => {
  fresh = await freshDatabase();
  // The first date must have three, the second one; each gets two.
  storey = await openStorey(fresh, { edit: (file) => file.replace("capacity: 160\n", "capacity: 160\n    minimum: 3\n").replace(/(capacity: 160\n)(?! {4}minimum)/, "$1    minimum: 1\n") });
  const { people, database, dialogue, ledger, someone } = storey;
  await database.transaction().execute((trx) => ledger.openChain(trx, { authorityId: dialogue.authorityId }));
  const add = (name: string, role: "organiser" | "facilitator", email?: string) =>
    database.transaction().execute((trx) => people.staff.add(trx, { authorityId: dialogue.authorityId, name, email, signInName: name, roles: [role] }));
  await add("Anna Berg", "organiser", "anna@region.example");
  await add("Utan Adress", "organiser");
  await add("Möt Ledare", "facilitator", "moter@region.example");
  for (const name of ["Ett", "Två"]) await someone({ name });
});
afterAll(() => fresh.drop());

const at = (moment: string) => {
  storey.clock.set(new Date(moment));
  return storey.mailings.warnTooFew();
};
const warnings = async () => (await sql<{ to: string; subject: string; text: string }>`select to_address as to, subject, text from letters_letter where purpose = 'too-few' order by place`.execute(fresh.database)).rows;

test("organisers hear once, at eight two days before a date with too few, and never of one with enough (D-19)", async () => {
  expect(storey.dialogue.meetings.map(({ minimum }) => minimum)).toEqual([3, 1]);
  expect(await at("2020-11-01T06:59:59Z")).toBe(0);
  expect(await at("2020-11-01T07:00:00Z")).toBe(1);
  expect(await at("2020-11-02T07:00:00Z")).toBe(0);
  expect(await at("2020-11-08T08:00:00Z")).toBe(0);
  const [letter, ...more] = await warnings();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ to: "anna@region.example", subject: "Få anmälda till tisdag 3 november 2020" });
  expect(letter?.text).toBe(`Hej Anna Berg

2 är anmälda till tisdag 3 november 2020 i ”När salongerna tystnade”. Ni har satt gränsen vid 3.

Blir mötet av ändå behöver du inte göra något. Annars ställer du in dagen här, så att de anmälda får veta det senast måndag 2 november 2020:
https://dialog.region.example/arbetsplats/nar-salongerna-tystnade/mote/1/installt`);
});

test("a date that is moved is counted anew; on its own day, or called off, it is too late or done", async () => {
  const { database, dialogues, dialogue } = storey;
  const change = async (edit: (file: string) => string) => {
    const file = (await dialogues.exportYaml(dialogue.id)) ?? "";
    const moved = await database.transaction().execute((trx) => dialogues.importYaml(trx, edit(file), { actor: "system" }));
    expect(moved.outcome).toBe("imported");
  };
  await change((file) => file.replaceAll("2020-11-03T", "2020-11-05T"));
  expect(await at("2020-11-05T06:00:00Z")).toBe(0);
  expect(await at("2020-11-04T22:59:59Z")).toBe(1);
  await change((file) => file.replaceAll("2020-11-05T", "2020-11-06T"));
  const because = { sv: "För få.", en: "Too few.", fi: "Liian vähän." };
  await database.transaction().execute((trx) => dialogues.callOff(trx, { id: dialogue.id, number: 1, because, actor: "system" }));
  expect(await at("2020-11-04T08:00:00Z")).toBe(0);
  await database.transaction().execute((trx) => dialogues.callOff(trx, { id: dialogue.id, number: 1, because: undefined, actor: "system" }));
  expect(await at("2020-11-04T08:00:00Z")).toBe(1);
  expect(await warnings()).toHaveLength(3);
});
