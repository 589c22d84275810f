import type { ReactElement, ReactNode } from "react";

export type Pick = {
  href: string;
  number: number | string;
  title: ReactNode;
  /** Kind, a name, a Tag last */
  meta?: ReactNode;
  current?: boolean | undefined;
};

/** Rows to choose from, the whole row a link; the chosen one stands beside (class `triage`). */
export function PickList({ picks }: { picks: readonly Pick[] }): ReactElement {
  return (
    <ol className="picks">
      {picks.map(({ href, number, title, meta, current }) => (
        <li key={href} aria-current={current || undefined}>
          <a href={href}>
            <span className="pick-nr">{number}</span>
            <span className="pick-title">{title}</span>
          </a>
          {meta && <span className="pick-meta">{meta}</span>}
        </li>
      ))}
    </ol>
  );
}
