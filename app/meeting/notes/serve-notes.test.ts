import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { HocuspocusProvider } from "@hocuspocus/provider";
import type { Ledger } from "#ledger";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { GroupId } from "#grouping/shared";
import type { NotesNeeds } from "./index.ts";
import { type NotesServerInTest, type Seats, authorityId, dialogueId, groupId, openChain, personId, question, seats, startNotesServer } from "./proof/notes-server.ts";
import { type NoteId, notebookName, notesOf, stampsOf } from "./shared.ts";
import { type NotesSession, openNotesSession } from "./web/notes-session.ts";

const [amira, leif, nadja] = [personId(1), personId(2), personId(5)];
const chain = { authorityId, dialogueId };

let fresh: FreshDatabase;
let ledger: Ledger;
let table: Seats;
let server: NotesServerInTest;
const open: { close(): void }[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  ledger = await openChain(fresh.database);
});
afterAll(() => fresh.drop());
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await server.stop();
});

/** Every test has a group of its own: the database is shared. */
let turn = 0;
async function start(over: Partial<NotesNeeds> = {}): Promise<void> {
  table = seats();
  turn += 1;
  for (const group of table.groups) Object.assign(group, { id: groupId(turn * 10 + group.number) });
  for (const [at, person] of [...table.seat.keys()].entries()) table.seat.set(person, here(at < 4 ? 1 : 2));
  server = await startNotesServer(fresh.database, table, ledger, over);
}
const here = (number: number): GroupId => groupId(turn * 10 + number);
const notebook = (number = 1) => notebookName(here(number), question);

function join(person: PersonId, number = 1): NotesSession {
  const session = openNotesSession({ url: server.url(person), notebook: notebook(number), personId: person, nextId: () => randomIds.next() });
  open.push(session);
  return session;
}
async function joined(person: PersonId, number = 1): Promise<NotesSession> {
  const session = join(person, number);
  await standing(session, "saved");
  return session;
}
async function standing(session: NotesSession, wanted: string): Promise<void> {
  await expect.poll(() => session.state().standing, { timeout: 8000 }).toBe(wanted);
}
const texts = (session: NotesSession) => session.state().notes.map(({ text }) => text);
async function shows(session: NotesSession, wanted: string[]): Promise<void> {
  await expect.poll(() => texts(session), { timeout: 8000 }).toEqual(wanted);
}
const move = (person: PersonId, number: number) => table.seat.set(person, here(number));

