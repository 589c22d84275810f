import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuthorityId } from "#authorities";
import type { Dialogue, DialogueId } from "#dialogues";
import type { InsightSources } from "#harvest";
import type { InsightId } from "#harvest/shared";
import { openLedger } from "#ledger";
import type { NewLetter, SkippedLetter } from "#letters";
import type { PersonId } from "#people";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { Topic, TopicId, TopicState } from "#topics";
import { type CommitmentId, type CommitmentWords, openCommitments } from "./index.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const id = <Id extends string>() => randomIds.next() as Id;
const promise: CommitmentWords = { what: "Prova gemensam lokalbokning", owner: "Tomelilla kommun", receiver: "kulturaktörer", status: "ongoing", because: null, due: null, reviewOn: "2021-06-01" };
const no: CommitmentWords = { what: "En egen studio i varje kommun", owner: "Kulturnämnden", receiver: "", status: "declined", because: "Det kostar mer än allt stöd.", due: null, reviewOn: null };

/** Two insights: the first out of Amira's and Leif's notes at topic 31's table, the second out of Leif's; topic 58 was joined into 31. */
async function house({ published = true } = {}) {
  const clock = stoppedClock(new Date("2020-12-02T09:00:00Z"));
  const [authorityId, dialogueId] = [id<AuthorityId>(), id<DialogueId>()];
  const [amira, leif, nadja, staff] = [id<PersonId>(), id<PersonId>(), id<PersonId>(), id<PersonId>()];
  const topic = (number: number, personId: PersonId, state: TopicState, joined?: TopicId) =>
    ({ id: id<TopicId>(), number, personId, state, title: `Ämne ${number}`, ...(joined && { joined: { into: joined, from: "received" } }) }) as unknown as Topic;
  const first = topic(31, amira, "on-agenda");
  const topics = [first, topic(58, nadja, "joined", first.id), topic(60, staff, "received")];
  const insight = (number: number, authors: PersonId[], topicIds: TopicId[]): InsightSources => ({
    id: id<InsightId>(),
    dialogueId,
    number,
    title: `Insikt ${number}.`,
    standing: published ? "published" : "confirmed",
    noteIds: [],
    groupIds: [],
    authors,
    topicIds,
  });
  const insights = [insight(1, [amira, leif], [first.id]), insight(2, [leif], [])];
  const letters: (NewLetter | SkippedLetter)[] = [];
  const moves: string[] = [];
  const dialogue = {
    id: dialogueId,
    authorityId,
    slug: "salongerna",
    title: { sv: "När salongerna tystnade" },
    zone: "Europe/Stockholm",
    contact: { name: "Karin Möller", phone: "040-675 30 00", email: "k@example.org" },
    meetings: [{ startsLocal: "2020-11-03T13:00" }, { startsLocal: "2020-11-10T13:00" }],
  } as unknown as Dialogue;
  const ledger = openLedger({ database: fresh.database, clock });
  await fresh.database.transaction().execute((trx) => ledger.openChain(trx, { authorityId, dialogueId }));
  const commitments = openCommitments({
    database: fresh.database,
    clock,
    ids: randomIds,
    ledger,
    people: {
      find: async (_db, personId) => ({ id: personId, authorityId, name: personId === amira ? "Amira {{personal-link}}" : "Leif", language: "sv", protected: false, ...(personId !== nadja && { email: "a@example.org" }) }),
    },
    letters: {
      queue: async (_trx, letter) => ({ outcome: "queued", letterId: String(letters.push(letter)) as never }),
      skip: async (_trx, letter) => ({ outcome: "queued", letterId: String(letters.push(letter)) as never }),
    },
    topics: {
      ofDialogue: async () => topics,
      move: async (topicId, { move }) => {
        moves.push(`${topics.find((one) => one.id === topicId)?.number} ${move}`);
        return { outcome: "moved" } as never;
      },
    },
    harvest: { insight: async (wanted) => insights.find((one) => one.id === wanted) },
    origin: () => new URL("https://radslag.example"),
  });
  const draft = async (at: 0 | 1, words: CommitmentWords): Promise<CommitmentId> => {
    const written = await commitments.draft(dialogue, insights[at]!.id, words);
    if (written.outcome !== "written") throw new Error(written.outcome);
    return written.id;
  };
  const to = (personId: PersonId) => letters.filter((letter) => letter.personId === personId);
  return { clock, commitments, dialogue, insights, letters, moves, ledger, chain: { authorityId, dialogueId }, draft, to, amira, leif, nadja, staff };
}

