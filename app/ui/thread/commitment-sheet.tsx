import type { ReactElement, ReactNode } from "react";
import { Thread, type ThreadNode } from "./thread.tsx";

type Props = {
  id: string;
  /** "Ur insikt 1", with a link */
  from?: ReactNode;
  title: ReactNode;
  /** state (a Tag), owner, day of review: in that order */
  facts: readonly { term: string; value: ReactNode }[];
  /** what has been done; a no has one node: its reason */
  updates: readonly ThreadNode[];
};

/** A commitment: status, owner, review date, thread of updates. */
export function CommitmentSheet({ id, from, title, facts, updates }: Props): ReactElement {
  return (
    <article className="commit" id={id} aria-labelledby={`${id}-title`}>
      {from && <p className="small quiet">{from}</p>}
      <h3 id={`${id}-title`}>{title}</h3>
      <dl>
        {facts.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Thread nodes={updates} dense />
    </article>
  );
}
