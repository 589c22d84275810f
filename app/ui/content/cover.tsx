import type { ReactElement, ReactNode } from "react";
import { drawSeats, seatField } from "../thread/seats.ts";
import { type BigDate, CoverDates } from "./big-date.tsx";

export type CoverSeats = {
  /** registered so far: filled, at tables */
  people: number;
  /** all seats there are; those not taken wait in the rows */
  seats: number;
  /** marks one free seat: "din plats" */
  ownLabel?: string | undefined;
};

type Props = {
  kicker?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  dates?: readonly BigDate[] | undefined;
  /** one LinkButton, look="paper" size="large" */
  action?: ReactNode;
  /** beside the action: last day, who it is for */
  note?: ReactNode;
  seats?: CoverSeats | undefined;
};

function CoverArt({ people, seats, ownLabel }: CoverSeats): ReactElement {
  const { waiting, present, own, dot } = drawSeats({ people, seats, own: ownLabel !== undefined });
  return (
    <div className="cover-art">
      <svg
        viewBox={`0 0 ${seatField.width} ${seatField.height}`}
        preserveAspectRatio="xMaxYMax meet"
        aria-hidden="true"
        focusable="false"
      >
        {waiting.map(({ x, y }) => (
          <circle key={`${x} ${y}`} className="waiting" cx={x} cy={y} r={8} />
        ))}
        {present.map(({ x, y }) => (
          <circle key={`${x} ${y}`} className="present" cx={x} cy={y} r={dot} />
        ))}
        {own && (
          <>
            <circle className="own" cx={own.x} cy={own.y} r={dot} />
            <text x={own.x - 20} y={own.y + 6}>
              {ownLabel}
            </text>
          </>
        )}
      </svg>
    </div>
  );
}

/** The cover of a meeting: title, dates as figures, one action, the drawing made of its seats. Stands first in main. */
export function Cover({ kicker, title, lead, dates, action, note, seats }: Props): ReactElement {
  return (
    <div className="cover" data-art={seats ? true : undefined}>
      <div className="wrap">
        <div className="cover-text">
          {kicker && <p className="kicker">{kicker}</p>}
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
          {dates && <CoverDates dates={dates} />}
          {(action || note) && (
            <div className="cover-act">
              {action}
              {note && <p>{note}</p>}
            </div>
          )}
        </div>
      </div>
      {seats && <CoverArt {...seats} />}
    </div>
  );
}

/** The start page's cover: the system to the left, the meeting that is open to the right. */
export function StartCover({
  title,
  lead,
  feature,
}: {
  title: ReactNode;
  lead: ReactNode;
  feature?: ReactNode;
}): ReactElement {
  return (
    <div className="cover">
      <div className="wrap cover-pair">
        <div className="cover-text">
          <h1>{title}</h1>
          <p className="lead">{lead}</p>
        </div>
        {feature}
      </div>
    </div>
  );
}

type FeatureProps = {
  kicker: ReactNode;
  title: ReactNode;
  href: string;
  text: ReactNode;
  dates: readonly BigDate[];
  action: ReactNode;
};

/** The open meeting on the start page. */
export function Feature({ kicker, title, href, text, dates, action }: FeatureProps): ReactElement {
  return (
    <article className="feature" aria-labelledby="feature-title">
      <p>{kicker}</p>
      <h2 id="feature-title">
        <a href={href}>{title}</a>
      </h2>
      <p>{text}</p>
      <CoverDates dates={dates} />
      <p className="mt-5">{action}</p>
    </article>
  );
}
