import type { ReactElement, ReactNode } from "react";

type Props = {
  kicker: ReactNode;
  title: ReactNode;
  lead: ReactNode;
  dates: readonly { dateTime: string; day: ReactNode; time: ReactNode }[];
  state: ReactNode;
  /** links with target="_top", since inside a frame cookies are not kept */
  actions: ReactNode;
  from: ReactNode;
};

/** An invitation on somebody else's page: the whole of a frame, from 240 px. */
export function Embedded({ kicker, title, lead, dates, state, actions, from }: Props): ReactElement {
  return (
    <main>
      <div className="embedded">
        <p className="kicker">{kicker}</p>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        <ul className="embedded-dates">
          {dates.map(({ dateTime, day, time }) => (
            <li key={dateTime}>
              <time dateTime={dateTime}>{day}</time> <span>{time}</span>
            </li>
          ))}
        </ul>
        <p>{state}</p>
        <div className="row">{actions}</div>
        <p className="small">{from}</p>
      </div>
    </main>
  );
}