describe("shared notes over a real server (N1, N2)", () => {
  test("what two type at once in one note appears at both, and as a row with the author from the connection", async () => {
    await start();
    const [hers, his] = [await joined(amira), await joined(leif)];
    const heard: string[] = [];
    his.onNewcomers((notes) => heard.push(...notes.map(({ kind, stamp }) => `${kind} av ${stamp?.author}`)));
    const id = hers.add("idea", "kalender") as NoteId;
    await shows(his, ["kalender"]);
    hers.text(id)?.insert(0, "En gemensam ");
    his.text(id)?.insert("kalender".length, " för teknik");
    await shows(hers, ["En gemensam kalender för teknik"]);
    await shows(his, ["En gemensam kalender för teknik"]);
    await standing(hers, "saved");
    await standing(his, "saved");
    expect(await server.notes.ofGroups([here(1)])).toMatchObject([{ id, kind: "idea", number: 1, authorId: amira, text: "En gemensam kalender för teknik", hidden: false, question }]);
    expect(heard).toEqual([`idea av ${amira}`]);
    expect(await server.notes.counts(table.groups[0]!.meetingId)).toEqual(new Map([[here(1), 1]]));
  });

  test("first note: one diary entry per group and question; hiding and showing are events (K1)", async () => {
    await start();
    const before = (await ledger.diary(chain)).length;
    const hers = await joined(amira);
    const id = hers.add("challenge", "Ingen vet vem som svarar") as NoteId;
    hers.add("question", "Vem svarar?");
    await standing(hers, "saved");
    hers.setHidden(id, true);
    await expect.poll(async () => (await server.notes.ofGroups([here(1)]))[0]?.hidden).toBe(true);
    hers.setHidden(id, false);
    await expect.poll(async () => (await server.notes.ofGroups([here(1)]))[0]?.hidden).toBe(false);
    const diary = (await ledger.diary(chain)).slice(before);
    expect(diary.map(({ title, direction }) => [title, direction])).toEqual([["Anteckningar från grupp 1 (samtal-2)", "drawn-up"]]);
    const mine = (await ledger.events(chain)).filter(({ subject }) => subject.id === id || subject.id === notebook());
    expect(mine.map(({ type, actor }) => [type, actor])).toEqual([["notes.begun", amira], ["note.hidden", amira], ["note.shown", amira]]);
    expect(await ledger.verify(chain)).toMatchObject({ outcome: "whole" });
  });

  test("while the database refuses nothing is said to be saved; the browser comes back with it by itself", async () => {
    let broken = true;
    const faulty: Ledger = { ...ledger, append: (...all) => (broken ? Promise.reject(new Error("disk full")) : ledger.append(...all)) };
    await start({ ledger: faulty });
    const [hers, his] = [await joined(amira), await joined(leif)];
    hers.add("experience", "Projektorn gick på lån");
    await standing(hers, "offline");
    expect(texts(hers)).toEqual(["Projektorn gick på lån"]);
    expect(texts(his)).toEqual([]);
    expect(await server.notes.ofGroups([here(1)])).toEqual([]);
    broken = false;
    await standing(hers, "saved");
    await shows(his, ["Projektorn gick på lån"]);
    expect(await server.notes.ofGroups([here(1)])).toMatchObject([{ text: "Projektorn gick på lån" }]);
  });

  test("what is written without contact is kept and stored when the contact is back", async () => {
    await start();
    const hers = await joined(amira);
    server.cut();
    await standing(hers, "offline");
    hers.add("idea", "skriven i tunneln");
    expect(hers.state()).toMatchObject({ standing: "offline", unsaved: true });
    await standing(hers, "saved");
    expect(await server.notes.ofGroups([here(1)])).toMatchObject([{ text: "skriven i tunneln", authorId: amira }]);
  });

  test("a null character or half a letter in what was pasted stops nobody", async () => {
    await start();
    const hers = await joined(amira);
    hers.add("idea", "a\0b\uD800c");
    await standing(hers, "saved");
    expect(await server.notes.ofGroups([here(1)])).toMatchObject([{ text: "ab\uFFFDc" }]);
  });

  test("a note id that another notebook holds is refused", async () => {
    await start();
    const hers = await joined(amira);
    const id = hers.add("idea", "min") as NoteId;
    await standing(hers, "saved");
    const other = openNotesSession({ url: server.url(nadja), notebook: notebook(2), personId: nadja, nextId: () => id });
    open.push(other);
    await standing(other, "saved");
    other.add("idea", "övertagen");
    await standing(other, "refused");
    expect(await server.notes.ofGroups([here(1), here(2)])).toMatchObject([{ id, text: "min", authorId: amira }]);
  });
});

