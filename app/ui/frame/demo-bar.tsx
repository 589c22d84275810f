import type { ReactElement, ReactNode } from "react";

/** Over every page of a demonstration: what this is, what time it is in there, and what can be tried. */
export function DemoBar({
  name,
  text,
  children,
}: {
  name: string;
  text: ReactNode;
  children?: ReactNode;
}): ReactElement {
  return (
    <aside className="demo-bar" aria-label={name}>
      <p>{text}</p>
      {children}
    </aside>
  );
}
