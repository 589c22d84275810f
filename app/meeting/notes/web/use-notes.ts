import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { NotesSession, NotesState, Standing } from "./notes-session.ts";

export function useNotes(session: NotesSession): NotesState {
  return useSyncExternalStore(session.subscribe, session.state, session.state);
}

/** What a screen reader is told of notes that others added; the last sentence stands until the next comes. */
export function useNewcomers(session: NotesSession, sentence: (id: { kind: string; author: string }) => string): string {
  const [said, setSaid] = useState("");
  const say = useRef(sentence);
  useEffect(() => {
    say.current = sentence;
  });
  useEffect(
    () => session.onNewcomers((notes) => setSaid(notes.map(({ kind, stamp }) => say.current({ kind, author: stamp?.author ?? "" })).join(" "))),
    [session],
  );
  return said;
}

/** Read aloud when the contact goes or comes back, never at each "Sparas… Sparat". */
export function useTurn(standing: Standing, words: Record<"back" | "offline" | "reading" | "refused", string>): string {
  const [turn, setTurn] = useState<{ was: Standing; said: keyof typeof words | null }>({ was: standing, said: null });
  if (turn.was !== standing) {
    const lost = turn.said === "offline";
    const said = standing === "offline" || standing === "reading" || standing === "refused" ? standing : standing === "saved" && lost ? "back" : turn.said;
    setTurn({ was: standing, said });
  }
  return turn.said ? words[turn.said] : "";
}
