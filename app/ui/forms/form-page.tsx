import type { ReactElement, ReactNode } from "react";

type Props = {
  /** Steps */
  steps?: ReactNode;
  /** what happens with the answer: a heading (h2) and a Thread; only where there is room */
  aside?: { title: string; content: ReactNode } | undefined;
  children: ReactNode;
};

/** One question a page. Children, in this order: BackLink, ErrorSummary, the form. */
export function FormPage({ steps, aside, children }: Props): ReactElement {
  return (
    <div className="wrap form-grid">
      {steps}
      <div className="form-body">{children}</div>
      {aside && (
        <aside className="form-aside" aria-labelledby="form-aside-title">
          <h2 id="form-aside-title">{aside.title}</h2>
          {aside.content}
        </aside>
      )}
    </div>
  );
}

/** "Fråga 4 av 6", the question as h1, one line that opens it. */
export function FormQuestion({
  number,
  title,
  lead,
}: {
  number?: string | undefined;
  title: ReactNode;
  lead?: ReactNode;
}): ReactElement {
  return (
    <>
      {number && <p className="step-nr">{number}</p>}
      <h1>{title}</h1>
      {lead && <p className="lead-q">{lead}</p>}
    </>
  );
}
