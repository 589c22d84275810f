import { type KeyboardEvent, type ReactElement, type SubmitEvent, useEffect, useRef } from "react";
import type { Language } from "#platform/i18n";
import { Button } from "#ui/button.tsx";
import { Composer } from "#ui/live/composer.tsx";
import { KindPicker } from "#ui/live/kind-picker.tsx";
import { type NoteKind, dyes, isNoteKind, longestNote, noteKinds } from "../shared.ts";
import type { NotesSession } from "./notes-session.ts";
import { texts } from "./texts.ts";

/** What is being written and by nobody else seen. The page keeps it, so that it follows along to the next group. */
export type Draft = { kind: NoteKind; text: string };
export const emptyDraft: Draft = { kind: "experience", text: "" };

type Props = {
  session: NotesSession;
  language: Language;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** Single letters as keys, when no field has focus: N, then 1–5. */
  shortcuts: boolean;
};

const fieldId = "ny-anteckning";

export function NoteComposer({ session, language, draft, onDraft, shortcuts }: Props): ReactElement {
  const t = texts[language];
  const field = useRef<HTMLTextAreaElement>(null);
  const kinds = noteKinds.map((kind) => ({ value: kind, dye: dyes[kind], word: t.kind(kind) }));
  useKeys(shortcuts, (kind) => {
    if (kind) onDraft({ ...draft, kind });
    else field.current?.focus();
  });

  const add = () => {
    const text = draft.text.trim();
    if (text && session.add(draft.kind, text)) onDraft({ ...draft, text: "" });
    field.current?.focus();
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    add();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    add();
  };
  return (
    <Composer
      onSubmit={onSubmit}
      kinds={<KindPicker name="slag" legend={t.kindLegend} kinds={kinds} chosen={draft.kind} onChoose={(kind) => isNoteKind(kind) && onDraft({ ...draft, kind })} />}
      label={t.newNote}
      fieldId={fieldId}
      field={
        <textarea
          ref={field}
          className="textarea"
          id={fieldId}
          data-voice
          rows={1}
          maxLength={longestNote}
          placeholder={t.write(draft.kind)}
          autoComplete="off"
          aria-describedby={`${fieldId}-hjalp`}
          value={draft.text}
          onChange={({ target }) => onDraft({ ...draft, text: target.value })}
          onKeyDown={onKeyDown}
        />
      }
      submit={<Button type="submit">{t.add}</Button>}
      state={
        <p className="small quiet" id={`${fieldId}-hjalp`}>
          {t.addKeys}
        </p>
      }
    />
  );
}

/** N goes to the field; a figure right after it chooses the kind first. */
function useKeys(on: boolean, go: (kind?: NoteKind) => void): void {
  const act = useRef(go);
  useEffect(() => {
    act.current = go;
  });
  useEffect(() => {
    if (!on) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(waiting);
      waiting = undefined;
    };
    const onKey = (event: globalThis.KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const kind = waiting === undefined ? undefined : noteKinds[Number(event.key) - 1];
      if (kind) {
        event.preventDefault();
        end();
        act.current(kind);
        return;
      }
      if (event.key.toLowerCase() !== "n" || (target instanceof Element && target.closest("input, textarea, select, [contenteditable]"))) return;
      event.preventDefault();
      end();
      waiting = setTimeout(end, 1500);
      act.current();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      end();
      document.removeEventListener("keydown", onKey);
    };
  }, [on]);
}
