import type { ReactElement, ReactNode } from "react";
import { type Press, PressLink } from "../forms/press.tsx";

export type SummaryRow = {
  term: string;
  /** of the term, when it is not the page's */
  lang?: string | undefined;
  /** left out: the row says `none` */
  value?: ReactNode;
  /** the person's own words: serif, line breaks kept */
  said?: boolean | undefined;
  /** `what` is read aloud after the link's word: "Ändra" + "telefon" */
  change?: { href: string; what: string } | { press: Press; what: string } | undefined;
};

type Props = {
  rows: readonly SummaryRow[];
  /** "Ändra" */
  changeWord: string;
  /** "Ej angivet" */
  none: string;
};

/** Check your answers: every row says what was answered, skipped ones too, and each can be changed. */
export function SummaryList({ rows, changeWord, none }: Props): ReactElement {
  return (
    <dl className="summary">
      {rows.map(({ term, lang, value, said, change }) => (
        <div key={term}>
          <dt lang={lang}>{term}</dt>
          <dd className={said && value ? "said" : undefined}>
            {value || <span className="none">{none}</span>}
          </dd>
          {change && (
            <dd className="change">
              <Change {...change} word={changeWord} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Change({
  word,
  what,
  ...to
}: { word: string; what: string } & ({ href: string } | { press: Press })): ReactElement {
  const words = (
    <>
      {word}
      <span className="vh"> {what}</span>
    </>
  );
  return "press" in to ? (
    <PressLink {...to.press}>{words}</PressLink>
  ) : (
    <a href={to.href}>{words}</a>
  );
}
