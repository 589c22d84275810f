import { afterAll, beforeAll, expect, test } from "vitest";
import type { Letters } from "#letters";
import type { PersonId } from "#people";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { openImapServer } from "#platform/inbox/proof/imap-server";
import { openMailInbox } from "#platform/mail-inbox";
import type { OutgoingLetter } from "#platform/mail-transport";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { TopicId, Topics } from "../index.ts";
import { openRooms, receiveTopic } from "./proof/rooms.ts";

const clock = stoppedClock(new Date("2020-10-14T07:42:00Z"));
let fresh: FreshDatabase;
let [topics, letters] = [] as unknown as [Topics, Letters];
let [topicId, personId] = [] as unknown as [TopicId, PersonId];
const karin = randomIds.next() as PersonId;
let sent: readonly OutgoingLetter[];

beforeAll(async () => {
  fresh = await freshDatabase();
  const rooms = openRooms(fresh.database, clock);
  ({ topics, letters, sent } = rooms);
  ({ topicId, personId } = await receiveTopic(rooms));
});
afterAll(() => fresh.drop());

/** Every letter that came is in one mailbox on a real server; the answer is what became of each. */
async function readAll(...raw: string[]): Promise<string[]> {
  const server = await openImapServer(raw.map((letter) => Buffer.from(letter)));
  const outcomes: string[] = [];
  await openMailInbox(`imap://testuser:testpass@127.0.0.1:${server.port}/INBOX`, letters.inboxMemory).readNew(async (mail) => {
    outcomes.push((await topics.takeReply(mail)).outcome);
  });
  await server.close();
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
