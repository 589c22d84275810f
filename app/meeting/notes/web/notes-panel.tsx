import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from "react";
import type { Language } from "#platform/i18n";
import { Icon, type IconName } from "#ui/icon.tsx";
import { NoteList } from "#ui/thread/note-card.tsx";
import { isNoteKind } from "../shared.ts";
import { type Draft, NoteComposer } from "./note-composer.tsx";
import { NoteItem } from "./note-item.tsx";
import { type NotesSession, type NotesState, type Standing, openNotesSession } from "./notes-session.ts";
import { texts } from "./texts.ts";
import { useNewcomers, useNotes, useTurn } from "./use-notes.ts";

type Props = {
  session: NotesSession;
  language: Language;
  /** the person at this screen */
  personId: string;
  /** first names of those in the group, as the meeting shows them */
  nameOf: (personId: string) => string | undefined;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  shortcuts?: boolean;
  /** notes of groups merged into this one (MergedNotes), the button that confirms */
  children?: ReactNode;
};

const headingId = "anteckningar";
const icons: Partial<Record<Standing, IconName>> = { saved: "done", saving: "hourglass", offline: "warn", reading: "lock", refused: "warn" };

/** The group's notes on one question: what stands, and where the next one is written. */
export function NotesPanel({ session, language, personId, nameOf, draft, onDraft, shortcuts = false, children }: Props): ReactElement {
  const t = texts[language];
  const state = useNotes(session);
  const mayWrite = state.standing !== "reading" && state.standing !== "refused";
  const who = (author: string | undefined) => (author === undefined || author === personId ? t.you : (nameOf(author) ?? t.someone));
  const newcomer = useNewcomers(session, ({ kind, author }) => t.newcomer(isNoteKind(kind) ? t.kind(kind) : "", who(author)));
  const fresh = useFresh(state);
  return (
    <section className="g-notes" aria-labelledby={headingId}>
      <div className="g-notes-head">
        <h2 id={headingId}>{t.heading}</h2>
        <p className="small quiet">
          {mayWrite && `${t.shared} `}
          <StandingWords state={state} language={language} />
        </p>
        <output className="vh">{newcomer}</output>
      </div>
      {state.notes.length === 0 && state.standing !== "connecting" && <p className="quiet">{mayWrite ? t.empty : t.emptyReading}</p>}
      {state.notes.length > 0 && (
        <NoteList name={t.list} scrolls>
          {state.notes.map((note) => (
            <NoteItem key={note.id} {...{ session, note, language, mayWrite }} author={who(note.stamp?.author)} fresh={fresh.has(note.id)} />
          ))}
        </NoteList>
      )}
      {children}
      {mayWrite && <NoteComposer {...{ session, language, draft, onDraft, shortcuts }} />}
    </section>
  );
}

/** Where the writing stands, in words: seen all the time, read aloud when the contact turns. */
function StandingWords({ state, language }: { state: NotesState; language: Language }): ReactElement {
  const t = texts[language];
  const { standing, unsaved } = state;
  const icon = icons[standing];
  const words = { back: t.back, offline: t.standing("offline"), reading: t.standing("reading"), refused: t.standing("refused") };
  const said = useTurn(standing, words);
  const late = unsaved && (standing === "reading" || standing === "refused");
  return (
    <>
      <span className="nowrap" data-standing={standing}>
        {icon && <Icon name={icon} />} {t.standing(standing)}
      </span>
      {late && <strong> {t.notSaved}</strong>}
      <output className="vh">{said}</output>
    </>
  );
}

/** Notes that were not there when the list was first whole: they get one wash of colour as they come. */
function useFresh({ notes, standing }: NotesState): Set<string> {
  const [first, setFirst] = useState<Set<string>>();
  if (!first && standing !== "connecting") setFirst(new Set(notes.map(({ id }) => id)));
  return new Set(notes.filter(({ id }) => first && !first.has(id)).map(({ id }) => id));
}

type MergedProps = Pick<Props, "language" | "personId" | "nameOf"> & {
  /** of /notes */
  url: string;
  /** the notebook of the group that was merged into this one, and what people called it */
  notebook: string;
  number: number;
};

/** The notes of a group that was merged into this one: for reading, beside the group's own. */
export function MergedNotes({ url, notebook, number, language, personId, nameOf }: MergedProps): ReactElement | null {
  const t = texts[language];
  const session = useMemo(() => openNotesSession({ url, notebook, personId, nextId: () => crypto.randomUUID() }), [url, notebook, personId]);
  useEffect(() => () => session.close(), [session]);
  const { notes } = useNotes(session);
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby={`anteckningar-grupp-${number}`}>
      <h3 id={`anteckningar-grupp-${number}`}>{t.fromMerged(number)}</h3>
      <NoteList name={t.fromMerged(number)}>
        {notes.map((note) => (
          <NoteItem key={note.id} {...{ session, note, language }} author={nameOf(note.stamp?.author ?? "") ?? t.someone} mayWrite={false} fresh={false} />
        ))}
      </NoteList>
    </section>
  );
}
