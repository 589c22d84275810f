import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { countTopics, listColumns, listPage } from "./store.ts";

const filter = { dialogueId: randomIds.next() as DialogueId, authorityId: randomIds.next() as AuthorityId };
let fresh: FreshDatabase;

/** 5,000 topics of 5,000 people: a hundred and eighty wait for a word, the newest numbers last. */
beforeAll(async () => {
  fresh = await freshDatabase();
  const { dialogueId, authorityId } = filter;
  await sql`
    insert into people_person (person_id, authority_id, dialogue_id, name, email, language, protected_identity, link_generation)
    select gen_random_uuid(), ${authorityId}, ${dialogueId}, case when n = 17 then 'Åsa Örn' else 'Deltagare ' || n end, null, 'sv', n = 18, n
    from generate_series(1, 5000) n`.execute(fresh.database);
  await sql`
    insert into topics_topic (id, authority_id, dialogue_id, person_id, number, kind, title, text, state, received_at, since, awaits_since)
    select gen_random_uuid(), ${authorityId}, ${dialogueId}, person_id, link_generation, case when link_generation % 2 = 0 then 'challenge' else 'opportunity' end,
      'Ämne om 100 % ' || link_generation, 'text', (array['received', 'contacted', 'preparing', 'on-agenda', 'declined'])[1 + link_generation % 5],
      timestamptz '2020-10-01' + link_generation * interval '1 minute', timestamptz '2020-10-02',
      case when link_generation <= 180 then timestamptz '2020-10-09' - link_generation * interval '1 minute' end
    from people_person where dialogue_id = ${dialogueId}`.execute(fresh.database);
  await sql`analyze`.execute(fresh.database);
});
afterAll(() => fresh.drop());

const states = ["received", "contacted", "preparing", "on-agenda"] as const;

test("a board of 5,000 shows the first of each column: who has waited longest, and what was just moved (T2)", async () => {
  const topics = await listColumns(fresh.database, filter, { states, perColumn: 20, moved: 4996 });
  for (const state of states) expect(topics.filter((topic) => topic.state === state)).toHaveLength(20);
  const contacted = topics.filter(({ state }) => state === "contacted").map(({ number }) => number);
  expect(contacted.slice(0, 3)).toEqual([4996, 176, 171]);
});

test("counts are of what the words and the kind find, in every state", async () => {
  expect((await countTopics(fresh.database, filter)).states).toMatchObject({ received: 1000, declined: 1000, answered: 0 });
  const found = await countTopics(fresh.database, { ...filter, state: "received", kind: "challenge", awaiting: true });
  expect(found).toMatchObject({ awaiting: 90, states: { received: 18, contacted: 18 } });
});

test.each([
  ["Åsa", [17]],
  ["åsa ö", [17]],
  ["4711", [4711]],
  ["100 % 2500", [2500]],
  ["100_%", []],
  ["\\", []],
  ["Deltagare 18", [180, 181, 182, 183, 184, 185, 186, 187, 188, 189]],
])("words find headings, names that may be shown, and numbers: %s", async (words, numbers) => {
  const found = await listPage(fresh.database, { ...filter, words }, { order: "number", offset: 0, limit: 10 });
  expect(found.map(({ number }) => number)).toEqual(numbers);
});

test("the list is read in pages, each topic on one of them", async () => {
  const seen: number[] = [];
  for (let offset = 0; offset < 1000; offset += 50)
    seen.push(...(await listPage(fresh.database, { ...filter, state: "preparing" }, { order: "waiting", offset, limit: 50 })).map(({ number }) => number));
  expect(new Set(seen).size).toBe(1000);
  expect(seen[0]).toBe(177);
});
