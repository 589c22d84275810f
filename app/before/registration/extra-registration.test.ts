import { readFileSync } from "node:fs";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { writeCsv } from "#platform/sheet/csv";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { personData } from "./index.ts";
import type { Answers, ExtraAnswer } from "./shared.ts";
import { type Reference, amira, ofEachKind, openReference, registerSomeone, slug, withQuestions } from "./testing.ts";
import { answerColumns } from "./web/staff/answer-columns.ts";

let fresh: FreshDatabase;
let house: Reference;
const reference = readFileSync(`examples/${slug}.yaml`, "utf8").replaceAll("capacity: 160", "capacity: 5000");

beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openReference(fresh, { edit: () => withQuestions(reference) });
});
afterAll(() => fresh.drop());

const say = (answers: Record<string, string[]>, seen = 1): ExtraAnswer[] => Object.entries(answers).map(([question, said]) => ({ question, seen, said }));
async function someone(form: Partial<Answers>): Promise<PersonId> {
  const registered = await registerSomeone(house, form);
  if (registered.outcome !== "registered") throw new Error(JSON.stringify(registered));
  return registered.personId;
}
const heldBy = async (personId: PersonId) => Object.fromEntries(((await house.registration.of(personId))?.extra ?? []).map(({ question, said }) => [question, said]));
const of = () => ({ dialogueId: house.dialogueId, authorityId: house.dialogue.authorityId });
/** The dialogue as it stands after one more version of its file. */
async function change(text: string) {
  const imported = await house.database.transaction().execute((trx) => house.dialogues.importYaml(trx, text, { actor: "karin" }));
  if (imported.outcome === "refused") throw new Error(JSON.stringify(imported.reasons));
  const dialogue = await house.dialogues.find(house.dialogueId);
  if (!dialogue) throw new Error("gone");
  return dialogue;
}

describe("answers to the dialogue's own questions", () => {
  test("are kept as received and as they hold, are told in the receipt, and belong to the person's data (K1, K4)", async () => {
    const personId = await someone({ extra: say({ yrke: [" Dans\n=1+1 "], plats: ["hemma"], via: ["van", "brev"], antal: [" 1 2"] }) });
    expect(await heldBy(personId)).toEqual({ yrke: ["Dans\n=1+1"], plats: ["hemma"], via: ["brev", "van"], antal: ["12"] });
    const exported = (await personData.export(fresh.database, personId)) as { submission: { extra: unknown }; extraAnswers: unknown };
    expect(exported.submission.extra).toEqual(say({ yrke: [" Dans\n=1+1 "], plats: ["hemma"], via: ["van", "brev"], antal: [" 1 2"] }));
    expect(exported.extraAnswers).toEqual(expect.arrayContaining(say({ plats: ["hemma"], antal: ["12"] })));
    const { rows } = await sql<{ text: string }>`select text from letters_letter where person_id = ${personId}`.execute(fresh.database);
    expect(rows[0]?.text).toContain("\nVad gör du? Dans =1+1\nVar sitter du? Svaret hemma\nHur fick du veta det? Svaret brev, Svaret van\nHur många är ni? 12\n");
  });

  test("can be left out, in a file that does not ask for them", async () => {
    expect(await heldBy(await someone({}))).toEqual({});
  });

  test("wrong ones store nothing, from the form and from staff alike", async () => {
    const extra = say({ antal: ["tre"], yrke: ["131052-308T"] });
    const refused = { outcome: "invalid", errors: [{ step: "extra", field: "extra[yrke]", problem: "personnummer" }, { step: "extra", field: "extra[antal]", problem: "no-number" }] };
    expect(await registerSomeone(house, { extra })).toEqual(refused);
    const entered = { by: randomIds.next() as PersonId, source: "phone" } as const;
    expect(await house.registration.register({ idempotencyKey: randomIds.next(), dialogueSlug: slug, language: "sv", form: { ...amira, extra }, entered })).toEqual(refused);
  });

  test("are changed by the person, and the ledger tells which, not what", async () => {
    const personId = await someone({ extra: say({ yrke: ["Dans"], plats: ["hemma"] }) });
    const answer = (extra: ExtraAnswer[]) => house.registration.changeAnswers({ personId, answers: { extra }, actor: personId });
    expect(await answer(say({ yrke: ["Dans"], plats: ["hemma"] }))).toEqual({ outcome: "unchanged" });
    expect(await answer(say({ yrke: ["Sång"], antal: ["41"] }))).toMatchObject({ outcome: "invalid", errors: [{ field: "extra[antal]", problem: "out-of-range", min: 1, max: 40 }] });
    expect(await answer(say({ yrke: ["Sång"], antal: ["4"] }))).toEqual({ outcome: "changed" });
    expect(await heldBy(personId)).toEqual({ yrke: ["Sång"], antal: ["4"] });
    const events = JSON.stringify(await house.ledger.events(of()));
    expect(events).toContain('"extra[yrke]","extra[antal]","extra[plats]"');
    expect(events).not.toContain("Sång");
    expect((await personData.export(fresh.database, personId)) as object).toMatchObject({ submission: { extra: say({ yrke: ["Dans"], plats: ["hemma"] }) } });
  });

  test("staff find those who chose an option", async () => {
    const [both, one] = [await someone({ name: "Båda", extra: say({ via: ["bok", "van"] }) }), await someone({ name: "Ena", extra: say({ via: ["bok"], plats: ["kontoret"] }) })];
    const found = async (question: string, option: string) => (await house.registration.search({ ...of(), chose: { question, option } })).rows.map(({ personId }) => personId);
    expect(await found("via", "bok")).toEqual([both, one]);
    expect(await found("plats", "kontoret")).toEqual([one]);
    expect(await found("plats", "bok")).toEqual([]);
    expect(await found("plats", "'; drop table registration_registration; --")).toEqual([]);
  });
});

