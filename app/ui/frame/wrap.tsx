import type { ReactElement, ReactNode } from "react";

/** The page's column: 84 rem, or 100 rem for staff. */
export function Wrap({
  wide,
  children,
}: {
  wide?: boolean | undefined;
  children: ReactNode;
}): ReactElement {
  return <div className={wide ? "wrap-wide" : "wrap"}>{children}</div>;
}

/** A full-width band between leaves; `tint` when it parts two worlds of the page. */
export function Band({
  id,
  tint,
  labelledBy,
  children,
}: {
  id?: string;
  tint?: boolean | undefined;
  labelledBy?: string;
  children: ReactNode;
}): ReactElement {
  return (
    <section className="band" id={id} data-tint={tint || undefined} aria-labelledby={labelledBy}>
      <div className="wrap">{children}</div>
    </section>
  );
}
