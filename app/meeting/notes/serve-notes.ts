import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Connection, Hocuspocus, type beforeSyncPayload } from "@hocuspocus/server";
import { WebSocketServer } from "ws";
import * as Y from "yjs";
import type { GroupId } from "#grouping/shared";
import type { PersonId } from "#people";
import type { NotesNeeds } from "./index.ts";
import type { NotesGroup } from "./note.ts";
import { openNotebooks } from "./notebooks.ts";
import { type NotesMessage, closeCodes, notebookPattern, refusedReason } from "./shared.ts";
import { listNotebooks } from "./store.ts";
import { writeNotes } from "./write-notes.ts";

/** Updates are words; a whole group's notes fit in a hundredth of this. */
const largestMessage = 1 << 20;
const going = 1001;
const noText = 1003;
/** Yjs sync messages: 0 asks what is new, 1 answers with everything the other lacks, 2 is one update. */
const asking = 0;

/**
 * Hocuspocus tells the browser the reason; any other one means that something broke and it may try again. It writes every
 * message to the console, and that somebody knocked at the wrong door is no fault: hence no words.
 */
const refusal = Object.assign(new Error(""), { reason: refusedReason });

/** Who is behind a connection to one notebook, and whether its updates are taken now. */
type Behind = { personId: PersonId; group: NotesGroup; question: string; mayWrite: boolean };

type Affected = { groupIds?: readonly GroupId[]; personIds?: readonly PersonId[] };

export type NotesServer = {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, who: { personId: PersonId }): void;
  accessChanged(of?: Affected): Promise<void>;
  stop(): Promise<void>;
};

export function serveNotes(needs: NotesNeeds): NotesServer {
  const notebooks = openNotebooks(needs.database);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });

  const mayWrite = async ({ personId, group }: Pick<Behind, "personId" | "group">) =>
    (await needs.mayWrite(personId, group.id)) && (await listNotebooks(needs.database, [group.id])).every(({ closed_at }) => closed_at === null);

  const hocuspocus = new Hocuspocus<Behind>({
    quiet: true,
    async onAuthenticate({ documentName, context, connectionConfig }) {
      const [, groupId = "", question = ""] = notebookPattern.exec(documentName) ?? [];
      const group = groupId ? await needs.group(groupId as GroupId) : undefined;
      if (!group?.questions.includes(question)) throw refusal;
      const behind = { personId: context.personId, group, question };
      const writer = await mayWrite(behind);
      if (!writer && !(await needs.mayRead(context.personId, group.id))) throw refusal;
      connectionConfig.readOnly = !writer;
      return { ...behind, mayWrite: writer };
    },
    async onLoadDocument({ documentName, document, context }) {
      const state = await notebooks.use(documentName, async () => context, async ({ doc }) => ({ result: Y.encodeStateAsUpdate(doc) }));
      Y.applyUpdate(document, state);
    },
    async afterUnloadDocument({ documentName }) {
      notebooks.forget(documentName);
    },
    /** Nobody's state is shared beside the notes: a name that a browser claims for itself would be believed. */
    async beforeHandleAwareness({ states }) {
      for (const client of states.keys()) states.set(client, {});
    },
    beforeSync: take,
  });

  /**
   * Stored before it is applied, sent on and acknowledged. What is not taken must not be applied either: the connection is
   * read-only for that message. Here is the only place that turns `readOnly`, and it does so between messages: turned while
   * one is being stored, the update would be on paper and not in the document.
   */
  async function take({ type, payload, documentName, document, connection, context }: beforeSyncPayload<Behind>): Promise<void> {
    connection.readOnly = !context.mayWrite;
    if (type === asking || connection.readOnly) return;
    const end = (code: number, reason: string) => {
      context.mayWrite = false;
      connection.readOnly = true;
      connection.webSocket.close(code, reason);
    };
    try {
      const written = await notebooks.use(documentName, async () => context, async (notebook) => {
        const result = await writeNotes(needs, notebook, context.personId, payload);
        return { result, spoilt: result.outcome === "refused" || result.outcome === "closed" };
      });
      if (written.outcome === "stored" && written.stamp) Y.applyUpdate(document, written.stamp, { source: "local", skipStoreHooks: true });
      if (written.outcome === "closed") {
        connection.readOnly = true;
        turn(connection, false);
      }
      if (written.outcome === "refused") {
        needs.log.warn({ notebook: documentName, personId: context.personId, because: written.because }, "An update to shared notes was refused");
        end(closeCodes.refused, written.because);
      }
    } catch (fault) {
      needs.log.error({ notebook: documentName, err: fault }, "An update to shared notes could not be stored; its sender comes back with it");
      end(closeCodes.notStored, "not stored");
    }
  }

  async function reconsider(connection: Connection<Behind>): Promise<void> {
    const { context } = connection;
    const writer = await mayWrite(context);
    if (!writer && !(await needs.mayRead(context.personId, context.group.id))) {
      context.mayWrite = false;
      connection.webSocket.close(closeCodes.refused, "not a member");
      return;
    }
    if (context.mayWrite !== writer) turn(connection, writer);
  }

  async function reconsiderAll({ groupIds, personIds }: Affected): Promise<void> {
    const affected = connections().filter(
      ({ context }) => (groupIds?.includes(context.group.id) ?? true) && (personIds?.includes(context.personId) ?? true),
    );
    for (const connection of affected) await reconsider(connection);
  }
  /** Meetings tell of every step of everyone: calls that come while all are being looked at wait for one more look, together. */
  let sweep = Promise.resolve();
  let next: Promise<void> | undefined;

  const connections = () => [...hocuspocus.documents.values()].flatMap((document) => document.getConnections() as Connection<Behind>[]);

  return {
    accept(request, socket, head, { personId }) {
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const client = hocuspocus.handleConnection(webSocket, new Request("http://notes/"), { personId } as Behind);
        webSocket.on("message", (data: Buffer, isBinary: boolean) => {
          if (isBinary) client.handleMessage(new Uint8Array(data));
          else webSocket.close(noText);
        });
        webSocket.on("close", (code, reason) => client.handleClose({ code, reason: reason.toString() }));
        webSocket.on("error", () => webSocket.terminate());
      });
    },
    accessChanged(of) {
      if (of) return reconsiderAll(of);
      next ??= sweep.then(() => {
        next = undefined;
        sweep = reconsiderAll({}).catch((fault: unknown) => needs.log.error({ err: fault }, "Access to shared notes could not be looked at"));
        return sweep;
      });
      return next;
    },
    async stop() {
      await Promise.all(connections().map((connection) => connection.waitForPendingMessages()));
      for (const webSocket of sockets.clients) webSocket.close(going);
      sockets.close();
    },
  };
}

function turn(connection: Connection<Behind>, mayWrite: boolean): void {
  connection.context.mayWrite = mayWrite;
  connection.sendStateless(JSON.stringify({ type: "access", mayWrite } satisfies NotesMessage));
}
