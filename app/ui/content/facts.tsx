import type { ReactElement, ReactNode } from "react";

export type Fact = { term: string; value: ReactNode; small?: ReactNode };

/** Three or four short pairs, never whole sentences. */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactElement {
  return (
    <dl className="facts">
      {facts.map(({ term, value, small }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {value}
            {small && <small> {small}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
