import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Storey, openStorey } from "./testing.ts";

let fresh: FreshDatabase;
let storey: Storey;
const karin = randomIds.next() as PersonId;

beforeAll(async () => {
  fresh = await freshDatabase();
  storey = await openStorey(fresh, { edit: (file) => file.replaceAll("capacity: 160", "capacity: 3") });
});
afterAll(() => fresh.drop());

const preview = async () => {
  const { dialogue, mailings } = storey;
  const made = await mailings.preview({
    dialogueId: dialogue.id,
    authorityId: dialogue.authorityId,
    kind: "preparation",
    audience: { meetingIds: dialogue.meetings.map(({ id }) => id) },
    by: karin,
  });
  if (!made) throw new Error("No preview");
  return made;
};
const by = () => ({ personId: karin, authorityId: storey.dialogue.authorityId });
const people: Record<string, PersonId> = {};

describe("a preparation letter (M1, M3)", () => {
  test("goes to those with a place; who waits, has left or has no address is skipped, and it says so", async () => {
    const { someone, registration, dialogue } = storey;
    people["stays"] = await someone({ name: "Stannar" });
    people["oneDay"] = await someone({ name: "En Dag", dates: ["2"] });
    people["leaves"] = await someone({ name: "Lämnar" });
    await registration.cancel(people["leaves"], people["leaves"]);
    people["third"] = await someone({ name: "Tredje" });
    people["waits"] = await someone({ name: "Väntar", dates: ["2"] });
    const phoned = await registration.register({
      idempotencyKey: randomIds.next(),
      dialogueSlug: dialogue.slug,
      language: "sv",
      form: { dates: ["1"], name: "Per Telefon", email: "", role: "official", organisation: "", municipality: "1281", languages: ["sv"], topic: "none", topicTitle: "", topicText: "", measures: [], measuresOther: "" },
      entered: { by: karin, source: "phone" },
    });
    expect(phoned.outcome).toBe("registered");
    const made = await preview();
    expect(made.recipients.map(({ name }) => name).toSorted()).toEqual(["En Dag", "Stannar", "Tredje"]);
    expect(made.skipped.map(({ name, because }) => `${name} ${because}`).toSorted()).toEqual(["Lämnar cancelled", "Per Telefon no-address", "Väntar waiting"]);
    expect(made.letter.sv.text).toContain("{{personal-link}}");
    expect(await storey.mailings.find(made.id)).toEqual(made);
  });

  test("that has another audience by now is not sent before someone has seen how", async () => {
    const { mailings, registration, letters } = storey;
    const made = await preview();
    const stays = people["stays"]!;
    await registration.cancel(stays, stays);
    const changed = await mailings.send(made.id, by());
    // The place went to the one who waited.
    expect(changed).toEqual({ outcome: "changed", joined: [people["waits"]], left: [stays] });
    expect(await letters.of({ batchId: made.id })).toEqual([]);
  });

  test("is sent to exactly those who were previewed, once", async () => {
    const { mailings, letters, ledger, chain } = storey;
    const made = await preview();
    const both = await Promise.all([mailings.send(made.id, by()), mailings.send(made.id, by())]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["already", "queued"]);
    const sent = await letters.of({ batchId: made.id });
    expect(new Set(sent.map(({ personId }) => personId))).toEqual(new Set(made.recipients.map(({ personId }) => personId)));
    expect(sent).toHaveLength(made.recipients.length);
    expect(sent.every(({ to, subject }) => !to.includes(",") && subject === made.letter.sv.subject)).toBe(true);
    expect((await ledger.diary(chain)).at(-1)).toMatchObject({ direction: "out", title: `Utskick till anmälda, ${sent.length} brev` });
  });

  test("as previewed goes also to who has left since, when a human says so", async () => {
    const { mailings, registration, letters } = storey;
    const made = await preview();
    const third = people["third"]!;
    await registration.cancel(third, third);
    expect(await mailings.send(made.id, { ...by(), asPreviewed: true })).toMatchObject({ outcome: "queued", letters: made.recipients.length });
    expect((await letters.of({ batchId: made.id })).map(({ personId }) => personId)).toContain(third);
  });

  test("of another authority does not exist", async () => {
    const { mailings, dialogue } = storey;
    const other = randomIds.next() as typeof dialogue.authorityId;
    const made = await preview();
    expect(await mailings.send(made.id, { ...by(), authorityId: other })).toEqual({ outcome: "unknown" });
    expect(await mailings.preview({ dialogueId: dialogue.id, authorityId: other, kind: "preparation", audience: { meetingIds: [] }, by: karin })).toBeUndefined();
    expect(await mailings.ofDialogue(dialogue.id, other)).toEqual([]);
  });
});

describe("access measures (R7, G-16)", () => {
  test("are seen by the one who arranges them and nobody else, and the public diary does not say who asked", async () => {
    const { someone, access, dialogue, ledger, chain, registration } = storey;
    for (const personId of Object.values(people)) await registration.cancel(personId, personId);
    const asks = await someone({ name: "Behöver Tolk", dates: ["1"], measures: ["sign-language"], measuresOther: "Plats\u0000 nära\r\ntolken" });
    const [meeting] = dialogue.meetings;
    expect(await access.ofMeeting(meeting!.id, { authorityId: dialogue.authorityId, roles: ["organiser", "facilitator"] })).toEqual({ outcome: "forbidden" });
    expect(await access.ofMeeting(meeting!.id, { authorityId: dialogue.authorityId, roles: ["access"] })).toEqual({
      outcome: "listed",
      needs: [{ personId: asks, name: "Behöver Tolk", measures: { chosen: ["sign-language"], other: "Plats nära\ntolken" } }],
    });
    const other = randomIds.next() as typeof dialogue.authorityId;
    expect(await access.ofMeeting(meeting!.id, { authorityId: other, roles: ["access"] })).toEqual({ outcome: "listed", needs: [] });
    const entries = (await ledger.diary(chain)).filter(({ title }) => title === "Önskemål inför mötet");
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain(asks);
  });
});
