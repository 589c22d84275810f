import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { HocuspocusProvider } from "@hocuspocus/provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type NoteId, addNote, notebookName, readNotes } from "../shared.ts";
import { openNotesSession } from "../web/notes-session.ts";
import { dialogueId, groupId, openChain, personId, question, seats, startNotesServer } from "./notes-server.ts";

let fresh: FreshDatabase;
const children: ChildProcess[] = [];
const name = notebookName(groupId(1), question);

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await fresh.drop();
});

async function start(how: "durable" | "forgetful"): Promise<{ url: string; kill(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "child.ts"), fresh.url, how], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [url] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return {
    url,
    async kill() {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("kill -9 in the middle of the writing loses no acknowledged letter (N2, A4)", async () => {
  const ledger = await openChain(fresh.database);
  const acknowledged = new Map<string, string>();
  for (let life = 1; life <= 4; life += 1) {
    const server = await start("durable");
    const writers = [1, 2, 3].map((number) => {
      const person = personId(number);
      return openNotesSession({ url: server.url + person, notebook: name, personId: person, nextId: () => randomIds.next() });
    });
    for (const writer of writers) await expect.poll(() => writer.state().standing, { timeout: 20_000 }).toBe("saved");
    let writing = true;
    const work = writers.map(async (writer, at) => {
      const id = writer.add("idea", `liv ${life}, skrivare ${at}:`) as NoteId;
      for (let letter = 0; writing; letter += 1) {
        writer.text(id)?.insert(writer.text(id)!.length, `${letter % 10}`);
        // Four letters, then a breath: whoever types without one never sees "saved".
        await pause(letter % 5 === 4 ? 120 : 7);
        if (writer.state().standing === "saved") acknowledged.set(id, writer.text(id)!.toString());
      }
    });
    await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBe(3 * life);
    // At another point of the writing in each life.
    await pause(37 * life);
    await server.kill();
    writing = false;
    await Promise.all(work);
    for (const writer of writers) writer.close();
  }

  const again = await startNotesServer(fresh.database, seats(), ledger);
  const reader = openNotesSession({ url: again.url(personId(4)), notebook: name, personId: personId(4), nextId: () => randomIds.next() });
  await expect.poll(() => reader.state().standing, { timeout: 20_000 }).toBe("saved");
  expect(acknowledged.size).toBe(12);
  const onPaper = new Map(reader.state().notes.map(({ id, text }) => [id as string, text]));
  const onWall = new Map((await again.notes.ofDialogue(dialogueId)).map(({ id, text }) => [id as string, text]));
  for (const [id, text] of acknowledged) {
    expect(onPaper.get(id)?.startsWith(text), `${text} | ${onPaper.get(id)}`).toBe(true);
    expect(onWall.get(id)).toBe(onPaper.get(id));
  }
  reader.close();
  await again.stop();
});

test("control: kept after the acknowledgement, as the library proposes, an acknowledged note is lost by kill -9", async () => {
  const open = async (url: string) => {
    const doc = new Y.Doc();
    const provider = new HocuspocusProvider({ url: url + personId(1), name, document: doc, token: "-" });
    const acknowledged = async () => {
      await expect.poll(() => provider.isSynced && provider.unsyncedChanges, { timeout: 20_000 }).toBe(0);
    };
    await acknowledged();
    return { doc, provider, acknowledged };
  };
  const server = await start("forgetful");
  const before = await open(server.url);
  addNote(before.doc, { id: randomIds.next() as NoteId, kind: "idea", text: "bekräftad av servern" });
  await before.acknowledged();
  await server.kill();
  before.provider.destroy();
  const after = await open((await start("forgetful")).url);
  after.provider.destroy();
  expect(readNotes(before.doc)).toHaveLength(1);
  expect(readNotes(after.doc)).toEqual([]);
});
