import type { Language } from "#platform/i18n";
import * as Y from "yjs";

/**
 * The document of a notebook (one group, one question), for server and browser alike.
 *
 *     notes   Y.Map  note id → Y.Map { kind, text: Y.Text, hidden }    written by the group
 *     stamps  Y.Map  note id → { number, author, at }                  written by the server alone
 *
 * A note is never taken out of the map: hiding it can be undone, and a source of an insight stays where it is.
 */
export type NoteId = string & { readonly __brand: "NoteId" };

/** The order is the order of every list and picker. */
export const noteKinds = ["experience", "challenge", "idea", "question", "contact"] as const;
export type NoteKind = (typeof noteKinds)[number];

export const kindWords: Record<Language, Record<NoteKind, string>> = {
  sv: { experience: "Erfarenhet", challenge: "Utmaning", idea: "Idé", question: "Fråga", contact: "Kontakt" },
  en: { experience: "Experience", challenge: "Challenge", idea: "Idea", question: "Question", contact: "Contact" },
  fi: { experience: "Kokemus", challenge: "Haaste", idea: "Idea", question: "Kysymys", contact: "Yhteystieto" },
};
/** The plant whose dye each kind of note has (the look of the house). */
export const dyes = { experience: "vejde", challenge: "lav", idea: "reseda", question: "bjork", contact: "ljung" } as const satisfies Record<NoteKind, string>;

/** `author` is a person id; `at` an ISO instant in civil time. Both are missing until the server has stamped the note. */
export type Stamp = { number: number; author: string; at: string };
export type SharedNote = { id: NoteId; kind: NoteKind; text: string; hidden: boolean; stamp?: Stamp };

/** Characters in a note's field; the server takes twice as many, since two people may fill the same note at once. */
export const longestNote = 2000;
export const longestStoredNote = 2 * longestNote;
export const mostNotes = 500;

/** Ways in which the server ends a notes socket. After "not stored" the browser comes back; after "refused" it does not. */
export const closeCodes = { notStored: 1011, refused: 4403 } as const;

/** Told to somebody who may not open a notebook, now or later. */
export const refusedReason = "refused";

/** What the server tells beside the document. */
export type NotesMessage = { type: "access"; mayWrite: boolean };

export const notebookName = (groupId: string, question: string) => `${groupId}/${question}`;
export const notebookPattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([a-z0-9-]{1,80})$/;

export const notesOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap("notes");
export const stampsOf = (doc: Y.Doc): Y.Map<Stamp> => doc.getMap("stamps");

export function isNoteKind(value: unknown): value is NoteKind {
  return noteKinds.some((kind) => kind === value);
}

export function addNote(doc: Y.Doc, { id, kind, text }: { id: NoteId; kind: NoteKind; text: string }): void {
  const entries: [string, unknown][] = [["kind", kind], ["text", new Y.Text(text)], ["hidden", false]];
  notesOf(doc).set(id, new Y.Map(entries));
}

/** The text of a note, to type in. */
export function textOf(doc: Y.Doc, id: NoteId): Y.Text | undefined {
  const text = notesOf(doc).get(id)?.get("text");
  return text instanceof Y.Text ? text : undefined;
}

export function setKind(doc: Y.Doc, id: NoteId, kind: NoteKind): void {
  notesOf(doc).get(id)?.set("kind", kind);
}

export function setHidden(doc: Y.Doc, id: NoteId, hidden: boolean): void {
  notesOf(doc).get(id)?.set("hidden", hidden);
}

export function readNote(doc: Y.Doc, id: NoteId): SharedNote | undefined {
  const kind = notesOf(doc).get(id)?.get("kind");
  const text = textOf(doc, id);
  if (!text || !isNoteKind(kind)) return undefined;
  const stamp = stampsOf(doc).get(id);
  return { id, kind, text: text.toString(), hidden: notesOf(doc).get(id)?.get("hidden") === true, ...(stamp && { stamp }) };
}

/** All notes in the order the server saw them; those it has not seen yet come last. */
export function readNotes(doc: Y.Doc): SharedNote[] {
  const place = (note: SharedNote) => note.stamp?.number ?? Number.POSITIVE_INFINITY;
  return [...notesOf(doc).keys()]
    .flatMap((id) => readNote(doc, id as NoteId) ?? [])
    .sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
