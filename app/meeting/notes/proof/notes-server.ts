import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Hocuspocus } from "@hocuspocus/server";
import { sql } from "kysely";
import { WebSocketServer } from "ws";
import * as Y from "yjs";
import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId } from "#dialogues";
import type { GroupId } from "#grouping/shared";
import { type Ledger, openLedger } from "#ledger";
import type { PersonId } from "#people";
import { stoppedClock } from "#platform/clock";
import type { Database } from "#platform/database";
import { openLog } from "#platform/log";
import { type Notes, type NotesNeeds, openNotes } from "../index.ts";
import type { NotesGroup } from "../note.ts";

const uuid = (kind: number, number: number) => `0000000${kind}-0000-4000-8000-${String(number).padStart(12, "0")}`;
export const authorityId = uuid(1, 1) as AuthorityId;
export const dialogueId = uuid(2, 1) as DialogueId;
export const meetingId = uuid(3, 1) as MeetingId;
export const personId = (number: number) => uuid(4, number) as PersonId;
export const groupId = (number: number) => uuid(5, number) as GroupId;
export const question = "samtal-2";

/** Two groups of the reference meeting; persons 1–4 sit in group 1, 5–8 in group 2, until a test moves them. */
export function seats() {
  const groups = [1, 2].map((number): NotesGroup => ({ id: groupId(number), authorityId, dialogueId, meetingId, number, questions: [question], mergedFrom: [] }));
  const seat = new Map<PersonId, GroupId>(Array.from({ length: 8 }, (_, at) => [personId(at + 1), groupId(at < 4 ? 1 : 2)]));
  const sat = (person: PersonId, id: GroupId) => {
    const now = groups.find((group) => group.id === seat.get(person));
    return now?.id === id || now?.mergedFrom.includes(id) === true;
  };
  return {
    groups,
    seat,
    needs: {
      group: async (id: GroupId) => groups.find((group) => group.id === id),
      mayWrite: async (person: PersonId, id: GroupId) => seat.get(person) === id,
      mayRead: async (person: PersonId, id: GroupId) => sat(person, id),
      mayConfirm: async (person: PersonId, id: GroupId) => seat.get(person) === id,
    },
  };
}

export type Seats = ReturnType<typeof seats>;

export async function openChain(database: Database): Promise<Ledger> {
  const ledger = openLedger({ database, clock: stoppedClock(new Date("2020-11-03T13:26:00Z")) });
  await database.transaction().execute((trx) => ledger.openChain(trx, { authorityId, dialogueId }));
  return ledger;
}

export type NotesServerInTest = { notes: Notes; url(person: PersonId): string; cut(): void; stop(): Promise<void> };

/** The room behind a plain server: the address says who comes, as the session does in the house. */
export async function startNotesServer(database: Database, table: Seats, ledger: Ledger, over: Partial<NotesNeeds> = {}): Promise<NotesServerInTest> {
  const notes = openNotes({ database, clock: stoppedClock(new Date("2020-11-03T13:26:00Z")), log: openLog("silent"), ledger, ...table.needs, ...over });
  const server = createServer();
  const raw = new Set<{ destroy(): void }>();
  server.on("upgrade", (request, socket, head) => {
    raw.add(socket);
    notes.accept(request, socket, head, { personId: request.url?.slice("/notes/".length) as PersonId });
  });
  const port = await listening(server);
  return {
    notes,
    url: (person) => `ws://127.0.0.1:${port}/notes/${person}`,
    cut: () => raw.forEach((socket) => socket.destroy()),
    async stop() {
      await notes.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The control: the same documents kept as Hocuspocus proposes, after the acknowledgement. */
export async function startForgetfulServer(database: Database): Promise<number> {
  await sql`create table if not exists notes_control (name text primary key, state bytea not null)`.execute(database);
  const hocuspocus = new Hocuspocus({
    quiet: true,
    async onLoadDocument({ documentName, document }) {
      const { rows } = await sql<{ state: Uint8Array }>`select state from notes_control where name = ${documentName}`.execute(database);
      for (const { state } of rows) Y.applyUpdate(document, state);
    },
    async onStoreDocument({ documentName, document }) {
      const state = Y.encodeStateAsUpdate(document);
      await sql`insert into notes_control values (${documentName}, ${state}) on conflict (name) do update set state = excluded.state`.execute(database);
    },
  });
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer();
  server.on("upgrade", (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const client = hocuspocus.handleConnection(webSocket, new Request("http://notes/"));
      webSocket.on("message", (data: Buffer) => client.handleMessage(new Uint8Array(data)));
      webSocket.on("close", (code, reason) => client.handleClose({ code, reason: reason.toString() }));
    }),
  );
  return listening(server);
}

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));
}
