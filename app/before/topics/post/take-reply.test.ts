import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import hoodiecrow from "hoodiecrow-imap";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAuthorities, readOrganisationFile } from "#authorities";
import { openDialogues } from "#dialogues";
import { openLedger } from "#ledger";
import { type Letters, openLetters } from "#letters";
import { type PersonId, openPeople } from "#people";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { openLog } from "#platform/log";
import { openMailInbox } from "#platform/mail-inbox";
import type { OutgoingLetter } from "#platform/mail-transport";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type TopicId, type Topics, openTopics } from "../index.ts";

const clock = stoppedClock(new Date("2020-10-14T07:42:00Z"));
let fresh: FreshDatabase;
let [topics, letters] = [] as unknown as [Topics, Letters];
let [topicId, personId] = [] as unknown as [TopicId, PersonId];
const karin = randomIds.next() as PersonId;
const sent: OutgoingLetter[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  const { database } = fresh;
  const [ids, origin, serverKey] = [randomIds, () => new URL("https://dialog.region.example"), "a key that only tests use"];
  const ledger = openLedger({ database, clock });
  const authorities = openAuthorities({ database, ids });
  const people = openPeople({ database, clock, ids, ledger, serverKey, origin });
  const jobs = { declare: () => {}, send: async () => {}, start: async () => {}, stop: async () => {} };
  const transport = { send: (letter: OutgoingLetter) => Promise.resolve({ outcome: "accepted" as const, reply: String(sent.push(letter)) }) };
  letters = openLetters({ database, clock, ids, log: openLog("silent"), jobs, authorities, people, origin, post: { to: "server", transport } });
  const dialogues = openDialogues({ database, clock, ids, ledger, authorities });
  topics = openTopics({ database, clock, ids, ledger, people, letters, dialogues, inboxAddress: "svar@region.example", serverKey });
  await database.transaction().execute(async (trx) => {
    const read = readOrganisationFile(readFileSync("examples/organisation.yaml", "utf8"));
    if (read.outcome === "refused") throw new Error(JSON.stringify(read.reasons));
    await authorities.save(trx, read.file);
    const imported = await dialogues.importYaml(trx, readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8"), { actor: "system" });
    if (imported.outcome === "refused") throw new Error(JSON.stringify(imported.reasons));
    const dialogue = (await dialogues.find(imported.dialogueId, trx))!;
    const chain = { authorityId: dialogue.authorityId, dialogueId: dialogue.id };
    personId = await people.add(trx, { ...chain, name: "Amira Holst", email: "Amira@exempel.example", language: "sv" });
    const [topic] = await topics.receive(trx, chain, [{ personId, kind: "challenge", title: "Tomma scener", text: "" }]);
    topicId = topic!.topicId;
  });
});
afterAll(() => fresh.drop());

/** Every letter that came is in one mailbox on a real server; the answer is what became of each. */
async function readAll(...raw: string[]): Promise<string[]> {
  const server = hoodiecrow({ storage: { INBOX: { messages: raw.map((letter) => ({ raw: Buffer.from(letter).toString("binary") })) } } });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const outcomes: string[] = [];
  await openMailInbox(`imap://testuser:testpass@127.0.0.1:${(server.server.address() as AddressInfo).port}/INBOX`, letters.inboxMemory).readNew(async (mail) => {
    outcomes.push((await topics.takeReply(mail)).outcome);
  });
  await new Promise<void>((resolve) => server.close(resolve));
  return outcomes;
}

const reply = (id: string, to: string, text: string, more = "", from = "Amira Holst <amira@exempel.example>") =>
  [`Message-ID: <${id}@exempel.example>`, `From: ${from}`, `To: ${to}`, "Subject: Sv: Om ditt ämne", ...(more ? [more] : []), "Content-Type: text/plain; charset=utf-8", "", text, ""].join("\r\n");

test("an answer by mail to our letter lands in the thread, once, with what else came told (T2)", async () => {
  await topics.write(topicId, { sender: "authority", by: karin, text: "Kan vi ringa på måndag?" });
  const worker = letters.work();
  while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await worker.stop();
  const [letter] = sent;
  const to = letter!.replyTo!;
  expect(letter!.text).toMatch(/^-{10}\nDu kan svara/);
  const quoted = letter!.text.split("\n").map((line) => `> ${line}`).join("\r\n");
  const answer = reply("1", to, `Ja, efter tio går bra.\r\n\r\nDen 14 okt. 2020 skrev Region:\r\n${quoted}`);

  expect(
    await readAll(
      answer,
      answer,
      reply("2", to, "Jag är bortrest.", "Auto-Submitted: auto-replied"),
      reply("3", "svar@region.example", "Till ingen särskild"),
      reply("4", to, "Jag svarar från jobbet.", "", "amira.holst@jobbet.example"),
      reply("5", to, "> bara citat"),
    ),
  ).toEqual(["written", "seen-before", "automatic", "not-ours", "written", "empty"]);

  const [, first, second] = (await topics.life(topicId)).messages;
  expect(first).toMatchObject({ sender: "proposer", by: personId, text: "Ja, efter tio går bra.", letter: { attachments: 0 } });
  expect(first!.letter!.whole).toContain("Kan vi ringa på måndag?");
  expect(first!.letter).not.toHaveProperty("otherAddress");
  expect(second).toMatchObject({ text: "Jag svarar från jobbet.", letter: { otherAddress: "amira.holst@jobbet.example" } });
  expect(await topics.find(topicId)).toMatchObject({ awaitsSince: clock.civil() });
});

test("two machines that answer each other are stopped at twenty letters a day", async () => {
  const to = sent[0]!.replyTo!;
  const before = (await topics.life(topicId)).messages.length;
  const outcomes = await readAll(...Array.from({ length: 25 }, (_, at) => reply(`loop-${at}`, to, `Tack för ditt brev ${at}`)));
  expect(outcomes.slice(-5)).toEqual(Array(5).fill("too-many"));
  expect((await topics.life(topicId)).messages.length).toBeLessThanOrEqual(before + 20);
  clock.advance(25 * 3_600_000);
  expect(await readAll(reply("next-day", to, "Nu är det jag."))).toEqual(["written"]);
});