describe("everyone behind an insight is told what became of it, yes or no (A2)", () => {
  test("one letter per person and publication, with the reason of a no; topics are answered, joined ones too", async () => {
    const { commitments, dialogue, draft, to, moves, letters, amira, leif, nadja, staff, ledger, chain } = await house();
    const ids = [await draft(0, promise), await draft(1, no)];
    expect(await commitments.ofDialogue(dialogue)).toEqual([]);
    expect(await commitments.publish(dialogue, ids, staff)).toEqual({ outcome: "published", letters: 2, skipped: 1 });
    expect(letters).toHaveLength(3);
    expect(to(amira)).toMatchObject([{ purpose: "answer", version: "publication-1", subject: "Det här blev det av ditt ämne: Ämne 31" }]);
    expect(to(amira)[0]).toMatchObject({ text: expect.stringContaining("Ja, det pågår: Prova gemensam lokalbokning\nAnsvarig: Tomelilla kommun, för kulturaktörer\nSes över tisdag 1 juni 2021") });
    expect(to(leif)[0]).toMatchObject({ text: expect.stringContaining("Nej: En egen studio i varje kommun\nSkälet: Det kostar mer än allt stöd.\nBeslutat av: Kulturnämnden") });
    expect(to(leif)[0]).toMatchObject({ text: expect.stringContaining("https://radslag.example/dialog/salongerna/dokumentation#sedan") });
    expect(to(nadja)).toMatchObject([{ because: "no-address" }]);
    expect(moves.toSorted()).toEqual(["31 answer", "31 discuss", "58 answer"]);
    expect((await ledger.diary(chain)).map(({ title }) => title)).toEqual(["Åtagande 1", "Åtagande 2"]);
    expect(await commitments.publish(dialogue, ids, staff)).toEqual({ outcome: "nothing-chosen" });
    expect(letters).toHaveLength(3);
  });

  test("two who publish the same drafts at once tell everyone once", async () => {
    const { commitments, dialogue, draft, letters, staff } = await house();
    const ids = [await draft(0, promise)];
    const outcomes = await Promise.all([commitments.publish(dialogue, ids, staff), commitments.publish(dialogue, ids, staff)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(["nothing-chosen", "published"]);
    expect(letters).toHaveLength(3);
  });

  test("a name cannot put a link into somebody's letter", async () => {
    const { commitments, dialogue, draft, to, amira, staff } = await house();
    await commitments.publish(dialogue, [await draft(0, promise)], staff);
    const [letter] = to(amira);
    expect(letter && "text" in letter && letter.text.split("{{personal-link}}")).toHaveLength(2);
  });

  test("an answer to an insight that is not public waits for it", async () => {
    const { commitments, dialogue, draft, letters, staff } = await house({ published: false });
    expect(await commitments.publish(dialogue, [await draft(0, promise)], staff)).toEqual({ outcome: "insight-not-published", numbers: [1] });
    expect(letters).toEqual([]);
  });
});

describe("updates are public; an answer is told by letter (A1–A3)", () => {
  test("a step on the way is for the page, done and no are told", async () => {
    const { commitments, dialogue, draft, letters, clock, to, leif, staff } = await house();
    const at = await draft(1, promise);
    expect(await commitments.update(dialogue, at, { status: "ongoing", text: "Elva lokaler." }, staff)).toEqual({ outcome: "not-published" });
    await commitments.publish(dialogue, [at], staff);
    letters.length = 0;
    expect(await commitments.update(dialogue, at, { status: "ongoing", text: " " }, staff)).toMatchObject({ outcome: "faulty" });
    expect(await commitments.update(dialogue, at, { status: "ongoing", text: "Elva lokaler går att boka." }, staff)).toEqual({ outcome: "updated", letters: 0 });
    clock.set(new Date("2021-06-02T08:00:00Z"));
    expect(await commitments.ofDialogue(dialogue)).toMatchObject([{ overdue: true, updates: [{ text: "Elva lokaler går att boka." }] }]);
    expect(await commitments.update(dialogue, at, { status: "declined", text: "Försäkringen sa nej." }, staff)).toEqual({ outcome: "updated", letters: 1 });
    expect(to(leif)[0]).toMatchObject({ version: "commitment-1-2", text: expect.stringContaining("Nej: Prova gemensam lokalbokning\nSkälet: Försäkringen sa nej.") });
    expect(await commitments.ofDialogue(dialogue)).toMatchObject([{ overdue: false, status: "declined", because: "Försäkringen sa nej." }]);
  });

  test("a draft can be reworded, a published one cannot; another dialogue's is not there", async () => {
    const { commitments, dialogue, draft, staff } = await house();
    const at = await draft(0, promise);
    expect(await commitments.reword(dialogue, at, { ...promise, owner: "" })).toMatchObject({ outcome: "faulty", faults: [{ field: "owner", because: "missing" }] });
    expect(await commitments.reword(dialogue, at, { ...promise, what: "Boka tillsammans" })).toMatchObject({ outcome: "written", number: 1 });
    expect(await commitments.ofDialogue(dialogue, { drafts: true })).toMatchObject([{ what: "Boka tillsammans", publishedAt: null }]);
    await commitments.publish(dialogue, [at], staff);
    expect(await commitments.reword(dialogue, at, promise)).toEqual({ outcome: "published" });
    const other = { ...dialogue, id: id<DialogueId>() };
    expect(await commitments.update(other, at, { status: "done", text: "Klart" }, staff)).toEqual({ outcome: "unknown" });
    expect(await commitments.draft(other, (await house()).insights[0]!.id, promise)).toEqual({ outcome: "no-insight" });
  });

  test("drafts written at once get numbers of their own", async () => {
    const { commitments, dialogue, draft } = await house();
    await Promise.all(Array.from({ length: 5 }, () => draft(0, promise)));
    expect((await commitments.ofDialogue(dialogue, { drafts: true })).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });
});
