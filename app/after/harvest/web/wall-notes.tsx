import { dyes, kindWords } from "#notes/shared";
import { Fold } from "#ui/content/fold.tsx";
import { NoteCard, NoteList } from "#ui/thread/note-card.tsx";
import type { ShownNote } from "./wall-view.ts";
import { wallTexts as t } from "./wall-texts.ts";

/** The form that the check boxes of all notes belong to, wherever on the wall they stand. */
export const selectionForm = "selection";

export type Selection = { selected: ReadonlySet<string>; current: string | undefined; onSelect: (id: string, on: boolean) => void };

/** A note that can be chosen, by a check box that says which. */
export function PickedNote({ note, place, selected, current, onSelect }: { note: ShownNote; place: string } & Selection) {
  const said = note.text.length > 60 ? `${note.text.slice(0, 60)}…` : note.text;
  return (
    <NoteCard
      dye={dyes[note.kind]}
      kind={kindWords.sv[note.kind]}
      said={note.text}
      source={t.from(note.group, note.round)}
      current={current === note.id}
      actions={
        <label className="pick-note">
          <input
            type="checkbox"
            name="note"
            value={note.id}
            form={selectionForm}
            id={`${place}-${note.id}`}
            checked={selected.has(note.id)}
            onChange={({ target }) => onSelect(note.id, target.checked)}
          />
          <span className="vh">{t.pick(said)}</span>
        </label>
      }
    />
  );
}

export function LooseNotes({ notes, aside, ...selection }: { notes: readonly ShownNote[]; aside: readonly ShownNote[] } & Selection) {
  return (
    <section aria-labelledby="loose-title">
      <h2 id="loose-title">
        {t.loose} <span className="quiet">{notes.length}</span>
      </h2>
      {notes.length === 0 && <p className="quiet">{t.looseNone}</p>}
      <NoteList name={t.loose} oneColumn small>
        {notes.map((note) => (
          <PickedNote key={note.id} note={note} place="loose" {...selection} />
        ))}
      </NoteList>
      {aside.length > 0 && (
        <div className="mt-4">
          <Fold summary={`${t.aside} (${aside.length})`}>
            <NoteList name={t.aside} oneColumn small>
              {aside.map((note) => (
                <PickedNote key={note.id} note={note} place="aside" {...selection} />
              ))}
            </NoteList>
          </Fold>
        </div>
      )}
    </section>
  );
}
