import { afterAll, beforeAll, expect, test } from "vitest";
import type { Authority, AuthorityId } from "#authorities";
import type { Dialogue, DialogueId } from "#dialogues";
import { openLedger } from "#ledger";
import type { NewLetter } from "#letters";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { openFeedback } from "./index.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

async function house() {
  const clock = stoppedClock(new Date("2020-11-24T12:00:00Z"));
  const authority = { id: randomIds.next() as AuthorityId, slug: "kultur", name: { sv: "Kulturnämnden" } } as Authority;
  const dialogue = { id: randomIds.next() as DialogueId, authorityId: authority.id, slug: "salongerna", state: "published", zone: "Europe/Stockholm", title: { sv: "När salongerna tystnade" }, notices: { feedback: { sv: "Det du skriver blir en allmän handling." } } } as unknown as Dialogue;
  const letters: NewLetter[] = [];
  const ledger = openLedger({ database: fresh.database, clock });
  const [ofAuthority, ofDialogue] = [{ authorityId: authority.id }, { authorityId: authority.id, dialogueId: dialogue.id }];
  await fresh.database.transaction().execute(async (trx) => {
    await ledger.openChain(trx, ofAuthority);
    await ledger.openChain(trx, ofDialogue);
  });
  const feedback = openFeedback({
    database: fresh.database,
    clock,
    ids: randomIds,
    ledger,
    letters: { queue: async (_trx, letter) => ({ outcome: "queued", letterId: String(letters.push(letter)) as never }) },
    authorities: { find: async () => authority, all: async () => [authority] },
    dialogues: { bySlug: async (slug) => (slug === dialogue.slug ? dialogue : undefined), all: async () => [dialogue] },
  });
  const form = (over: object = {}) => ({ key: randomIds.next(), page: "/dialog/salongerna/dokumentation", found: "no", text: "Var finns insikt 4?", email: "", language: "sv", ...over });
  return { feedback, form, letters, ledger, ofAuthority, ofDialogue, authority, clock };
}

test("a message is in the diary with its number, and is one message however often it is sent (E1, K1)", async () => {
  const { feedback, form, letters, ledger, ofDialogue, authority } = await house();
  const posted = form({ email: "leif@example.org", text: "Var finns {{personal-link}}?" });
  const answers = await Promise.all([feedback.receive(posted), feedback.receive(posted), feedback.receive(posted)]);
  expect(answers.map((answer) => answer.outcome === "received" && answer.receipt.number)).toEqual([1, 1, 1]);
  expect(await ledger.diary(ofDialogue)).toMatchObject([{ number: 1, direction: "in", title: "Synpunkt på en webbsida" }]);
  expect(letters).toMatchObject([{ purpose: "feedback-receipt", to: "leif@example.org", subject: "Vi har fått din synpunkt, nummer 1" }]);
  expect(letters[0]!.text).not.toContain("{{personal-link}}");
  expect(letters[0]!.text).toContain("tisdag 24 november 2020 kl. 13.00");
  expect((await feedback.list(authority.id)).messages).toMatchObject([{ number: 1, found: false, page: "/dialog/salongerna/dokumentation" }]);
});

test("the receipt says all of it, line by line, and none of it can be clicked (C-18)", async () => {
  const { feedback, form, letters } = await house();
  const text = `Rad ett\r\n${"ord ".repeat(200)}slutet\nSe https://ont.example/nu`;
  await feedback.receive(form({ email: "leif@example.org", text }));
  expect(letters[0]!.text).toContain("> Rad ett\n> ord ord");
  expect(letters[0]!.text).toContain("ord slutet\n> Se https: //ont. example/nu");
});

test.each(["", "/en", "/fi"])("a page of a dialogue is the dialogue's, in whichever language it was read: %s", async (prefix) => {
  const { feedback, form, ledger, ofDialogue } = await house();
  await feedback.receive(form({ page: `${prefix}/dialog/salongerna` }));
  expect(await ledger.diary(ofDialogue)).toHaveLength(1);
});

test("a yes alone is enough, an address is asked of nobody, and a page of no dialogue belongs to the authority", async () => {
  const { feedback, form, letters, ledger, ofAuthority } = await house();
  expect(await feedback.receive(form({ page: "/", found: "yes", text: "" }))).toMatchObject({ outcome: "received", receipt: { number: 1, byLetter: false } });
  expect(letters).toEqual([]);
  expect(await ledger.diary(ofAuthority)).toHaveLength(1);
});

test("what is missing is said field by field", async () => {
  const { feedback, form } = await house();
  expect(await feedback.receive(form({ found: undefined, text: "  ", email: "leif" }))).toEqual({
    outcome: "invalid",
    faults: [
      { field: "text", because: "missing" },
      { field: "email", because: "no-address" },
    ],
  });
  expect(await feedback.receive(form({ text: "a".repeat(4001) }))).toEqual({ outcome: "invalid", faults: [{ field: "text", because: "too-long" }] });
  expect(await feedback.receive(form({ key: "x" }))).toEqual({ outcome: "invalid", faults: [{ field: "form", because: "damaged" }] });
  expect(await feedback.receive(form({ email: "leif@example.org\r\nBcc: alla@example.org" }))).toMatchObject({ outcome: "invalid" });
});

test("a personal link in the address is not kept, nor any other key, nor another site's address", async () => {
  const { feedback, form, authority } = await house();
  for (const page of ["/mitt/hemligt", "/en/mitt/hemligt?x=1", "/fi/mitt/hemligt", "/dialog/salongerna/anmalan/sen/hemligt", "/en/avsluta-inbjudan/hemligt", "/logga-in/hemligt", "//ond.example", "/\\ond.example", "/\t/ond.example", "https://ond.example", "/dialog/salongerna#sedan"]) await feedback.receive(form({ page }));
  const pages = (await feedback.list(authority.id)).messages.map(({ page }) => page);
  expect(pages.toSorted()).toEqual(["/", "/", "/", "/", "/dialog/salongerna", "/dialog/salongerna/anmalan/sen", "/en/avsluta-inbjudan", "/en/mitt", "/fi/mitt", "/logga-in", "/mitt"]);
});

test("the form shows whose page it is, and the notice word for word", async () => {
  const { feedback } = await house();
  const notice = { sv: "Det du skriver blir en allmän handling." };
  expect(await feedback.page("/dialog/salongerna")).toEqual({ authority: { sv: "Kulturnämnden" }, dialogue: { slug: "salongerna", title: { sv: "När salongerna tystnade" } }, notice });
  expect(await feedback.page("/")).toEqual({ authority: { sv: "Kulturnämnden" }, dialogue: undefined, notice });
});

test("staff read what came in page by page, newest first, and only what came to their own authority (C-18)", async () => {
  const { feedback, form, authority, clock } = await house();
  expect(await feedback.list(authority.id)).toEqual({ messages: [], pages: 1 });
  for (let n = 1; n <= 51; n += 1) {
    clock.set(new Date(Date.UTC(2020, 10, 24, 12, n)));
    await feedback.receive(form({ text: `Synpunkt ${n}` }));
  }
  const [first, second] = [await feedback.list(authority.id), await feedback.list(authority.id, 2)];
  expect([first.pages, first.messages.length, first.messages[0]?.text]).toEqual([2, 50, "Synpunkt 51"]);
  expect(second.messages.map(({ text }) => text)).toEqual(["Synpunkt 1"]);
  expect((await feedback.list(authority.id, 3)).messages).toEqual([]);
  expect((await feedback.list(randomIds.next() as AuthorityId)).messages).toEqual([]);
});
