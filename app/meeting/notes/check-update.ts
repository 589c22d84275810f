import * as Y from "yjs";
import { type NoteId, isNoteKind, longestStoredNote, mostNotes, notesOf, stampsOf } from "./shared.ts";

const noteId = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** The server's name among those who own Yjs client ids. */
export const server = "server";

export type Refusal =
  | "unreadable" // no Yjs update
  | "gap" // it builds on something that never came
  | "another's hand" // it speaks as a Yjs client that belongs to someone else
  | "not notes" // it touches the stamps, or something that is no note
  | "not a note" // a note with another shape than the agreed one
  | "removed" // a note or its text was taken away
  | "too long"
  | "too many"
  | "taken"; // a note id that another notebook holds

/** `update` is the part that was new; `added` and `changed` are note ids, a new note only among the added. */
export type Checked =
  | { outcome: "accepted"; update: Uint8Array; added: NoteId[]; changed: NoteId[]; hidden: NoteId[]; shown: NoteId[] }
  | { outcome: "nothing-new" }
  | { outcome: "refused"; because: Refusal };

/**
 * Applies what `person` sent to `doc` and judges what it did. After a refusal `doc` is spoilt: throw it away and load it anew.
 * `owners` tells whose hand each Yjs client id is; an id seen for the first time becomes the sender's.
 */
export function applyChecked(doc: Y.Doc, owners: Map<number, string>, person: string, sent: Uint8Array): Checked {
  const hands = readHands(doc, sent);
  if (!hands) return refused("unreadable");
  for (const hand of hands) if ((owners.get(hand) ?? person) !== person) return refused("another's hand");

  let update: Uint8Array | undefined;
  const touched = { added: new Set<NoteId>(), changed: new Set<NoteId>(), hidden: new Set<NoteId>() };
  const seen = { fault: undefined as Refusal | undefined };
  const judge = (transaction: Y.Transaction) => {
    seen.fault ??= judgeTransaction(doc, transaction, touched);
  };
  const keep = (bytes: Uint8Array) => {
    update = bytes;
  };
  const hiddenBefore = new Map([...notesOf(doc)].map(([id, note]) => [id, note.get("hidden") === true]));
  doc.on("afterTransaction", judge);
  doc.on("update", keep);
  try {
    Y.applyUpdate(doc, sent);
  } catch {
    return refused("unreadable");
  } finally {
    doc.off("afterTransaction", judge);
    doc.off("update", keep);
  }
  if (doc.store.pendingStructs ?? doc.store.pendingDs) return refused("gap");
  if (seen.fault) return refused(seen.fault);
  if (!update) return { outcome: "nothing-new" };
  for (const hand of hands) owners.set(hand, person);
  const isHidden = (id: NoteId) => notesOf(doc).get(id)?.get("hidden") === true;
  const turned = [...touched.hidden].filter((id) => isHidden(id) !== (hiddenBefore.get(id) ?? false));
  return {
    outcome: "accepted",
    update,
    added: [...touched.added],
    changed: [...touched.changed].filter((id) => !touched.added.has(id)),
    hidden: turned.filter(isHidden),
    shown: turned.filter((id) => !isHidden(id)),
  };
}

const refused = (because: Refusal): Checked => ({ outcome: "refused", because });

/** The Yjs clients whose new work an update holds; what the document has already counts for nobody. */
export function readHands(doc: Y.Doc, update: Uint8Array): Set<number> | undefined {
  try {
    const { structs } = Y.decodeUpdate(update);
    const isNew = ({ id, length }: { id: Y.ID; length: number }) => id.clock + length > Y.getState(doc.store, id.client);
    return new Set(structs.filter(isNew).map(({ id }) => id.client));
  } catch {
    return undefined;
  }
}

type Touched = { added: Set<NoteId>; changed: Set<NoteId>; hidden: Set<NoteId> };

function judgeTransaction(doc: Y.Doc, transaction: Y.Transaction, touched: Touched): Refusal | undefined {
  const notes = notesOf(doc);
  for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
    const fault = type === notes ? judgeNotebook(notes, transaction, keys, touched) : judgeInside(notes, type, keys, touched);
    if (fault) return fault;
  }
  if (notes.size > mostNotes) return "too many";
  return undefined;
}

/** In the map of notes, only new and well-formed ones may come in. */
function judgeNotebook(notes: Y.Map<Y.Map<unknown>>, transaction: Y.Transaction, keys: Set<string | null>, touched: Touched): Refusal | undefined {
  for (const key of keys) {
    const note = key === null ? undefined : notes.get(key);
    if (key === null || !note) return "removed";
    if (!noteId.test(key) || !isWhole(note)) return "not a note";
    if ((note.get("text") as Y.Text).length > longestStoredNote) return "too long";
    if (!isNewIn(transaction, note) || hadBefore(notes, transaction, key)) return "removed";
    touched.added.add(key as NoteId);
  }
  return undefined;
}

/** Within a note that was there before, its kind, its hiding and the letters of its text may change. */
function judgeInside(notes: Y.Map<Y.Map<unknown>>, type: unknown, keys: Set<string | null>, touched: Touched): Refusal | undefined {
  const note = type instanceof Y.Text ? type.parent : type;
  if (!(note instanceof Y.Map) || note.parent !== notes || !note._item) return "not notes";
  const id = note._item.parentSub as NoteId | null;
  if (id === null || notes.get(id) !== note) return "removed";
  if (!isWhole(note)) return "not a note";
  if ((note.get("text") as Y.Text).length > longestStoredNote) return "too long";
  if (type === note && [...keys].some((key) => key !== "kind" && key !== "hidden")) return "removed";
  if (keys.has("hidden")) touched.hidden.add(id);
  touched.changed.add(id);
  return undefined;
}

/** Text without marks or embedded things, a kind we know, hidden or not, and nothing more. */
function isWhole(note: unknown): note is Y.Map<unknown> {
  if (!(note instanceof Y.Map) || note.size !== 3) return false;
  const text: unknown = note.get("text");
  if (!(text instanceof Y.Text) || !isNoteKind(note.get("kind")) || typeof note.get("hidden") !== "boolean") return false;
  const parts = text.toDelta() as { insert: unknown; attributes?: unknown }[];
  return parts.every(({ insert, attributes }) => typeof insert === "string" && attributes === undefined);
}

function isNewIn(transaction: Y.Transaction, type: Y.AbstractType<unknown> | Y.Map<unknown>): boolean {
  const item = type._item;
  return item !== null && item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
}

/** Whether another entry stood under this key before: a note may not be put in another's place. */
function hadBefore(notes: Y.Map<Y.Map<unknown>>, transaction: Y.Transaction, key: string): boolean {
  for (let item = notes._map.get(key)?.left ?? null; item; item = item.left) {
    if (item.id.clock < (transaction.beforeState.get(item.id.client) ?? 0)) return true;
  }
  return false;
}

/** What the server says of a note: whose it is, when it came, which in order. One Yjs update, ready to be stored and sent. */
export function stamp(doc: Y.Doc, added: readonly NoteId[], author: string, at: Date): Uint8Array | undefined {
  if (added.length === 0) return undefined;
  const stamps = stampsOf(doc);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    for (const id of added) stamps.set(id, { number: stamps.size + 1, author, at: at.toISOString() });
  });
  return Y.encodeStateAsUpdate(doc, before);
}
