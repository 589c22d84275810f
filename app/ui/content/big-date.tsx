import type { ReactElement, ReactNode } from "react";

export type BigDate = {
  /** the figure: "3" */
  day: string;
  /** machine-readable: "2020-11-03" or "2020-11-03T13:00" */
  dateTime: string;
  /** "tisdag 3 november 2020" */
  date: string;
  /** "kl. 13.00–16.00, på nätet" */
  time: ReactNode;
  /** a Tag, a link */
  more?: ReactNode;
};

/** Dates on the cover. The figure is for the eye; the words hold the whole date. */
export function CoverDates({ dates }: { dates: readonly BigDate[] }): ReactElement {
  return (
    <ul className="cover-dates">
      {dates.map(({ day, dateTime, date, time }) => (
        <li key={dateTime}>
          <span className="big-day" aria-hidden="true">
            {day}
          </span>
          <span>
            <b>
              <time dateTime={dateTime}>{date}</time>
            </b>{" "}
            {time}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Dates with a state each: the receipt, My participation. */
export function Dates({ dates }: { dates: readonly BigDate[] }): ReactElement {
  return (
    <div className="dates">
      {dates.map(({ day, dateTime, date, time, more }) => (
        <div key={dateTime} className="date">
          <span className="big-day" aria-hidden="true">
            {day}
          </span>
          <div>
            <b>
              <time dateTime={dateTime}>{date}</time>
            </b>
            <span>{time}</span>
            {more}
          </div>
        </div>
      ))}
    </div>
  );
}