test("whatever passes is what is stored and what stands in the file for staff (R1)", async () => {
  const typed = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom("=1+1", '=HYPERLINK("x";"y")', "rad ett\r\nrad två", 'a;"b"', "\ud83d", "\u0000", "@x"));
  const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const anybody = fc.record({ yrke: some(typed), plats: some(fc.constantFrom("hemma", "kontoret")), via: some(fc.subarray(["brev", "van", "bok"])), antal: some(fc.integer({ min: -2, max: 50 })) });
  const people: { personId: PersonId; extra: ExtraAnswer[] }[] = [];
  await fc.assert(
    fc.asyncProperty(anybody, async ({ yrke, plats, via, antal }) => {
      const given = { yrke: yrke === undefined ? [] : [yrke], plats: plats ? [plats] : [], via: via ?? [], antal: antal === undefined ? [] : [String(antal)] };
      const sent = await registerSomeone(house, { extra: say(given) });
      expect(["registered", "invalid"]).toContain(sent.outcome);
      if (sent.outcome !== "registered") return;
      const held = await heldBy(sent.personId);
      expect({ plats: [], via: [], antal: [], ...held }).toMatchObject({ plats: given.plats, via: given.via, antal: given.antal });
      people.push({ personId: sent.personId, extra: (await house.registration.of(sent.personId))?.extra ?? [] });
    }),
    { numRuns: 60 },
  );
  expect(people.length).toBeGreaterThan(20);
  const { rows } = await house.registration.search(of());
  const columns = answerColumns(house.dialogue.extraQuestions, await house.registration.answered(house.dialogue, rows.map(({ extra }) => extra)));
  expect(columns.map(({ head }) => head)).toEqual(["Vad gör du?", "Var sitter du?", "Hur fick du veta det?", "Hur många är ni?"]);
  const file = readCsv(writeCsv([columns.map(({ head }) => head), ...rows.map((_, at) => columns.map(({ cells }) => cells[at] ?? ""))]));
  for (const { personId, extra } of people) {
    const cells = file[1 + rows.findIndex((row) => row.personId === personId)];
    const wanted = ["yrke", "plats", "via", "antal"].map((key) => extra.find(({ question }) => question === key)?.said.map((one) => (key === "plats" || key === "via" ? `Svaret ${one}` : one)).join(", ") ?? "");
    // What a program would take for a formula has an apostrophe before it.
    expect(cells?.map((cell) => cell.replace(/^'(?=\s*[=+\-@]|[\t\r])/, ""))).toEqual(wanted);
    expect(cells?.some((cell) => /^\s*[=+\-@]/.test(cell))).toBe(false);
  }
});

/** As a spreadsheet program reads it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows;
}

describe("a file that is changed", () => {
  test("leaves what was answered as it was, in the words it was answered to: to the person, in the list and its file", async () => {
    const early = await someone({ name: "Tidig", extra: say({ yrke: ["Dans"], plats: ["kontoret"] }) });
    const said = (sv: string) => ({ sv, en: sv, fi: sv });
    const options = [{ key: "hemma", label: said("I hemmet") }];
    const dialogue = await change(withQuestions(reference, [{ key: "plats", kind: "choice", label: said("Varifrån?"), options: [...options, { key: "annat", label: said("Annat") }] }, ...ofEachKind.slice(2, 3)]));
    const late = await someone({ name: "Sen", extra: say({ plats: ["hemma"] }, 2) });
    const registered = await Promise.all([early, late].map((personId) => house.registration.of(personId)));
    const answered = await house.registration.answered(dialogue, registered.map((one) => one?.extra ?? []));
    expect(answered.map((one) => one.filter(({ said: words }) => words.length > 0).map(({ question, said: words }) => `${question.label.sv} ${words.join()}`))).toEqual([
      ["Var sitter du? kontoret", "Vad gör du? Dans"],
      ["Varifrån? hemma"],
    ]);
    expect(answerColumns(dialogue.extraQuestions, answered)).toMatchObject([
      { head: "Varifrån?", cells: ["", "I hemmet"] },
      { head: "Hur fick du veta det?", cells: ["", ""] },
      { head: "Var sitter du? (tidigare ord)", cells: ["Svaret kontoret", ""] },
      { head: "Vad gör du? (tidigare ord)", cells: ["Dans", ""] },
    ]);
    // Something else is changed: what is asked no more stays.
    expect(await house.registration.changeAnswers({ personId: early, answers: { organisation: "Ny scen" }, actor: early })).toEqual({ outcome: "changed" });
    expect(await heldBy(early)).toEqual({ yrke: ["Dans"], plats: ["kontoret"] });
  });

  test("takes in what was answered to the version before it", async () => {
    const before = house.dialogue.version;
    await change(reference);
    const personId = await someone({ extra: say({ yrke: ["Dans"], antal: ["900118-9811"] }, before) });
    // What could never have been an answer is kept nowhere.
    expect(JSON.stringify(await personData.export(fresh.database, personId))).not.toContain("900118");
    expect(await heldBy(personId)).toEqual({ yrke: ["Dans"] });
  });
});
