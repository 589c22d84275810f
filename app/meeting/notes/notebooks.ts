import * as Y from "yjs";
import type { Database } from "#platform/database";
import { readHands, server } from "./check-update.ts";
import type { NotesGroup } from "./note.ts";
import { listUpdates } from "./store.ts";

/** A group's notes on one question, exactly as stored: what an update is judged against before it is let in. */
export type Notebook = { group: NotesGroup; question: string; doc: Y.Doc; owners: Map<number, string> };

export type Notebooks = {
  /** Runs `work` on the notebook when every earlier work on it has ended. A fault, or the answer "spoilt", makes the next work load it anew. */
  use<Result>(name: string, open: () => Promise<{ group: NotesGroup; question: string }>, work: (notebook: Notebook) => Promise<{ spoilt?: boolean; result: Result }>): Promise<Result>;
  forget(name: string): void;
};

/** The notebooks that are open in this process. A meeting's notebooks are served by one process at a time. */
export function openNotebooks(database: Database): Notebooks {
  const held = new Map<string, Notebook>();
  const queues = new Map<string, Promise<unknown>>();
  return {
    use(name, open, work) {
      const turn = (queues.get(name) ?? Promise.resolve()).then(async () => {
        try {
          const notebook = held.get(name) ?? (await load(database, await open()));
          held.set(name, notebook);
          const { spoilt, result } = await work(notebook);
          if (spoilt) held.delete(name);
          return result;
        } catch (fault) {
          held.delete(name);
          throw fault;
        }
      });
      const settled = turn.then(() => {}, () => {});
      queues.set(name, settled);
      void settled.then(() => queues.get(name) === settled && queues.delete(name));
      return turn;
    },
    forget: (name) => void held.delete(name),
  };
}

async function load(database: Database, { group, question }: { group: NotesGroup; question: string }): Promise<Notebook> {
  const doc = new Y.Doc();
  const owners = new Map([[doc.clientID, server]]);
  for (const { payload, person_id } of await listUpdates(database, { group_id: group.id, question })) {
    for (const hand of readHands(doc, payload) ?? []) owners.set(hand, person_id ?? server);
    Y.applyUpdate(doc, payload);
  }
  return { group, question, doc, owners };
}
