/** What pages that show many rooms take from this one. */
export { type Draft, emptyDraft } from "./note-composer.tsx";
export { MergedNotes, NotesPanel } from "./notes-panel.tsx";
export { type NotesSession, openNotesSession } from "./notes-session.ts";
