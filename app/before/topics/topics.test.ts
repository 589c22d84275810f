import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAuthorities, readOrganisationFile } from "#authorities";
import { type Dialogue, openDialogues } from "#dialogues";
import { type Ledger, openLedger } from "#ledger";
import { type Letters, openLetters } from "#letters";
import { type People, type PersonId, openPeople } from "#people";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { openLog } from "#platform/log";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type TopicId, type Topics, openTopics, personData } from "./index.ts";

const clock = stoppedClock(new Date("2020-10-14T07:42:00Z"));
let fresh: FreshDatabase;
let [topics, people, letters, ledger, dialogue] = [] as unknown as [Topics, People, Letters, Ledger, Dialogue];
const karin = randomIds.next() as PersonId;

beforeAll(async () => {
  fresh = await freshDatabase();
  const { database } = fresh;
  const [ids, origin] = [randomIds, () => new URL("https://dialog.region.example")];
  ledger = openLedger({ database, clock });
  const authorities = openAuthorities({ database, ids });
  people = openPeople({ database, clock, ids, ledger, serverKey: "a key that only tests use", origin });
  const jobs = { declare: () => {}, send: async () => {}, ring: async () => {}, bell: (name: string) => ({ channel: "rung", payload: name }), start: async () => {}, stop: async () => {} };
  letters = openLetters({ database, clock, ids, log: openLog("silent"), jobs, authorities, people, origin, post: { to: "nowhere" } });
  const dialogues = openDialogues({ database, clock, ids, ledger, authorities });
  topics = openTopics({ database, clock, ids, ledger, people, letters, dialogues, inboxAddress: "svar@region.example", serverKey: "a key that only tests use" });
  dialogue = await database.transaction().execute(async (trx) => {
    const read = readOrganisationFile(readFileSync("examples/organisation.yaml", "utf8"));
    if (read.outcome === "refused") throw new Error(JSON.stringify(read.reasons));
    await authorities.save(trx, read.file);
    const imported = await dialogues.importYaml(trx, readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8"), { actor: "system" });
    if (imported.outcome === "refused") throw new Error(JSON.stringify(imported.reasons));
    await dialogues.publish(trx, imported.dialogueId, "system");
    return (await dialogues.find(imported.dialogueId, trx)) as Dialogue;
  });
});
afterAll(() => fresh.drop());

const chain = () => ({ authorityId: dialogue.authorityId, dialogueId: dialogue.id });

async function raised(title = "Öppna tomma scener", { email }: { email?: string } = { email: "amira@exempel.example" }): Promise<{ personId: PersonId; topicId: TopicId; number: number }> {
  return fresh.database.transaction().execute(async (trx) => {
    const personId = await people.add(trx, { ...chain(), name: "Amira Holst", email, language: "sv" });
    const [topic] = await topics.receive(trx, chain(), [{ personId, kind: "opportunity", title, text: "Vi repeterade i köket." }]);
    await ledger.append(trx, topic!.event);
    return { personId, topicId: topic!.topicId, number: topic!.number };
  });
}

describe("a topic's life with its people (T1, T2, T3)", () => {
  test("from received to answered: every step is dated, logged in the ledger and seen by the proposer", async () => {
    const { topicId, personId, number } = await raised();
    clock.advance(86_400_000);
    expect(await topics.contact(topicId, { by: karin, way: "phone", about: "Ringde, vill ta med en karta" })).toEqual({ outcome: "moved", state: "contacted" });
    expect(await topics.move(topicId, { move: "prepare", question: "Vem har\r\nnyckeln?\u0000" }, karin)).toMatchObject({ state: "preparing" });
    const [meeting] = dialogue.meetings;
    expect(await topics.move(topicId, { move: "place", meetingId: meeting!.id, stepId: "talk-3", round: { title: { sv: "Samtal 3" }, beginsLocal: "2020-11-03T14:20" } }, karin)).toMatchObject({ state: "on-agenda" });
    expect(await topics.move(topicId, { move: "decline", because: "för sent" }, karin)).toEqual({ outcome: "refused", state: "on-agenda" });
    await topics.move(topicId, { move: "discuss" }, "system");
    await topics.move(topicId, { move: "answer" }, karin);
    expect(await topics.find(topicId)).toMatchObject({ state: "answered", number, question: "Vem har\nnyckeln?", placed: { meetingId: meeting!.id, stepId: "talk-3" } });
    const life = await topics.life(topicId);
    expect(life.steps.map(({ state }) => state)).toEqual(["received", "contacted", "preparing", "on-agenda", "discussed", "answered"]);
    expect(life.steps[1]!.at.getTime() - life.steps[0]!.at.getTime()).toBe(86_400_000);
    expect(life.contacts).toMatchObject([{ way: "phone", by: karin }]);
    const events = (await ledger.events(chain())).filter(({ subject }) => subject.id === topicId).map(({ type }) => type);
    expect(events).toEqual(["topic.received", "topic.contacted", "topic.prepared", "topic.placed", "topic.discussed", "topic.answered"]);
    expect(await topics.of(personId)).toHaveLength(1);
  });

  test("a no has its reason, and a diary entry to the one who asked", async () => {
    const { topicId, personId } = await raised("Gratis parkering");
    await topics.move(topicId, { move: "decline", because: "Det beslutar kommunen." }, karin);
    expect(await topics.find(topicId)).toMatchObject({ state: "declined", because: "Det beslutar kommunen." });
    expect((await ledger.diary(chain())).at(-1)).toMatchObject({ direction: "out", counterpart: personId });
  });

  test("joined topics keep their words and come apart again as they were; no topic joins itself or a joined one (T4)", async () => {
    const [one, other, third] = [await raised("Ett"), await raised("Två"), await raised("Tre")];
    await topics.contact(one.topicId, { by: karin, way: "mail", about: "" });
    expect(await topics.move(one.topicId, { move: "join", into: one.topicId }, karin)).toMatchObject({ outcome: "refused" });
    expect(await topics.move(one.topicId, { move: "join", into: other.topicId }, karin)).toMatchObject({ state: "joined" });
    expect(await topics.move(third.topicId, { move: "join", into: one.topicId }, karin)).toMatchObject({ outcome: "refused" });
    expect(await topics.find(one.topicId)).toMatchObject({ title: "Ett", joined: { into: other.topicId, from: "contacted" } });
    expect(await topics.move(one.topicId, { move: "unjoin" }, karin)).toEqual({ outcome: "moved", state: "contacted" });
    expect(await topics.find(one.topicId)).not.toHaveProperty("joined");
  });
});

describe("what the proposer is told of a move", () => {
  const decline = { move: "decline", because: "Det beslutar kommunen." } as const;
  const lettersTo = async (personId: PersonId) => (await letters.of({ personId })).map(({ purpose, state, subject }) => [purpose, state, subject]);

  test("a no, a place, a joining: a letter each, which waits as long as the move can be taken back (T3)", async () => {
    const one = await raised("Ett ämne att slå ihop");
    const other = await raised("Ett att slå ihop det med");
    await topics.move(one.topicId, { move: "join", into: other.topicId }, karin);
    await topics.move(other.topicId, decline, karin);
    expect(await lettersTo(one.personId)).toEqual([["topic", "queued", `Ditt ämne nummer ${one.number} tas upp tillsammans med ett annat`]]);
    expect(await lettersTo(other.personId)).toEqual([["topic", "queued", `Besked om ditt ämne nummer ${other.number}`]]);
  });

  test("a slip that is undone in time tells nobody anything, and leaves no contact behind", async () => {
    const { topicId, personId } = await raised("Avböjt av misstag");
    const before = await topics.find(topicId);
    await topics.move(topicId, decline, karin);
    clock.advance(9 * 60_000);
    expect(await topics.move(topicId, { move: "undo" }, karin)).toEqual({ outcome: "moved", state: "received" });
    const { since: _, ...rest } = (await topics.find(topicId))!;
    expect({ ...rest, since: before!.since }).toEqual(before);
    expect(await lettersTo(personId)).toEqual([["topic", "stopped", expect.any(String)]]);
    await topics.contact(topicId, { by: karin, way: "letter", about: "fel person" });
    await topics.move(topicId, { move: "undo" }, karin);
    expect((await topics.life(topicId)).contacts).toEqual([]);
    expect((await topics.life(topicId)).steps.map(({ state }) => state)).toEqual(["received", "declined", "received", "contacted", "received"]);
  });

  test("after ten minutes the letter may have gone, and nothing is undone", async () => {
    const { topicId } = await raised("Avböjt på riktigt");
    await topics.move(topicId, decline, karin);
    clock.advance(11 * 60_000);
    expect(await topics.move(topicId, { move: "undo" }, karin)).toEqual({ outcome: "refused", state: "declined" });
  });
});

describe("the words of a proposer", () => {
  test("can be changed while registration is open, by nobody else, and what stood there first is kept (G-10)", async () => {
    const { topicId, personId } = await raised("Första orden");
    const wording = { kind: "challenge" as const, title: "Andra\u0000orden", text: "rad ett\r\nrad två" };
    expect(await topics.reword(topicId, karin, wording)).toEqual({ outcome: "unknown" });
    expect(await topics.reword(topicId, personId, wording)).toEqual({ outcome: "reworded" });
    expect(await topics.reword(topicId, personId, wording)).toEqual({ outcome: "unchanged" });
    expect(await topics.find(topicId)).toMatchObject({ kind: "challenge", title: "Andra orden", text: "rad ett\nrad två" });
    expect(await personData.export(fresh.database, personId)).toMatchObject([{ title: "Andra orden", earlier: [{ title: "Första orden", kind: "opportunity" }] }]);
    const before = clock.civil();
    clock.set(new Date("2020-10-30T23:00:00Z"));
    expect(await topics.reword(topicId, personId, { ...wording, title: "För sent" })).toEqual({ outcome: "closed" });
    clock.set(before);
  });
});

describe("the thread (T2)", () => {
  test("an answer goes out as one letter with the personal link; a proposer writes in own topics only", async () => {
    const { topicId, personId } = await raised("Tråden");
    const stranger = await raised("En annans");
    expect(await topics.write(topicId, { sender: "proposer", by: stranger.personId, text: "Hej" })).toEqual({ outcome: "unknown" });
    expect(await topics.write(topicId, { sender: "proposer", by: personId, text: "  " })).toEqual({ outcome: "empty" });
    expect(await topics.write(topicId, { sender: "proposer", by: personId, text: "När hörs vi?" })).toEqual({ outcome: "written", letter: "none" });
    expect(await topics.write(topicId, { sender: "authority", by: karin, text: "På måndag." })).toEqual({ outcome: "written", letter: "queued" });
    expect((await topics.life(topicId)).messages.map(({ sender, text }) => [sender, text])).toEqual([
      ["proposer", "När hörs vi?"],
      ["authority", "På måndag."],
    ]);
    expect(await letters.of({ personId })).toMatchObject([{ purpose: "answer", to: "amira@exempel.example" }]);
    expect((await ledger.diary(chain())).slice(-2).map(({ direction }) => direction)).toEqual(["in", "out"]);
  });

  test("to someone without an address it is written and said that no letter goes", async () => {
    const { topicId, personId } = await raised("Utan adress", {});
    expect(await topics.write(topicId, { sender: "authority", by: karin, text: "Vi ringer." })).toEqual({ outcome: "written", letter: "none" });
    expect(await letters.of({ personId })).toEqual([]);
  });
});

test("release shows a title to others and says so in the ledger, once", async () => {
  const { topicId } = await raised("Att visa");
  for (const released of [true, true, false]) {
    await fresh.database.transaction().execute((trx) => topics.release(trx, topicId, released, karin));
  }
  const types = (await ledger.events(chain())).filter(({ subject }) => subject.id === topicId).map(({ type }) => type);
  expect(types).toEqual(["topic.received", "topic.released", "topic.withheld"]);
  expect(await topics.released(chain())).toEqual([]);
  await fresh.database.transaction().execute((trx) => topics.release(trx, topicId, true, karin));
  expect(await topics.released(chain())).toEqual([{ id: topicId, number: expect.any(Number), kind: "opportunity", title: "Att visa" }]);
  await topics.move(topicId, { move: "decline", because: "." }, karin);
  expect(await topics.released(chain())).toEqual([]);
  expect(await ledger.verify(chain())).toMatchObject({ outcome: "whole" });
});

describe("topics that nobody has answered", () => {
  test("are reminded of in one letter to each organiser, each topic once, after the days that the dialogue has set (T2)", async () => {
    const origin = new URL("https://dialog.region.example");
    const authorityId = dialogue.authorityId;
    await fresh.database.transaction().execute((trx) => ledger.openChain(trx, { authorityId }));
    const anna = await fresh.database.transaction().execute((trx) => people.staff.add(trx, { authorityId, name: "Anna Berg", email: "anna@region.example", signInName: "anna", roles: ["organiser"] }));
    await fresh.database.transaction().execute((trx) => people.staff.add(trx, { authorityId, name: "Karin Möller", email: "karin@region.example", signInName: "karin", roles: ["facilitator"] }));
    await topics.remindStaff(origin);
    const { number } = await raised("Vem svarar mig");
    const toAnna = async () => (await letters.of({ personId: anna })).map(({ subject }) => subject);
    const before = (await toAnna()).length;
    expect(await topics.reminderDays(chain())).toBe(5);
    await topics.remindAfter(chain(), 3, karin);
    clock.advance(2 * 86_400_000);
    expect(await topics.remindStaff(origin)).toBe(0);
    clock.advance(86_400_000);
    expect(await topics.remindStaff(origin)).toBe(1);
    expect(await topics.remindStaff(origin)).toBe(0);
    expect((await toAnna()).slice(before)).toHaveLength(1);
    const { rows } = await sql<{ text: string }>`select text from letters_letter where person_id = ${anna} order by place desc limit 1`.execute(fresh.database);
    expect(rows[0]!.text).toContain(`${number}. Vem svarar mig`);
    expect(rows[0]!.text).toContain("/arbetsplats/nar-salongerna-tystnade/amnen?vy=lista&vantar=1");
    await topics.remindAfter(chain(), 0, karin);
    await raised("Ingen påminnelse");
    clock.advance(30 * 86_400_000);
    expect(await topics.remindStaff(origin)).toBe(0);
  });
});
