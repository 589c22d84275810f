import { sql } from "kysely";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { PersonId } from "#people";
import { languages } from "#platform/i18n";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Reference, openReference, registerSomeone } from "../testing.ts";
import type { InvitationRound } from "./invitations.ts";
import { checkWords, fillOwn, houseWords, writeOut } from "./words.ts";

const opened: FreshDatabase[] = [];
let house: Reference;
beforeEach(async () => {
  const fresh = await freshDatabase();
  opened.push(fresh);
  house = await openReference(fresh);
  await house.registration.invitees.import(of(), { text: "amira@exempel.example;Amira\nnils@exempel.se;Nils Öberg\nbara@exempel.se", source: "Kulturlistan", by: staff });
});
afterAll(async () => {
  for (const fresh of opened) await fresh.drop();
});

const staff = randomIds.next() as PersonId;
const of = () => ({ dialogueId: house.dialogueId, authorityId: house.dialogue.authorityId });

async function make(round: InvitationRound = "first", language: (typeof languages)[number] = "sv") {
  const { invitations } = house.registration;
  const made = await invitations.preview(of(), { round, language, words: houseWords[round][language], by: staff });
  const letter = made.outcome === "made" ? await invitations.find(of(), made.id) : undefined;
  if (!letter) throw new Error(made.outcome);
  return { ...letter, to: letter.recipients.map(({ address }) => address), not: Object.fromEntries(letter.skipped.map(({ address, because }) => [address, because])) };
}
const send = (id: string) => house.registration.invitations.send(of(), id, staff);
const keyOf = async (address: string) => {
  const { invitees } = house.registration;
  const one = (await invitees.search(of())).rows.find((invitee) => invitee.address === address);
  return invitees.unsubscribeAddress(one?.id ?? "", "sv").split("/").at(-1) ?? "";
};
const people = async () => (await sql<{ count: string }>`select count(*) from people_person`.execute(house.database)).rows[0]?.count;

test("the preview says exactly who gets it and who does not because, and sends nothing (M3)", async () => {
  await registerSomeone(house);
  await house.registration.invitees.unsubscribe(await keyOf("nils@exempel.se"));
  const letter = await make();
  expect(letter.to).toEqual(["bara@exempel.se"]);
  expect(letter.not).toEqual({ "amira@exempel.example": "registered", "nils@exempel.se": "unsubscribed" });
  expect(await house.registration.invitations.lettersOf(letter.id)).toEqual([]);
});

