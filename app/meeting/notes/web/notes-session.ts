import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import {
  type NoteId,
  type NoteKind,
  type NotesMessage,
  type SharedNote,
  addNote,
  closeCodes,
  notesOf,
  readNotes,
  refusedReason,
  setHidden,
  setKind,
  stampsOf,
  textOf,
} from "../shared.ts";

/**
 * Where the writing stands. `saved`: all that was written here is stored on the server. `saving`: some is on its way.
 * `offline`: no contact, it is kept here. `reading`: the group has closed or this person has moved on.
 * `refused`: this person may not be here, or what was written was not taken.
 */
export type Standing = "connecting" | "saved" | "saving" | "offline" | "reading" | "refused";

/** `unsaved` says that something written here never reached the server, also after the notes were closed. */
export type NotesState = { standing: Standing; notes: readonly SharedNote[]; unsaved: boolean };

/** Notes that others added since the last look at them; what a live region reads aloud. */
export type Newcomers = readonly SharedNote[];

export type NotesSession = {
  subscribe(listener: () => void): () => void;
  /** The same object until something has changed. */
  state(): NotesState;
  /** Undefined when nothing may be written now. */
  add(kind: NoteKind, text: string): NoteId | undefined;
  setKind(id: NoteId, kind: NoteKind): void;
  setHidden(id: NoteId, hidden: boolean): void;
  /** To type in: every change goes to the others as it is made. */
  text(id: NoteId): Y.Text | undefined;
  /** Heard of once per note, and never of one's own or those that were there at the start. */
  onNewcomers(listener: (notes: Newcomers) => void): () => void;
  close(): void;
};

type Opening = {
  /** ws: or wss: address of /notes. */
  url: string;
  notebook: string;
  personId: string;
  nextId: () => string;
  /** Outside a browser: a WebSocket that carries the session's cookie. */
  WebSocketPolyfill?: unknown;
};

/** Letters typed within so many milliseconds travel together: a third of the messages, and nobody sees the difference. */
const together = 80;

/**
 * A message that finds the socket closed is dropped: on the way back the browser and the server compare all they have, so
 * nothing is lost, and a message from before would make the count of what is unsaved wrong.
 */
class NotesSocket extends HocuspocusProviderWebsocket {
  override send(message: unknown): void {
    if (this.webSocket?.readyState === 1) super.send(message);
  }
}

export function openNotesSession({ url, notebook, personId, nextId, WebSocketPolyfill }: Opening): NotesSession {
  const doc = new Y.Doc();
  const listeners = new Set<() => void>();
  const hearers = new Set<(notes: Newcomers) => void>();
  const mine = new Set<NoteId>();
  let known: Set<string> | undefined;
  const way = { open: false, synced: false, mayWrite: true, refused: false };
  let current: NotesState = { standing: "connecting", notes: [], unsaved: false };

  const socket = new NotesSocket({ url, delay: 500, minDelay: 500, maxDelay: 5000, WebSocketPolyfill });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: notebook, document: doc, token: "-", flushDelay: together });

  function standing(): Standing {
    if (way.refused) return "refused";
    if (!way.open) return known ? "offline" : "connecting";
    if (!way.synced) return known ? "saving" : "connecting";
    if (!way.mayWrite) return "reading";
    return provider.hasUnsyncedChanges ? "saving" : "saved";
  }

  function tell(): void {
    current = { standing: standing(), notes: readNotes(doc), unsaved: known !== undefined && provider.hasUnsyncedChanges };
    for (const listener of listeners) listener();
  }

  /** A note counts as new when its stamp comes: then it is known whose it is. */
  function welcome(): void {
    const stamped = [...stampsOf(doc).keys()];
    const before = known;
    if (before === undefined) return;
    const fresh = readNotes(doc).filter(({ id, stamp }) => stamp && !before.has(id) && stamp.author !== personId && !mine.has(id));
    known = new Set(stamped);
    if (fresh.length > 0) for (const hearer of hearers) hearer(fresh);
  }

  doc.on("update", () => {
    welcome();
    tell();
  });
  provider.on("authenticated", ({ scope }: { scope: string }) => {
    way.open = true;
    way.mayWrite = scope !== "readonly";
    tell();
  });
  provider.on("synced", () => {
    way.synced = true;
    known ??= new Set(stampsOf(doc).keys());
    welcome();
    tell();
  });
  provider.on("unsyncedChanges", tell);
  provider.on("stateless", ({ payload }: { payload: string }) => {
    way.mayWrite = (JSON.parse(payload) as NotesMessage).mayWrite;
    tell();
  });
  provider.on("authenticationFailed", ({ reason }: { reason: string }) => {
    if (reason === refusedReason) refuse();
    else socket.webSocket?.close();
  });
  socket.on("disconnect", ({ event }: { event?: { code?: number } }) => {
    way.open = false;
    way.synced = false;
    if (event?.code === closeCodes.refused) refuse();
    else tell();
  });
  provider.attach();

  function refuse(): void {
    way.refused = true;
    socket.disconnect();
    tell();
  }
  const writable = () => way.mayWrite && !way.refused;

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => current,
    add(kind, text) {
      if (!writable()) return undefined;
      const id = nextId() as NoteId;
      mine.add(id);
      addNote(doc, { id, kind, text });
      return id;
    },
    setKind: (id, kind) => void (writable() && setKind(doc, id, kind)),
    setHidden: (id, hidden) => void (writable() && setHidden(doc, id, hidden)),
    text: (id) => (notesOf(doc).has(id) ? textOf(doc, id) : undefined),
    onNewcomers(hearer) {
      hearers.add(hearer);
      return () => hearers.delete(hearer);
    },
    close() {
      listeners.clear();
      hearers.clear();
      provider.destroy();
      socket.destroy();
      doc.destroy();
    },
  };
}
