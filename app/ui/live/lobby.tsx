import type { ReactElement, ReactNode } from "react";

type Props = {
  title: ReactNode;
  lead: ReactNode;
  /** sections (h2) and fieldsets, in the order one gets ready */
  children: ReactNode;
  /** names the side: "Om mötet" */
  sideName: string;
  /** Until, the programme, what is kept */
  side: ReactNode;
};

/** Where one gets ready, unheard and unseen. Inside PageFrame with `subject`, which gives it header and footer. */
export function Lobby({ title, lead, children, sideName, side }: Props): ReactElement {
  return (
    <div className="wrap lobby-grid">
      <div>
        <h1>{title}</h1>
        <p className="lead-q">{lead}</p>
        <div className="lobby-form">{children}</div>
      </div>
      <aside className="lobby-side" aria-label={sideName}>
        {side}
      </aside>
    </div>
  );
}

/** How long until it begins, and the way in. `word`: "Vi börjar om", `left`: "12 minuter". */
export function Until({
  word,
  left,
  more,
  action,
}: {
  word: string;
  left: ReactNode;
  more: ReactNode;
  action?: ReactNode;
}): ReactElement {
  return (
    <div className="until">
      <p>{word}</p>
      <p className="bignum">{left}</p>
      <p className="until-more">{more}</p>
      {action}
    </div>
  );
}
