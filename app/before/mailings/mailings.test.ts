import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CalendarPart } from "#letters";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { PreviewId } from "./index.ts";
import { type Storey, openStorey } from "./testing.ts";
import { listed, withheld } from "./web/listed.ts";

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
    audience: { meetingIds: dialogue.meetings.map(({ id }) => id), who: "placed" },
    by: karin,
  });
  if (!made) throw new Error("No preview");
  return made;
};
const by = () => ({ personId: karin, authorityId: storey.dialogue.authorityId });
/** The outbox' own rows: the text goes out through no door but the mail server's. */
const stored = async (which: { letterId: string } | { to: string }) => {
  const where = "to" in which ? sql`to_address = ${which.to}` : sql`letter_id = ${which.letterId}`;
  type Row = { subject: string; text: string; calendar: CalendarPart | null };
  return (await sql<Row>`select subject, text, calendar from letters_letter where ${where} order by place`.execute(fresh.database)).rows;
};
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
      form: { dates: ["1"], name: "Per Telefon", email: "", role: "official", organisation: "", municipality: "1281", languages: ["sv"], extra: [], topic: "none", topicTitle: "", topicText: "", measures: [], measuresOther: "" },
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
    expect(changed).toEqual({ outcome: "changed", changes: { joined: [{ personId: people["waits"], name: "Väntar" }], left: [{ personId: stays, name: "Stannar" }], letter: false } });
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

  test("in the authority's own words: what a person typed stays words, what is nobody's place is refused (M1)", async () => {
    const { mailings, letters, dialogue, someone } = storey;
    const of = { dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind: "reminder" as const };
    const { wording, own } = await mailings.wording(of);
    expect(own).toBe(false);
    const faulty = { ...wording, sv: { subject: "{{dates}}", text: "{{namn}} {{personal-link}}" }, en: { subject: " ", text: "x".repeat(10_001) } };
    expect(await mailings.keepWording({ ...of, by: karin, wording: faulty })).toEqual({
      outcome: "faulty",
      faults: [
        { field: "subject-sv", because: "not-in-subject", place: "dates" },
        { field: "text-sv", because: "unknown-place", place: "namn" },
        { field: "subject-en", because: "empty" },
        { field: "text-en", because: "too-long" },
      ],
    });
    expect((await mailings.wording(of)).own).toBe(false);
    const kept = { ...wording, sv: { subject: "Hej {{name}}: {{title}}", text: "{{name}}\n\n{{my-dates}}\n\n{{personal-link}}" } };
    expect(await mailings.keepWording({ ...of, by: karin, wording: kept })).toEqual({ outcome: "kept" });
    const odd = await someone({ name: "Vinn https://ont.example {{title}}", dates: ["1"] });
    const [meeting] = dialogue.meetings;
    const made = await mailings.preview({ ...of, audience: { meetingIds: [meeting!.id], who: "placed" }, by: karin });
    expect(made?.letter.sv.subject).toBe("Hej {{name}}: När salongerna tystnade");
    expect(await mailings.send(made!.id, by())).toMatchObject({ outcome: "queued" });
    const letter = (await letters.of({ batchId: made!.id })).find(({ personId }) => personId === odd);
    expect(letter?.subject).toBe("Hej Vinn https: //ont. example { {title}}: När salongerna tystnade");
    expect((await stored({ letterId: letter!.letterId }))[0]?.text).toMatch(/^Vinn https: \/\/ont\. example \{ \{title\}\}\n\n- tisdag 3 november 2020 kl\. 13\.00–16\.00\. Lobbyn .*\n\n\{\{personal-link\}\}\n\nMed stöd av [^\n]+\n$/);
    await mailings.keepWording({ ...of, by: karin, wording: undefined });
    expect(await mailings.wording(of)).toEqual({ wording, own: false });
    await storey.registration.cancel(odd, odd);
  });

  test("to those in the queue, or to those who were there, has its own skipped (M3)", async () => {
    const { mailings, dialogue } = storey;
    const wish = (who: "waiting" | "attended") =>
      mailings.preview({ dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind: "follow-up", audience: { meetingIds: dialogue.meetings.map(({ id }) => id), who }, by: karin });
    const waiting = await wish("waiting");
    expect(waiting?.recipients).toEqual([]);
    expect(new Set(waiting?.skipped.map(({ because }) => because))).toEqual(new Set(["placed", "cancelled"]));
    expect(new Set((await wish("attended"))?.skipped.map(({ because }) => because))).toEqual(new Set(["absent", "cancelled"]));
  });

  test("that says something that is true no more is not sent, not even as previewed: words, or a date that was moved since", async () => {
    const { mailings, dialogue, letters, move } = storey;
    const of = { dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind: "preparation" as const };
    const { wording } = await mailings.wording(of);
    const made = await preview();
    expect(await mailings.changes(made)).toMatchObject({ letter: false });
    await mailings.keepWording({ ...of, by: karin, wording: { ...wording, en: { ...wording.en, text: "Come." } } });
    expect(await mailings.send(made.id, { ...by(), asPreviewed: true })).toMatchObject({ outcome: "changed", changes: { letter: true } });
    await mailings.keepWording({ ...of, by: karin, wording: undefined });
    expect(await mailings.changes(made)).toMatchObject({ letter: false });
    await move("2020-11-10T", "2020-11-11T");
    expect(await mailings.send(made.id, { ...by(), asPreviewed: true })).toMatchObject({ outcome: "changed", changes: { letter: true } });
    expect(await letters.of({ batchId: made.id })).toEqual([]);
    await move("", "");
  });

  test("about one date asks the calendar to take it as it is, with a sequence that goes up when the date is moved (M1)", async () => {
    const { mailings, letters, dialogue, move, someone } = storey;
    const wish = { dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind: "change" as const, audience: { meetingIds: [dialogue.meetings[0]!.id], who: "placed" as const }, by: karin };
    const sent = async () => {
      const made = await mailings.preview(wish);
      await mailings.send(made!.id, by());
      const [first] = await letters.of({ batchId: made!.id });
      return { personId: first!.personId, calendar: (await stored({ letterId: first!.letterId }))[0]?.calendar };
    };
    await someone({ name: "Följer Med", dates: ["1"] });
    const before = await sent();
    await move("2020-11-03T", "2020-11-04T");
    const after = await sent();
    const line = (content: string | undefined, name: string) => content?.split("\r\n").find((one) => one.startsWith(name));
    expect([before.calendar?.method, after.calendar?.method]).toEqual(["REQUEST", "REQUEST"]);
    expect(after.personId).toBe(before.personId);
    expect(line(after.calendar?.content, "UID")).toBe(line(before.calendar?.content, "UID"));
    expect(line(before.calendar?.content, "DTSTART;")).toBe("DTSTART;TZID=Europe/Stockholm:20201103T130000");
    expect(line(after.calendar?.content, "DTSTART;")).toBe("DTSTART;TZID=Europe/Stockholm:20201104T130000");
    const sequence = (content: string | undefined) => Number(line(content, "SEQUENCE")?.split(":")[1]);
    expect(sequence(after.calendar?.content)).toBeGreaterThan(sequence(before.calendar?.content));
  });

  test("can be tried on oneself: marked as a test, in each language, with nobody's link", async () => {
    const { mailings, database, dialogue } = storey;
    const made = await preview();
    const words = { sv: { mark: "PROV:", link: "[länk]" }, en: { mark: "TEST:", link: "[link]" }, fi: { mark: "KOE:", link: "[linkki]" } };
    expect(await mailings.tryOut(made.id, by(), words)).toEqual({ outcome: "no-address" });
    const samir = await database.transaction().execute((trx) => storey.people.add(trx, { authorityId: dialogue.authorityId, name: "Samir", email: "samir@kultur.example", language: "sv" }));
    expect(await mailings.tryOut(made.id, { ...by(), personId: samir }, words)).toEqual({ outcome: "queued", to: "samir@kultur.example" });
    const tests = await stored({ to: "samir@kultur.example" });
    expect(tests.map(({ subject }) => subject)).toEqual(["PROV: Inför mötet: När salongerna tystnade", "TEST: Before the meeting: When the halls fell silent", expect.stringMatching(/^KOE: Ennen kokousta: /)]);
    for (const { text } of tests) {
      expect(text).toContain("Samir");
      expect(text).not.toContain("{{");
    }
    expect(await storey.letters.of({ batchId: made.id })).toEqual([]);
  });

  test("is paused, goes on, is stopped and tried again by its own authority only, and the ledger says who", async () => {
    const { mailings, letters, dialogue, ledger, chain } = storey;
    const made = await preview();
    await mailings.send(made.id, by());
    const other = { personId: karin, authorityId: randomIds.next() as typeof dialogue.authorityId };
    for (const wish of ["pause", "resume", "stop"] as const) expect(await mailings.steer(made.id, wish, other)).toEqual({ outcome: "unknown" });
    expect(await mailings.retry(made.id, "refused", other)).toEqual({ outcome: "unknown" });
    await mailings.steer(made.id, "pause", by());
    expect(await letters.isPaused(made.id)).toBe(true);
    await mailings.steer(made.id, "resume", by());
    expect(await letters.isPaused(made.id)).toBe(false);
    expect(await mailings.steer(made.id, "stop", by())).toEqual({ outcome: "done", letters: made.recipients.length });
    expect(await mailings.retry(made.id, "refused", by())).toEqual({ outcome: "done", letters: 0 });
    expect((await ledger.events(chain)).slice(-4).map(({ type, actor }) => [type, actor])).toEqual(["pause", "resume", "stop", "sent-again"].map((wish) => [`mailing.${wish}`, karin]));
  });

  test("stands in the history of each recipient, which another dialogue does not have", async () => {
    const { mailings, dialogue } = storey;
    const of = { dialogueId: dialogue.id, authorityId: dialogue.authorityId };
    const history = await mailings.historyOf(people["waits"]!, of);
    expect(history?.name).toBe("Väntar");
    expect(history?.letters.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(["waiting-list", "preparation"]));
    expect(await mailings.historyOf(people["waits"]!, { ...of, dialogueId: randomIds.next() as typeof dialogue.id })).toBeUndefined();
  });

  test("names what must be booked ahead only while it can be asked for; previewed before that day ended it is not sent after it (A-12, M3)", async () => {
    const { clock, mailings, letters } = storey;
    const textOf = async (id: PreviewId) => (await stored({ letterId: (await letters.of({ batchId: id }))[0]!.letterId }))[0]!.text;
    const [now, later] = [await preview(), await preview()];
    expect(await mailings.send(now.id, by())).toMatchObject({ outcome: "queued" });
    expect(await textOf(now.id)).toContain("senast tisdag 20 oktober 2020:\n- Skrivtolk i min grupp\n- Teckenspråkstolk\n");
    const before = clock.civil();
    clock.set(new Date("2020-10-20T22:00:00Z"));
    expect(await mailings.send(later.id, { ...by(), asPreviewed: true })).toMatchObject({ outcome: "changed", changes: { letter: true } });
    const again = await preview();
    expect(await mailings.send(again.id, by())).toMatchObject({ outcome: "queued" });
    expect(await textOf(again.id)).not.toMatch(/boka i förväg|\n{3}/);
    clock.set(before);
  });

  test("to a protected person shows no list where to, in the preview, after sending and in the history (R8)", async () => {
    const { mailings, dialogue, letters, people: persons, database, someone } = storey;
    const of = { dialogueId: dialogue.id, authorityId: dialogue.authorityId };
    const kept = (await mailings.wording({ ...of, kind: "reminder" })).wording;
    await mailings.keepWording({ ...of, kind: "reminder", by: karin, wording: { ...kept, sv: { ...kept.sv, subject: "Hej {{name}}" } } });
    const hidden = await someone({ name: "Hemlig Person", email: "hemlig@exempel.example", dates: ["1"] });
    await database.transaction().execute((trx) => persons.protect(trx, hidden, true, karin));
    const made = (await mailings.preview({ ...of, kind: "reminder", audience: { meetingIds: dialogue.meetings.map(({ id }) => id), who: "everyone" }, by: karin }))!;
    await mailings.send(made.id, by());
    const sent = (await letters.of({ batchId: made.id })).map((letter) => ({ ...letter, reply: `550 <${letter.to}> unknown`, bounced: { status: "5.1.1", words: `no ${letter.to}`, at: letter.queuedAt } }));
    expect(JSON.stringify(sent)).toContain("hemlig@exempel.example");
    for (const one of [...made.recipients, ...(await mailings.find(made.id))!.recipients]) {
      const letter = sent.find(({ personId }) => personId === one.personId);
      for (const line of [listed(one), listed(one, { letter })]) {
        if (one.personId !== hidden) expect(line.email).toBe(one.email);
        else expect(JSON.stringify(line)).not.toMatch(/hemlig/i);
      }
      if (one.personId !== hidden) expect(JSON.stringify(listed(one, { letter }))).toContain(`550 <${one.email}>`);
    }
    const history = (await mailings.historyOf(hidden, of))!;
    expect(history).toMatchObject({ protected: true });
    expect(history.letters.map(({ purpose }) => purpose)).toContain("reminder");
    expect(JSON.stringify(history.letters.map(withheld))).not.toMatch(/hemlig/i);
    await mailings.keepWording({ ...of, kind: "reminder", by: karin, wording: undefined });
    await storey.registration.cancel(hidden, hidden);
  });

  test("of another authority does not exist", async () => {
    const { mailings, dialogue } = storey;
    const other = randomIds.next() as typeof dialogue.authorityId;
    const made = await preview();
    expect(await mailings.send(made.id, { ...by(), authorityId: other })).toEqual({ outcome: "unknown" });
    expect(await mailings.preview({ dialogueId: dialogue.id, authorityId: other, kind: "preparation", audience: { meetingIds: [], who: "placed" }, by: karin })).toBeUndefined();
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
    const ofOne = (authorityId: typeof other, ...roles: Parameters<typeof access.ofPerson>[1]["roles"]) => access.ofPerson(asks, { authorityId, roles });
    expect(await ofOne(dialogue.authorityId, "organiser", "facilitator", "registrar")).toEqual({ outcome: "forbidden" });
    expect(await ofOne(dialogue.authorityId, "access")).toMatchObject({ outcome: "found", measures: { chosen: ["sign-language"] } });
    expect(await ofOne(other, "access")).toEqual({ outcome: "found", measures: undefined });
    // By phone (R6): only whoever may see it, and only for their own authority.
    const need = { authorityId: dialogue.authorityId, dialogueId: dialogue.id, personId: asks, measures: { chosen: ["captions"], other: "" } };
    const arranges = { personId: karin, authorityId: dialogue.authorityId, roles: ["access"] as const };
    expect(await access.saveFor(need, { ...arranges, roles: ["organiser", "facilitator", "registrar"] })).toEqual({ outcome: "forbidden" });
    expect(await access.saveFor(need, { ...arranges, authorityId: other })).toEqual({ outcome: "forbidden" });
    expect(await access.of(asks)).toMatchObject({ chosen: ["sign-language"] });
    expect(await access.saveFor(need, arranges)).toEqual({ outcome: "saved" });
    expect(await access.of(asks)).toEqual(need.measures);
    const entries = (await ledger.diary(chain)).filter(({ title }) => title === "Önskemål inför mötet");
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toContain(asks);
  });
});
