import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Clock } from "#platform/clock";
import type { Transaction } from "#platform/database";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { AuthorityId } from "#authorities";
import { openLedger } from "#ledger";
import { type NewPerson, type PersonId, openPeople, personData } from "./index.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

/** The two clocks apart, so that a test sees which of them counts (house rule 17). */
function twoClocks(): Clock & { moveCivil(days: number): void; advanceMachine(minutes: number): void } {
  let [civil, machine] = [Date.UTC(2020, 9, 30), Date.UTC(2026, 10, 23)];
  return {
    civil: () => new Date(civil),
    machine: () => new Date(machine),
    moveCivil: (days) => void (civil += days * 86_400_000),
    advanceMachine: (minutes) => void (machine += minutes * 60_000),
  };
}

const authorityId = randomIds.next() as AuthorityId;
const origin = new URL("https://dialog.skane.example");
const serverKey = "a server key for tests only";

function room() {
  const clock = twoClocks();
  const { database } = fresh;
  const ledger = openLedger({ database, clock });
  return { clock, ledger, people: openPeople({ database, clock, ids: randomIds, ledger, serverKey, origin: () => origin }) };
}
const within = <Answer>(work: (trx: Transaction) => Promise<Answer>) => fresh.database.transaction().execute(work);
/** All rows of the room as text; bytes as hexadecimal digits. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ row: string }>`
    select row_to_json(t)::text as row from people_person t
    union all select row_to_json(t)::text from people_sign_in t
    union all select row_to_json(t)::text from people_session t order by row`.execute(fresh.database);
  return rows.map(({ row }) => row).join("\n");
}

const asa: NewPerson = { authorityId, name: "Åsa Öberg", email: "asa@exempel.example", language: "sv" };
const add = (person: Partial<NewPerson> = {}) => within((trx) => room().people.add(trx, { ...asa, ...person }));

describe("persons", () => {
  test("a person is found as added; two with one address are two", async () => {
    const dialogueId = randomIds.next();
    const [one, other] = [await add({ dialogueId }), await add({ name: "Åke Öberg", email: undefined, language: "en" })];
    const { people } = room();
    expect(await people.find(fresh.database, one)).toEqual({
      id: one,
      authorityId,
      dialogueId,
      name: "Åsa Öberg",
      email: "asa@exempel.example",
      language: "sv",
      protected: false,
    });
    expect(await people.find(fresh.database, other)).toEqual({ id: other, authorityId, name: "Åke Öberg", language: "en", protected: false });
    expect(await people.find(fresh.database, randomIds.next() as PersonId)).toBeUndefined();
  });

  test("a protected person has no name in the card that others see (R8)", async () => {
    const [open, hidden] = [await add(), await add({ name: "Hemlig Person", protectedIdentity: true })];
    const { people } = room();
    const cards = await people.cards(fresh.database, [open, hidden, randomIds.next() as PersonId]);
    expect(new Map(cards.map(({ personId, name }) => [personId, name]))).toEqual(
      new Map([
        [hidden, "Skyddad deltagare"],
        [open, "Åsa Öberg"],
      ]),
    );
    expect(await people.cards(fresh.database, [])).toEqual([]);
    const view = await sql`select * from people_card where person_id = ${hidden}`.execute(fresh.database);
    expect(JSON.stringify(view.rows)).not.toContain("Hemlig");
    expect((await people.find(fresh.database, hidden))?.name).toBe("Hemlig Person");
  });

  test("a new name or address leaves an event that holds neither (house rule 3)", async () => {
    const { people, ledger } = room();
    const dialogueId = randomIds.next();
    const personId = await add({ dialogueId });
    await within(async (trx) => {
      await ledger.openChain(trx, { authorityId, dialogueId });
      await people.rename(trx, personId, "Åsa Berg", personId);
      await people.changeEmail(trx, personId, "berg@exempel.example", "system");
    });
    expect(await people.find(fresh.database, personId)).toMatchObject({ name: "Åsa Berg", email: "berg@exempel.example" });
    const events = await ledger.events({ authorityId, dialogueId });
    expect(events.map(({ type, actor }) => [type, actor])).toEqual([
      ["person.renamed", personId],
      ["person.email-changed", "system"],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Berg|berg@/);
  });

  test("what the room knows about a person, for the person's own file (K4)", async () => {
    const personId = await add();
    expect(await personData.find(fresh.database, personId)).toEqual({ person: 1, staff: 0 });
    expect(await personData.export(fresh.database, personId)).toEqual({
      name: "Åsa Öberg",
      email: "asa@exempel.example",
      language: "sv",
      protectedIdentity: false,
    });
    expect(await personData.export(fresh.database, randomIds.next())).toBeNull();
  });
});

describe("personal links (R4)", () => {
  const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

  test("the address is in the person's language, and the same each time it is asked for", async () => {
    const { people } = room();
    const [swedish, english] = [await add(), await add({ language: "en" })];
    const link = await people.links.personalLink(swedish);
    expect(link).toBe(`https://dialog.skane.example/mitt/${people.links.token(swedish, 1)}`);
    expect(await people.links.personalLink(swedish)).toBe(link);
    expect(await people.links.personalLink(english)).toContain("https://dialog.skane.example/en/mitt/");
  });

  test("a person who exists only in this transaction has a link in it", async () => {
    const { people } = room();
    await within(async (trx) => {
      const personId = await people.add(trx, asa);
      expect(await people.links.personalLink(personId, trx)).toContain("/mitt/");
    });
  });

  test("looking changes nothing, however often a scanner does it", async () => {
    const { people } = room();
    const personId = await add();
    const token = tokenOf(await people.links.personalLink(personId));
    const before = await everything();
    for (let look = 0; look < 3; look += 1) expect(await people.links.open(token)).toEqual({ outcome: "valid", personId });
    expect(await everything()).toBe(before);
  });

  test("a new generation revokes the old link and ends the sessions it opened; the next letter has the new link", async () => {
    const { people } = room();
    const [personId, other] = [await add(), await add()];
    const old = tokenOf(await people.links.personalLink(personId));
    const session = await people.sessions.open({ personId, kind: "participant" });
    const othersSession = await people.sessions.open({ personId: other, kind: "participant" });
    await within((trx) => people.links.revoke(trx, personId));
    expect(await people.links.open(old)).toEqual({ outcome: "revoked" });
    expect(await people.sessions.find(session.value, "participant")).toBeUndefined();
    expect(await people.sessions.find(othersSession.value, "participant")).toBeDefined();
    const next = tokenOf(await people.links.personalLink(personId));
    expect(await people.links.open(next)).toEqual({ outcome: "valid", personId });
  });

  test("a link of nobody, or not of ours, is unknown", async () => {
    const { people } = room();
    for (const token of [people.links.token(randomIds.next() as PersonId, 1), "x", "", "A".repeat(48)]) {
      expect(await people.links.open(token)).toEqual({ outcome: "unknown" });
    }
  });

  test("nothing secret is stored", async () => {
    const { people } = room();
    const personId = await add();
    const token = tokenOf(await people.links.personalLink(personId));
    const session = await people.sessions.open({ personId, kind: "participant" });
    const stored = await everything();
    expect(stored, "the rows are there").toContain(personId);
    for (const secret of [token, session.value]) {
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(Buffer.from(secret, "base64url").subarray(-16).toString("hex"));
    }
  });
});

describe("staff sign in by a link that works once", () => {
  async function withAnna() {
    const opened = room();
    const { people, ledger } = opened;
    const signInName = `anna-${randomIds.next()}`;
    const personId = await within(async (trx) => {
      await ledger.openChain(trx, { authorityId });
      return people.staff.add(trx, { authorityId, name: "Anna Ek", signInName, roles: ["organiser", "facilitator"] });
    });
    const issue = async () => {
      const issued = await people.signIn.issue(signInName);
      if (issued.outcome !== "issued") throw new Error("not issued");
      expect(issued.url).toMatch(/^https:\/\/dialog\.skane\.example\/logga-in\/[\w-]{43}$/);
      return issued.url.split("/").at(-1) ?? "";
    };
    return { ...opened, personId, signInName, issue };
  }

  test("used once it opens a staff session; a second time it is used", async () => {
    const { people, personId, issue } = await withAnna();
    const token = await issue();
    const used = await people.signIn.use(token);
    if (used.outcome !== "signed-in") throw new Error(used.outcome);
    const session = { personId, kind: "staff", authorityId, roles: ["organiser", "facilitator"] };
    expect(await people.sessions.find(used.session.value, "staff")).toEqual(session);
    const cookie = used.session.setCookie.split(";")[0];
    expect(await people.sessions.ofRequest(`a=b; ${cookie}`, "staff")).toEqual(session);
    expect(await people.signIn.use(token)).toEqual({ outcome: "used" });
    expect(await people.signIn.look(token)).toEqual({ outcome: "used" });
  });

  test("of ten who use it at the same time one is let in", async () => {
    const { people, issue } = await withAnna();
    const token = await issue();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => people.signIn.use(token)));
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(["signed-in", ...Array<string>(9).fill("used")]);
  });

  test("looking does not use it", async () => {
    const { people, issue } = await withAnna();
    const token = await issue();
    const before = await everything();
    for (let look = 0; look < 3; look += 1) expect(await people.signIn.look(token)).toEqual({ outcome: "usable" });
    expect(await everything()).toBe(before);
    expect((await people.signIn.use(token)).outcome).toBe("signed-in");
  });

  test("it ends after ten minutes of machine time; moving the civil clock ends nothing (house rule 17)", async () => {
    const { people, clock, issue } = await withAnna();
    const [early, late] = [await issue(), await issue()];
    clock.moveCivil(40);
    clock.advanceMachine(9.99);
    expect((await people.signIn.use(early)).outcome).toBe("signed-in");
    clock.advanceMachine(0.01);
    expect(await people.signIn.look(late)).toEqual({ outcome: "expired" });
    expect(await people.signIn.use(late)).toEqual({ outcome: "expired" });
  });

  test("nobody with that name, no such link", async () => {
    const { people } = room();
    expect(await people.signIn.issue("ingen")).toEqual({ outcome: "unknown" });
    expect(await people.signIn.use("hittepå")).toEqual({ outcome: "unknown" });
    expect(await people.signIn.look("")).toEqual({ outcome: "unknown" });
  });

  test("the staff of an authority, with an event each; a sign-in name belongs to one", async () => {
    const { people, ledger, personId, signInName } = await withAnna();
    expect(await people.staff.list(authorityId)).toContainEqual({
      personId,
      name: "Anna Ek",
      signInName,
      roles: ["organiser", "facilitator"],
    });
    expect(await people.staff.list(randomIds.next() as AuthorityId)).toEqual([]);
    expect((await ledger.events({ authorityId })).at(-1)).toMatchObject({ type: "staff.added", subject: { kind: "staff", id: personId } });
    const again = within((trx) => people.staff.add(trx, { authorityId, name: "Anna Alm", signInName, roles: [] }));
    await expect(again).rejects.toThrow("people_staff_sign_in_name_key");
  });
});

describe("sessions", () => {
  test("one kind is not the other, nobody's value is nobody's", async () => {
    const { people } = room();
    const dialogueId = randomIds.next();
    const personId = await add({ dialogueId });
    const { value, setCookie } = await people.sessions.open({ personId, kind: "participant" });
    expect(await people.sessions.find(value, "participant")).toEqual({ personId, kind: "participant", authorityId, dialogueId, roles: [] });
    expect(await people.sessions.find(value, "staff")).toBeUndefined();
    expect(await people.sessions.ofRequest(setCookie, "staff")).toBeUndefined();
    for (const wrong of [undefined, "", `${value}x`]) expect(await people.sessions.find(wrong, "participant")).toBeUndefined();
  });

  test("a session ends by machine time, by closing, and not by the civil clock", async () => {
    const { people, clock } = room();
    const personId = await add();
    const [lasting, closed] = [
      await people.sessions.open({ personId, kind: "participant" }),
      await people.sessions.open({ personId, kind: "participant" }),
    ];
    expect(await people.sessions.close(closed.setCookie, "participant")).toMatch(/^__Host-radslag=; .*Max-Age=0$/);
    expect(await people.sessions.find(closed.value, "participant")).toBeUndefined();
    clock.moveCivil(400);
    for (const minutes of [11 * 60, 11 * 60, 119]) {
      clock.advanceMachine(minutes);
      expect(await people.sessions.find(lasting.value, "participant")).toBeDefined();
    }
    clock.advanceMachine(1);
    expect(await people.sessions.find(lasting.value, "participant")).toBeUndefined();
  });

  test.each([["staff", 5], ["participant", 12]] as const)("of %s that nobody uses ends after %i hours; one that is used goes on (S-10)", async (kind, hours) => {
    const { people, clock } = room();
    const personId = await add();
    const [used, left] = [await people.sessions.open({ personId, kind }), await people.sessions.open({ personId, kind })];
    clock.advanceMachine(hours * 60 - 1);
    expect(await people.sessions.find(used.value, kind)).toBeDefined();
    clock.advanceMachine(1);
    expect(await people.sessions.find(used.value, kind)).toBeDefined();
    expect(await people.sessions.find(left.value, kind)).toBeUndefined();
  });

  test("all of a person's end at once, on every device, and nobody else's (S-10)", async () => {
    const { people } = room();
    const [personId, other] = [await add(), await add()];
    const opened = [await people.sessions.open({ personId, kind: "staff" }), await people.sessions.open({ personId, kind: "staff" })];
    const [participant, others] = [await people.sessions.open({ personId, kind: "participant" }), await people.sessions.open({ personId: other, kind: "staff" })];
    await people.sessions.closeAll(personId, "staff");
    for (const { value } of opened) expect(await people.sessions.find(value, "staff")).toBeUndefined();
    expect(await people.sessions.find(participant.value, "participant")).toBeDefined();
    expect(await people.sessions.find(others.value, "staff")).toBeDefined();
  });

  test("who is let in when added has a session of their own, the others none; when one cannot be added there is none", async () => {
    const { people } = room();
    const added = await within((trx) => people.addAll(trx, [{ ...asa, letIn: true }, asa, { ...asa, name: "Bo", letIn: true }]));
    const found = await Promise.all(added.map(({ session }) => people.sessions.find(session?.value, "participant")));
    expect(found.map((session) => session?.personId)).toEqual([added[0]?.personId, undefined, added[2]?.personId]);
    expect(await within((trx) => people.addAll(trx, []))).toEqual([]);
    const count = async () => (await sql`select from people_session`.execute(fresh.database)).rows.length;
    const before = await count();
    const failing = within((trx) => people.addAll(trx, [{ ...asa, letIn: true }, { ...asa, authorityId: "none" as typeof authorityId }]));
    await expect(failing).rejects.toThrow("uuid");
    expect(await count()).toBe(before);
    await expect(people.sessions.open({ personId: randomIds.next() as PersonId, kind: "staff" })).rejects.toThrow("No person");
  });

  test("who opens a session sweeps away what ended more than a day ago, once an hour, and nothing else", async () => {
    const { people, clock } = room();
    const [personId, opener] = [await add(), await add()];
    await people.sessions.open({ personId, kind: "participant" });
    const rows = async () => (await sql`select from people_session where person_id = ${personId}`.execute(fresh.database)).rows.length;
    clock.advanceMachine(2 * 24 * 60 - 1);
    await people.sessions.open({ personId: opener, kind: "participant" });
    expect(await rows()).toBe(1);
    clock.advanceMachine(59);
    await people.sessions.open({ personId: opener, kind: "participant" });
    expect(await rows()).toBe(1);
    clock.advanceMachine(1);
    await people.sessions.open({ personId: opener, kind: "participant" });
    expect(await rows()).toBe(0);
  });
});
