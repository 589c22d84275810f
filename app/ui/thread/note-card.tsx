import type { ReactElement, ReactNode } from "react";
import { Kind, type NoteDye } from "./kind.tsx";

type NoteProps = {
  dye: NoteDye;
  /** kind in words: "Erfarenhet" */
  kind: string;
  said: ReactNode;
  /** author inside the group; group and question elsewhere */
  source?: ReactNode;
  /** links after the source: "Ändra", "Flytta" */
  actions?: ReactNode;
  /** the one whose thread is shown */
  current?: boolean | undefined;
  /** arrived just now: one wash in its own colour */
  fresh?: boolean | undefined;
  id?: string | undefined;
  /** a Select, a Tag */
  children?: ReactNode;
};

/** One note: kind first, then the words, then where it comes from. Stands in a NoteList. */
export function NoteCard({
  dye,
  kind,
  said,
  source,
  actions,
  current,
  fresh,
  id,
  children,
}: NoteProps): ReactElement {
  return (
    <li
      className="note"
      id={id}
      data-dye={dye}
      data-new={fresh || undefined}
      aria-current={current || undefined}
    >
      <Kind dye={dye} word={kind} />
      <p className="said">{said}</p>
      {(source || actions) && (
        <p className="src">
          {source && <span>{source}</span>}
          {actions}
        </p>
      )}
      {children}
    </li>
  );
}

type ListProps = {
  /** "Anteckningar" */
  name: string;
  /** one column: beside something wider */
  oneColumn?: boolean | undefined;
  small?: boolean | undefined;
  /** the list scrolls inside the room and must be reached by keyboard */
  scrolls?: boolean | undefined;
  children: ReactNode;
};

export function NoteList({ name, oneColumn, small, scrolls, children }: ListProps): ReactElement {
  return (
    <ol
      className="notes"
      aria-label={name}
      data-one={oneColumn || undefined}
      data-small={small || undefined}
      tabIndex={scrolls ? 0 : undefined}
    >
      {children}
    </ol>
  );
}
