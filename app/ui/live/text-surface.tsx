import type { ReactElement, ReactNode } from "react";
import { Icon } from "../icon.tsx";

export type CaptionLine = {
  id: string;
  who: string;
  text: string;
  /** steps back, and leaves first when room is short */ old?: boolean | undefined;
};
export type TypedLine = {
  id: string;
  /** "Joel Öberg skriver" */
  who: string;
  /** as far as it is written */
  text: string;
};

type Props = {
  /** names the area: "Samtalet i text" */
  name: string;
  captions: readonly CaptionLine[];
  typed: readonly TypedLine[];
  /** names the list of what is being written: "Skrivs just nu" */
  typedName: string;
  /** the last whole sentence someone typed, "Joel Öberg: Samma här.": read aloud politely, per sentence, not per character */
  spoken?: string | undefined;
  /** captions read aloud as they come: each person's own switch, off from the start */
  captionsAloud?: boolean | undefined;
  /** where the text comes from and that it is not saved; a way to its size and colours */
  note?: ReactNode;
};

/** Captions and real-time text: one surface, one order in time. The part being written never scrolls away. */
export function TextSurface({
  name,
  captions,
  typed,
  typedName,
  spoken,
  captionsAloud,
  note,
}: Props): ReactElement {
  return (
    <section className="textcol g-text" aria-label={name} tabIndex={0}>
      <div className="textflow">
        {captions.length > 0 && (
          <ol className="captions" aria-live={captionsAloud ? "polite" : "off"}>
            {captions.map(({ id, who, text, old }) => (
              <li key={id} data-old={old || undefined}>
                <span className="who">{who}</span>
                <span className="say">
                  <span>{text}</span>
                </span>
              </li>
            ))}
          </ol>
        )}
        {typed.length > 0 && (
          <ul className="rtt" aria-label={typedName}>
            {typed.map(({ id, who, text }) => (
              <li key={id}>
                <span className="who">
                  <Icon name="keys" />
                  {who}
                </span>
                {text}
                <span className="caret" aria-hidden="true" />
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="vh" aria-live="polite">
        {spoken}
      </p>
      {note && <div className="text-note">{note}</div>}
    </section>
  );
}
