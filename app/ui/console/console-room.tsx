import type { ReactElement, ReactNode } from "react";

type Props = {
  /** RunLine */
  run: ReactNode;
  /** CallList */
  calls: ReactNode;
  groups: {
    /** "Grupper" */
    title: string;
    /** "17 med 90 personer, 1 utan grupp" */
    count?: ReactNode;
    /** Buttons small, aria-pressed: all, those that need you, as a list */
    filters?: ReactNode;
    /** GroupCards */
    cards: ReactNode;
    /** RoleMarks and the keys */
    legend?: ReactNode;
    /** Mover */
    mover?: ReactNode;
  };
  /** sections (h2): what is said to the groups */
  side?: ReactNode;
};

/** The facilitator's room. Order in code: run, calls, groups, side. */
export function ConsoleRoom({ run, calls, groups, side }: Props): ReactElement {
  return (
    <div className="console-room">
      {run}
      {calls}
      <section className="con-groups" aria-labelledby="groups-title">
        <div className="con-head">
          <h2 id="groups-title">
            {groups.title} {groups.count && <span className="light quiet">{groups.count}</span>}
          </h2>
          {groups.filters && <div className="row">{groups.filters}</div>}
        </div>
        <ol className="gcards">{groups.cards}</ol>
        {groups.legend && <div className="legend">{groups.legend}</div>}
        {groups.mover}
      </section>
      {side && <div className="con-side">{side}</div>}
    </div>
  );
}
