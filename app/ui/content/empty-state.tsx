import type { ReactElement, ReactNode } from "react";

/** What will be here and who fills it, in one sentence; then the one thing to do, if it is the reader's to do. */
export function EmptyState({
  children,
  action,
}: {
  children: ReactNode;
  action?: ReactNode;
}): ReactElement {
  return (
    <div className="empty">
      <p className="voice">{children}</p>
      {action}
    </div>
  );
}

/** The next thing for this person, one per page. `title` is the area's name ("Närmast"), `said` the sentence in large. */
export function NextStep({
  title,
  said,
  children,
  actions,
}: {
  title: string;
  said: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}): ReactElement {
  return (
    <section className="next" aria-labelledby="next-title">
      <div>
        <h2 id="next-title">{title}</h2>
        <p className="next-title">{said}</p>
        {children}
      </div>
      {actions && <div className="row">{actions}</div>}
    </section>
  );
}