describe("who may write (house rules 6, 7 and 10)", () => {
  test("a forged author is refused, and nothing of it is kept", async () => {
    await start();
    const his = await joined(leif);
    const doc = new Y.Doc();
    const provider = new HocuspocusProvider({ url: server.url(amira), name: notebook(), document: doc, token: "-" });
    open.push({ close: () => provider.destroy() });
    const codes: number[] = [];
    provider.on("disconnect", ({ event }: { event: { code: number } }) => codes.push(event.code));
    await expect.poll(() => provider.isSynced && provider.unsyncedChanges).toBe(0);
    doc.transact(() => {
      const id = randomIds.next();
      notesOf(doc).set(id, new Y.Map<unknown>([["kind", "idea"], ["text", new Y.Text("sagt av Leif")], ["hidden", false]]));
      stampsOf(doc).set(id, { number: 1, author: leif, at: "2020-11-03T13:26:00.000Z" });
    });
    await expect.poll(() => codes).toContain(4403);
    provider.disconnect();
    expect(texts(his)).toEqual([]);
    expect(await server.notes.ofGroups([here(1)])).toEqual([]);
  });

  test("nobody opens another group's notebook, or one that is none", async () => {
    await start();
    await standing(join(nadja), "refused");
    for (const name of ["other", `${here(1)}/annat`, `${here(9)}/${question}`]) {
      const session = openNotesSession({ url: server.url(amira), notebook: name, personId: amira, nextId: () => randomIds.next() });
      open.push(session);
      await standing(session, "refused");
    }
  });

  test("after a move the old connection is read-only, or ends when the old group may not be read", async () => {
    await start();
    const [hers, his] = [await joined(amira), await joined(leif)];
    his.add("idea", "före");
    await standing(his, "saved");
    table.groups[1]!.mergedFrom = [here(1)];
    move(leif, 2);
    await server.notes.accessChanged({ personIds: [leif] });
    await standing(his, "reading");
    expect(his.add("idea", "efter")).toBeUndefined();
    his.text(his.state().notes[0]!.id)?.insert(0, "smyg");
    await expect.poll(() => his.state().unsaved).toBe(true);
    hers.add("idea", "kvar");
    await standing(hers, "saved");
    await shows(hers, ["före", "kvar"]);
    move(amira, 2);
    table.groups[1]!.mergedFrom = [];
    await server.notes.accessChanged({ groupIds: [here(1)] });
    await standing(hers, "refused");
    expect(await server.notes.ofGroups([here(1)])).toMatchObject([{ text: "före" }, { text: "kvar" }]);
  });

  test("a hundred steps of a meeting at once are two looks at who may write, and the last one counts", async () => {
    let looks = 0;
    await start();
    const { mayWrite } = table.needs;
    table.needs.mayWrite = async (person, id) => ((looks += 1), mayWrite(person, id));
    await server.stop();
    server = await startNotesServer(fresh.database, table, ledger);
    const his = await joined(leif);
    looks = 0;
    const told = Array.from({ length: 99 }, () => server.notes.accessChanged());
    move(leif, 2);
    table.groups[1]!.mergedFrom = [here(1)];
    await Promise.all([...told, server.notes.accessChanged()]);
    await standing(his, "reading");
    expect(looks).toBeLessThanOrEqual(2);
  });

  test("a closed group is read and confirmed, not written; the group it was merged into does so for both (N4)", async () => {
    await start();
    const [hers, theirs] = [await joined(amira), await joined(nadja, 2)];
    hers.add("experience", "från grupp 1");
    hers.text(hers.state().notes[0]!.id)?.delete(0, 5);
    theirs.add("idea", "från grupp 2");
    await standing(hers, "saved");
    await standing(theirs, "saved");
    await fresh.database.transaction().execute((trx) => server.notes.close(trx, here(1), "system"));
    hers.add("idea", "för sent");
    await standing(hers, "reading");
    expect(hers.state().unsaved).toBe(true);

    table.groups[1]!.mergedFrom = [here(1)];
    move(amira, 2);
    expect((await server.notes.notebooksOf(here(2))).map(({ groupId: id, own }) => [id, own])).toEqual([[here(2), true], [here(1), false]]);
    const old = join(nadja, 1);
    await standing(old, "reading");
    await shows(old, ["grupp 1"]);

    expect(await server.notes.confirm(here(2), leif)).toEqual({ outcome: "not-a-member" });
    expect(await server.notes.confirm(here(2), nadja)).toEqual({ outcome: "confirmed" });
    expect(await server.notes.confirmations([here(1), here(2)])).toMatchObject([
      { groupId: here(1), closed: true, confirmedBy: [nadja] },
      { groupId: here(2), closed: false, confirmedBy: [nadja] },
    ]);
    theirs.add("idea", "efteråt");
    await standing(theirs, "saved");
    expect(await server.notes.confirmations([here(2)])).toMatchObject([{ confirmedBy: [] }]);
    const again = join(amira, 1);
    await shows(again, ["grupp 1"]);
  });
});
