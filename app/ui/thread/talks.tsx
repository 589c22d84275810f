import type { ReactElement, ReactNode } from "react";
import { around } from "./circle.ts";

export type TalkRow = {
  question: ReactNode;
  /** people in each group of that round */ groups: readonly number[];
  /** "17 samtal, 90 personer" */ words: string;
};
export type TalkDay = { day: string; rows: readonly TalkRow[] };

/** Every ring a talk, every dot a person: the whole dialogue seen from above. */
export function Talks({
  days,
  caption,
}: {
  days: readonly TalkDay[];
  caption: ReactNode;
}): ReactElement {
  return (
    <figure className="talks">
      {days.map(({ day, rows }) => (
        <div key={day}>
          <p className="talks-day">{day}</p>
          {rows.map(({ question, groups, words }, at) => (
            <div key={at} className="talks-row">
              <p>
                {question}
                <span className="vh">, {words}</span>
              </p>
              <ul className="talks-rings" aria-hidden="true">
                {groups.map((people, i) => (
                  <li key={i}>
                    <svg viewBox="0 0 40 40" width={40} height={40} focusable="false">
                      {around({ x: 20, y: 20 }, 13.5, people, i * 0.7).map(({ x, y }) => (
                        <circle key={`${x} ${y}`} cx={x} cy={y} r={3.5} />
                      ))}
                    </svg>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      ))}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
