import type { ReactElement, ReactNode } from "react";
import { Bar } from "../thread/share.tsx";
import { RoleMark, type RoleShape } from "../thread/role-mark.tsx";

export type Count = {
  number: number | string;
  word: string;
  href?: string | undefined;
  /** needs someone */ hot?: boolean | undefined;
};

/** Numbers that are ways in: "7 nya". */
export function Counts({ name, counts }: { name: string; counts: readonly Count[] }): ReactElement {
  return (
    <ul className="counts" aria-label={name}>
      {counts.map(({ number, word, href, hot }) => {
        const inside = (
          <>
            <b>{number}</b> {word}
          </>
        );
        return (
          <li key={word} data-hot={hot || undefined}>
            {href ? <a href={href}>{inside}</a> : <span>{inside}</span>}
          </li>
        );
      })}
    </ul>
  );
}

export type Figure = {
  term: string;
  value: ReactNode;
  /** "120 platser, 4 i kö" */ under?: ReactNode;
};

/** Large figures over a table. */
export function Figures({ figures }: { figures: readonly Figure[] }): ReactElement {
  return (
    <dl className="figures">
      {figures.map(({ term, value, under }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd
            className={
              typeof value === "string" || typeof value === "number" ? "bignum" : undefined
            }
          >
            {value}
          </dd>
          {under && <dd className="small quiet">{under}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** How many of each role: shape, word, a bar against the largest, the number. */
export function RoleBars({
  rows,
}: {
  rows: readonly { shape: RoleShape; word: string; count: number }[];
}): ReactElement {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <ul className="bars">
      {rows.map(({ shape, word, count }) => (
        <li key={word}>
          <RoleMark shape={shape} word={word} />
          <Bar share={count / most} />
          <b>{count}</b>
        </li>
      ))}
    </ul>
  );
}
