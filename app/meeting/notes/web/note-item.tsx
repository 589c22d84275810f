import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { Language } from "#platform/i18n";
import { Button } from "#ui/button.tsx";
import { Kind } from "#ui/thread/kind.tsx";
import { NoteCard } from "#ui/thread/note-card.tsx";
import { type SharedNote, dyes, longestNote } from "../shared.ts";
import { bindText } from "./bind-text.ts";
import type { NotesSession } from "./notes-session.ts";
import { texts } from "./texts.ts";

type Props = {
  session: NotesSession;
  note: SharedNote;
  language: Language;
  author: string;
  mayWrite: boolean;
  fresh: boolean;
};

/** One note among the group's: to read, and for anyone in the group to change. */
export function NoteItem({ session, note, language, author, mayWrite, fresh }: Props): ReactElement {
  const t = texts[language];
  const [changing, setChanging] = useState(false);
  const way = useRef<HTMLButtonElement>(null);
  const wasChanging = useRef(false);
  // Whoever leaves the field by keyboard is back where it was opened.
  useEffect(() => {
    if (wasChanging.current && !changing) way.current?.focus();
    wasChanging.current = changing;
  }, [changing]);

  if (changing && mayWrite) {
    return <ChangingNote {...{ session, note, language }} onDone={() => setChanging(false)} />;
  }
  const common = { dye: dyes[note.kind], kind: t.kind(note.kind), id: `anteckning-${note.id}` };
  if (note.hidden) {
    const show = <SmallButton onClick={() => session.setHidden(note.id, false)}>{t.show}</SmallButton>;
    return <NoteCard {...common} said={<em>{t.hidden}</em>} actions={mayWrite && show} />;
  }
  const said = note.text.length > 60 ? `${note.text.slice(0, 60)}…` : note.text;
  const change = (
    <button ref={way} className="btn" data-look="quiet" data-size="small" type="button" aria-label={t.changeNote(said)} onClick={() => setChanging(true)}>
      {t.change}
    </button>
  );
  return <NoteCard {...common} said={note.text} source={author} actions={mayWrite && change} fresh={fresh} />;
}

function ChangingNote({ session, note, language, onDone }: Pick<Props, "session" | "note" | "language"> & { onDone: () => void }): ReactElement {
  const t = texts[language];
  const field = useRef<HTMLTextAreaElement>(null);
  const text = session.text(note.id);
  useEffect(() => {
    if (!field.current || !text) return;
    const area = field.current;
    const untie = bindText(area, text);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    return untie;
  }, [text]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" && !(event.key === "Enter" && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  const hide = () => {
    session.setHidden(note.id, true);
    onDone();
  };
  return (
    <li className="note" data-dye={dyes[note.kind]} id={`anteckning-${note.id}`}>
      <Kind dye={dyes[note.kind]} word={t.kind(note.kind)} />
      <textarea ref={field} className="textarea" data-voice rows={3} maxLength={longestNote} aria-label={t.changing} onKeyDown={onKeyDown} />
      <p className="src">
        <Button type="button" size="small" look="second" onClick={onDone}>
          {t.done}
        </Button>
        <SmallButton onClick={hide}>{t.hide}</SmallButton>
      </p>
    </li>
  );
}

function SmallButton({ onClick, children }: { onClick: () => void; children: string }): ReactElement {
  return (
    <Button type="button" look="quiet" size="small" onClick={onClick}>
      {children}
    </Button>
  );
}
