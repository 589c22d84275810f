import type { ReactElement, ReactNode } from "react";
import { Fold } from "../content/fold.tsx";
import { Thread, type ThreadNode } from "./thread.tsx";

type InsightProps = {
  /** anchor; the heading gets `${id}-title` */
  id: string;
  number: number;
  /** read aloud before the title: "Insikt 1:" */
  numberWord: string;
  title: ReactNode;
  body: ReactNode;
  quote?: { said: ReactNode; source: ReactNode } | undefined;
  /** what it rests on, counted: "14 anteckningar, 6 grupper, ämnena 31 och 58" */
  counted: ReactNode;
  sources: { summary: string; nodes: readonly ThreadNode[]; open?: boolean | undefined };
  /** "Ledde till" and a link, or why not */
  leads?: ReactNode;
};

/** An insight as it is published: the sentence, a voice, and the thread back to its sources. */
export function Insight({
  id,
  number,
  numberWord,
  title,
  body,
  quote,
  counted,
  sources,
  leads,
}: InsightProps): ReactElement {
  return (
    <article className="insight" id={id} aria-labelledby={`${id}-title`}>
      <p className="nr" aria-hidden="true">
        {number}
      </p>
      <div>
        <h3 id={`${id}-title`}>
          <span className="vh">{numberWord} </span>
          {title}
        </h3>
        <p className="body-voice">{body}</p>
        {quote && (
          <blockquote className="voiced">
            {quote.said}
            <cite>{quote.source}</cite>
          </blockquote>
        )}
        <p className="meta">{counted}</p>
        <Fold summary={sources.summary} icon="thread" open={sources.open}>
          <div className="mt-4">
            <Thread nodes={sources.nodes} dense />
          </div>
        </Fold>
      </div>
      {leads && <p className="leads">{leads}</p>}
    </article>
  );
}

type SheetProps = {
  id: string;
  number: number;
  title: ReactNode;
  /** sources counted: "14 anteckningar ur 6 grupper" */
  counted: ReactNode;
  /** a Tag: confirmed by n of m groups, waiting, draft */
  state: ReactNode;
  /** NoteList oneColumn small, a link to the rest */
  children: ReactNode;
};

/** The same insight on the maker's wall, with its notes under it. */
export function InsightSheet({
  id,
  number,
  title,
  counted,
  state,
  children,
}: SheetProps): ReactElement {
  return (
    <section className="sheet" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <p className="sheet-nr">{number}</p>
        <h2 id={`${id}-title`}>{title}</h2>
        <p className="sheet-meta">{counted}</p>
        {state}
      </header>
      {children}
    </section>
  );
}
