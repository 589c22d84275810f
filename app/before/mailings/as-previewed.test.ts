import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { Preview } from "./index.ts";
import { audienceParts } from "./kinds.ts";
import { type Storey, openStorey } from "./testing.ts";

let fresh: FreshDatabase;
let storey: Storey;
const karin = randomIds.next() as PersonId;
const people: PersonId[] = [];
const crowd = 7;

beforeAll(async () => {
  fresh = await freshDatabase();
  // So few places that whoever leaves lets somebody else in.
  storey = await openStorey(fresh, { edit: (file) => file.replaceAll("capacity: 160", "capacity: 3") });
  for (let at = 0; at < crowd; at += 1) people.push(await storey.someone({ name: `Person ${at}`, email: `${at}@exempel.example`, dates: at % 3 === 0 ? ["1", "2"] : [String(at % 3)] }));
});
afterAll(() => fresh.drop());

const who = fc.nat(crowd - 1);
const happening = fc.oneof(
  fc.record({ what: fc.constantFrom("drop" as const, "restore" as const), who, date: fc.nat(1) }),
  fc.record({ what: fc.constant("address" as const), who, email: fc.constantFrom("ny@exempel.example", undefined) }),
  fc.record({ what: fc.constant("address-back" as const), who }),
  fc.record({ what: fc.constant("protect" as const), who, on: fc.boolean() }),
  fc.record({ what: fc.constant("words" as const), text: fc.constantFrom("Kom.", "Kom hit.", undefined) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

async function happen(one: Happening, kind: Preview["kind"]): Promise<unknown> {
  const { database, dialogue, registration, people: persons, mailings } = storey;
  if (one.what === "words") {
    const of = { dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind };
    const { wording } = await mailings.wording(of);
    return mailings.keepWording({ ...of, by: karin, wording: one.text === undefined ? undefined : { ...wording, sv: { subject: "Hej", text: one.text } } });
  }
  const personId = people[one.who]!;
  if (one.what === "drop" || one.what === "restore") return registration.changeDates({ personId, wishes: [{ meetingId: dialogue.meetings[one.date]!.id, want: one.what }], actor: personId });
  if (one.what === "protect") return registration.protect(personId, one.on, karin);
  const email = one.what === "address" ? one.email : `${one.who}@exempel.example`;
  return database.transaction().execute((trx) => persons.changeEmail(trx, personId, email, karin));
}

const filters = fc.record({ kind: fc.constantFrom("preparation" as const, "reminder" as const), dates: fc.subarray([0, 1], { minLength: 1 }), who: fc.constantFrom(...audienceParts), asPreviewed: fc.boolean() });

/** One of each way it can go, to begin with. */
const first = { kind: "preparation" as const, dates: [0], who: "everyone" as const, asPreviewed: false };
const eachWay: [typeof first, Happening[]][] = [
  [first, []],
  [{ ...first, asPreviewed: true }, [{ what: "drop", who: 0, date: 0 }]],
  [{ ...first, dates: [1] }, [{ what: "drop", who: 0, date: 1 }]],
  [first, [{ what: "words", text: "Kom." }]],
];

/** One line for each who gets it: to the same person at another address is not the same. */
const lines = (list: readonly { personId?: PersonId; to?: string; email?: string }[]) => list.map(({ personId, to, email }) => `${personId} ${to ?? email}`).toSorted();

test("whatever happens after the preview, exactly its addresses are written to, or nobody is and what is different is told (M3)", async () => {
  const seen = new Set<string>();
  const { mailings, letters, dialogue } = storey;
  await fc.assert(
    fc.asyncProperty(filters, fc.array(happening, { maxLength: 4 }), async ({ kind, dates, asPreviewed, ...filter }, happenings) => {
      const wish = { dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind, audience: { meetingIds: dates.map((at) => dialogue.meetings[at]!.id), who: filter.who }, by: karin };
      const made = (await mailings.preview(wish))!;
      for (const one of happenings) await happen(one, kind);
      const now = (await mailings.preview(wish))!;
      const [before, after] = [lines(made.recipients), lines(now.recipients)];
      const sent = await mailings.send(made.id, { personId: karin, authorityId: dialogue.authorityId, asPreviewed });
      const written = lines(await letters.of({ batchId: made.id }));
      const [otherPeople, otherWords] = [before.join() !== after.join(), JSON.stringify(made.letter) !== JSON.stringify(now.letter)];
      seen.add(`${sent.outcome}${otherPeople ? ", other people" : ""}${otherWords ? ", other words" : ""}${before.length > 0 ? "" : ", nobody"}`);
      if (otherWords || (otherPeople && !asPreviewed)) {
        expect(written).toEqual([]);
        const only = (these: string[], those: string[]) => these.filter((line) => !those.includes(line)).map((line) => line.split(" ")[0]);
        const told = sent.outcome === "changed" ? sent.changes : undefined;
        expect(told?.letter).toBe(otherWords);
        expect(told?.joined.map(({ personId }) => personId).toSorted()).toEqual(only(after, before));
        expect(told?.left.map(({ personId }) => personId).toSorted()).toEqual(only(before, after));
      } else {
        expect(sent).toMatchObject({ outcome: "queued", letters: before.length });
        expect(written).toEqual(before);
      }
    }),
    { numRuns: 80, examples: eachWay },
  );
  // Each of the ways it can go has been gone, so the property says something.
  expect([...seen]).toEqual(expect.arrayContaining(["queued", "queued, other people", "changed, other people", "changed, other words"]));
});
