import type { ReactElement, ReactNode } from "react";

export type TimetableItem = {
  /** "13.35" */
  time: string;
  /** "13:35" */
  dateTime: string;
  title: ReactNode;
  more?: ReactNode;
  /** a talk is set in serif, a pause light */
  type?: "talk" | "pause" | undefined;
  now?: boolean | undefined;
};

export function Timetable({ items }: { items: readonly TimetableItem[] }): ReactElement {
  return (
    <ol className="timetable">
      {items.map(({ time, dateTime, title, more, type, now }) => (
        <li key={dateTime} data-type={type} aria-current={now ? "time" : undefined}>
          <time dateTime={dateTime}>{time}</time>
          <div>
            <b>{title}</b>
            {more && <small>{more}</small>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Over a timetable: the day to the left, what the day is for to the right. */
export function DayHead({ day, about }: { day: ReactNode; about?: ReactNode }): ReactElement {
  return (
    <h3 className="day-head">
      {day} {about && <span>{about}</span>}
    </h3>
  );
}
