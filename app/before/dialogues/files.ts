import type { Database } from "#platform/database";
import type { DialogueFile } from "./file/dialogue-file.ts";
import { type Head, findFile } from "./store.ts";

/** More than an authority has under way at once; about 30 kB each. */
const most = 100;

/**
 * The texts of dialogues, kept once read: a version never changes, so nothing here can be out of date. Reading and parsing
 * one costs more than all else that a page of the form does.
 */
export function openFiles() {
  const kept = new Map<string, DialogueFile>();
  return {
    async of(db: Database, head: Pick<Head, "id" | "version">): Promise<DialogueFile> {
      const key = `${head.id} ${head.version}`;
      const known = kept.get(key);
      if (known) return known;
      const file = await findFile(db, head);
      // What a transaction sees may never come true, and its version then be another text.
      if (db.isTransaction) return file;
      const [oldest] = kept.keys();
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      kept.set(key, file);
      return file;
    },
  };
}
