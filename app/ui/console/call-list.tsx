import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";

export type Call = {
  id: string;
  /** "alert": someone asks for help. "warn": something may need you. */
  tone: "alert" | "warn";
  icon: IconName;
  /** "Grupp 4 ber om hjälp" */
  title: string;
  /** their own words, since when */
  text: ReactNode;
  /** the obvious one first: Button small, then second */
  actions: ReactNode;
  fresh?: boolean | undefined;
};

/** Who needs you, newest need first; read aloud as they come, without a sound. */
export function CallList({
  title,
  calls,
  empty,
}: {
  title: string;
  calls: readonly Call[];
  empty: string;
}): ReactElement {
  return (
    <section className="con-calls" aria-labelledby="calls-title">
      <h2 id="calls-title">{title}</h2>
      {calls.length === 0 && <p className="small quiet">{empty}</p>}
      <ul className="calls" aria-live="polite">
        {calls.map(({ id, tone, icon, title: what, text, actions, fresh }) => (
          <li key={id} data-tone={tone} data-new={fresh || undefined}>
            <p>
              <b>
                <Icon name={icon} />
                {what}
              </b>
              <span className="call-text">{text}</span>
            </p>
            <div className="row">{actions}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