test("each letter has one address, its own way out in header and text (RFC 8058), and makes nobody a person; the round stands in the diary once it is sent (O-06)", async () => {
  const before = await people();
  const letter = await make();
  const entries = (await house.ledger.diary(of())).length;
  expect(await send(letter.id)).toEqual({ outcome: "queued", letters: 3, left: 0 });
  const { rows } = await sql<{ to_address: string; person_id: string | null; text: string; unsubscribe: string }>`
    select to_address, person_id, text, unsubscribe from letters_letter where purpose = 'invitation'`.execute(house.database);
  expect(new Set(rows.map(({ unsubscribe }) => unsubscribe)).size).toBe(3);
  for (const { person_id, text, unsubscribe } of rows) {
    expect(person_id).toBeNull();
    expect(unsubscribe).toMatch(/^https:\/\/dialog\.region\.example\/avsluta-inbjudan\//);
    expect(text).toContain(`\n${unsubscribe}\n`);
    expect(text).toContain("Kulturlistan");
    expect(text).not.toMatch(/\{\{|undefined/);
  }
  expect(rows.find(({ to_address }) => to_address === "nils@exempel.se")?.text).toMatch(/^Hej Nils Öberg\n/);
  expect(rows.find(({ to_address }) => to_address === "bara@exempel.se")?.text).toMatch(/^Hej\n/);
  expect(await people()).toBe(before);
  expect((await house.ledger.events(of())).map(({ type }) => type)).toContain("invitees.invited");
  const diary = await house.ledger.diary(of());
  expect(diary).toHaveLength(entries + 1);
  expect(diary.at(-1)).toMatchObject({ direction: "out", title: "Inbjudan, 3 brev" });
});

test("a scanner that opens every address in the letter unsubscribes nobody; the post does (B3)", async () => {
  await send((await make()).id);
  const { rows } = await sql<{ unsubscribe: string }>`select unsubscribe from letters_letter where purpose = 'invitation'`.execute(house.database);
  const keys = rows.map(({ unsubscribe }) => unsubscribe.split("/").at(-1) ?? "");
  for (const key of keys) for (let look = 0; look < 3; look += 1) await house.registration.invitees.lookUnsubscribe(key);
  expect((await make("reminder")).to).toHaveLength(3);
  for (const key of keys) await house.registration.invitees.unsubscribe(key);
  expect((await make("reminder")).to).toEqual([]);
});

test("whoever registers or says no between preview and sending gets none; whoever is added is not on the frozen list", async () => {
  const letter = await make();
  await registerSomeone(house);
  await house.registration.invitees.unsubscribe(await keyOf("nils@exempel.se"));
  await house.registration.invitees.import(of(), { text: "ny@exempel.se", source: "", by: staff });
  expect(await send(letter.id)).toEqual({ outcome: "queued", letters: 1, left: 2 });
  const rows = (await house.registration.invitations.lettersOf(letter.id)).map(({ to, state, because }) => [to, because ?? state]);
  expect(Object.fromEntries(rows)).toEqual({ "amira@exempel.example": "registered", "nils@exempel.se": "unsubscribed", "bara@exempel.se": "queued" });
  expect(await send(letter.id)).toEqual({ outcome: "already" });
});

test("an invitation that is queued already does not go to whoever says no, and its row says why; the others go", async () => {
  const letter = await make();
  await send(letter.id);
  await house.registration.invitees.unsubscribe(await keyOf("nils@exempel.se"));
  const states = (await house.registration.invitations.lettersOf(letter.id)).map(({ to, state, because }) => [to, because ?? state]);
  expect(Object.fromEntries(states)).toEqual({ "amira@exempel.example": "queued", "bara@exempel.se": "queued", "nils@exempel.se": "declined" });
});

test("two lists made alike and sent at once are one letter to each (M2)", async () => {
  const [one, other] = [await make(), await make()];
  const sent = await Promise.all([send(one.id), send(other.id)]);
  expect(sent.map((answer) => (answer.outcome === "queued" ? answer.letters : answer.outcome)).toSorted((a, b) => Number(a) - Number(b))).toEqual([0, 3]);
  // Those whom the second list left out have the first letter all the same.
  expect((await make()).not).toMatchObject({ "nils@exempel.se": "invited" });
  expect((await house.registration.invitations.sent(of(), ["nils@exempel.se"])).get("nils@exempel.se")).toMatchObject({ first: { state: "queued" } });
});

test("the reminder goes once, to those who were invited and have not registered", async () => {
  await send((await make()).id);
  await registerSomeone(house);
  await house.registration.invitees.import(of(), { text: "ny@exempel.se", source: "", by: staff });
  const reminder = await make("reminder", "fi");
  expect(reminder.to.toSorted()).toEqual(["bara@exempel.se", "nils@exempel.se"]);
  expect(reminder.not).toEqual({ "amira@exempel.example": "registered", "ny@exempel.se": "not-invited" });
  await send(reminder.id);
  expect((await make("reminder")).to).toEqual([]);
  expect((await make()).to).toEqual(["ny@exempel.se"]);
  expect((await house.registration.invitations.sent(of())).get("nils@exempel.se")).toMatchObject({ first: { state: "queued" }, reminder: { state: "queued" } });
});

test("what was stopped never left, so that it can be sent anew; emptying the list stops what waits", async () => {
  const { invitations, invitees } = house.registration;
  const first = await make();
  await send(first.id);
  expect(await invitations.stop(of(), first.id, staff)).toEqual({ outcome: "stopped", letters: 3 });
  const second = await make();
  expect(second.to).toHaveLength(3);
  await send(second.id);
  expect(await invitees.purge(of(), staff)).toBe(3);
  expect((await invitations.lettersOf(second.id)).map(({ state }) => state)).toEqual(["stopped", "stopped", "stopped"]);
  expect(await invitations.find(of(), second.id)).toMatchObject({ recipients: [] });
});

test("nobody is invited to what cannot be registered for, and another authority's letter is not there", async () => {
  const letter = await make();
  const stranger = { ...of(), authorityId: randomIds.next() as typeof house.dialogue.authorityId };
  expect(await house.registration.invitations.find(stranger, letter.id)).toBeUndefined();
  expect(await house.registration.invitations.send(stranger, letter.id, staff)).toEqual({ outcome: "unknown" });
  house.clock.set(new Date("2021-06-01T10:00:00Z"));
  expect(await send(letter.id)).toEqual({ outcome: "closed" });
});

test("the authority's words come back next time; what would not work is refused where it stands", async () => {
  const { invitations } = house.registration;
  const words = { subject: "Kom!", text: "{{invitation}}" };
  expect(await invitations.words(of(), "first", "sv")).toBe(houseWords.first.sv);
  await invitations.preview(of(), { round: "first", language: "sv", words, by: staff });
  expect(await invitations.words(of(), "first", "sv")).toEqual(words);
  expect(checkWords({ subject: "", text: "{{personal-link}}" })).toEqual([
    { field: "subject", because: "empty" },
    { field: "text", because: "unknown-place", place: "personal-link" },
  ]);
  expect(checkWords({ subject: "{{name}}", text: "Hej" })).toMatchObject([{ field: "subject", because: "unknown-place" }]);
  expect(checkWords({ subject: "Hej", text: "Hej" })).toEqual([{ field: "text", because: "no-link" }]);
  for (const language of languages) for (const round of ["first", "reminder"] as const) expect(checkWords(houseWords[round][language])).toEqual([]);
});

test.each(languages)("whatever the authority writes, the letter says who pays and that one may object, apart from all else (G-03, E-05): %s", (language) => {
  const { notices, funding } = house.dialogue;
  const origin = new URL("https://dialog.region.example");
  for (const text of ["{{invitation}}", "{{invitation}}\n\n{{funding}}"]) {
    const letter = writeOut(language, { subject: "Kom!", text }, { dialogue: house.dialogue, origin });
    expect(letter.text.split(funding?.statement[language] ?? "?")).toHaveLength(2);
    expect(letter.text).toMatch(/\n\n[A-ZÄÖÅ ]+\n/);
    expect(letter.text).toContain(`\n${notices.objection[language]}\n`);
    expect(letter.text).toMatch(/https:\/\/dialog\.region\.example(\/en|\/fi)?\/personuppgifter$/);
  }
});

test("an imported name or source is no link and no place of ours", () => {
  const { text } = fillOwn("en", { subject: "", text: "Hello {{name}}" }, { name: "{{contact}} evil.example", source: "https://evil.example", unsubscribe: "https://dialog.region.example/x" });
  expect(text).not.toMatch(/\{\{|evil\.example/);
});
