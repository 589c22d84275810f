import type { ReactElement, ReactNode } from "react";

type Props = {
  /** the section's anchor; its heading gets `${id}-title` */
  id: string;
  title: ReactNode;
  /** at most three lines under the heading */
  help?: ReactNode;
  /** closer to its neighbours: lists and facts */
  tight?: boolean | undefined;
  children: ReactNode;
};

/** A leaf of the programme: the heading in the margin, the text beside it. */
export function Leaf({ id, title, help, tight, children }: Props): ReactElement {
  return (
    <section
      className="leaf"
      id={id}
      data-tight={tight || undefined}
      aria-labelledby={`${id}-title`}
    >
      <div className="side">
        <h2 id={`${id}-title`}>{title}</h2>
        {typeof help === "string" ? <p>{help}</p> : help}
      </div>
      <div>{children}</div>
    </section>
  );
}

/** First on a page that has no Cover. `size="title"` for the title of a meeting. */
export function PageHead({
  kicker,
  title,
  lead,
  size,
}: {
  kicker?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  size?: "title" | undefined;
}): ReactElement {
  return (
    <div className="page-head" data-size={size}>
      {kicker && <p className="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
    </div>
  );
}

/** Running text in serif. `intro`: the first paragraph is larger. */
export function Prose({
  intro,
  children,
}: {
  intro?: boolean | undefined;
  children: ReactNode;
}): ReactElement {
  return (
    <div className="prose" data-intro={intro || undefined}>
      {children}
    </div>
  );
}
