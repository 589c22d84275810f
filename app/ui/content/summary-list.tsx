import type { ReactElement, ReactNode } from "react";

export type SummaryRow = {
  term: string;
  /** left out: the row says `none` */
  value?: ReactNode;
  /** the person's own words: serif, line breaks kept */
  said?: boolean | undefined;
  /** `what` is read aloud after the link's word: "Ändra" + "telefon" */
  change?: { href: string; what: string } | undefined;
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
      {rows.map(({ term, value, said, change }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className={said && value ? "said" : undefined}>{value || <span className="none">{none}</span>}</dd>
          {change && (
            <dd className="change">
              <a href={change.href}>
                {changeWord}
                <span className="vh"> {change.what}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
