import WebSocket from "ws";
import { notebookName } from "#notes/shared";
import { type NotesSession, openNotesSession } from "../../app/meeting/notes/web/notes-session.ts";
import { phrases } from "./phrases.ts";

type Needs = { origin: URL; cookie: string; personId: string };

/** Writes notes in whatever group its person sits; the notebook of the group before is closed. */
export function openPen({ origin, cookie, personId }: Needs) {
  let notebook = "";
  // Everybody starts somewhere else and goes on from there, so that few say the same thing.
  let next = Math.floor(Math.random() * phrases.length);
  let session: NotesSession | undefined;
  class OwnSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin: origin.origin } });
    }
  }
  const take = (name: string) => {
    if (name === notebook && session) return session;
    session?.close();
    notebook = name;
    session = openNotesSession({
      url: new URL("/notes", origin).href.replace("http", "ws"),
      notebook: name,
      personId,
      nextId: () => crypto.randomUUID(),
      WebSocketPolyfill: OwnSocket,
    });
    return session;
  };
  return {
    write(groupId: string, question: string) {
      const phrase = phrases[next % phrases.length];
      if (phrase && take(notebookName(groupId, question)).add(phrase.kind, phrase.text)) next += 7;
    },
    put: () => session?.close(),
  };
}
