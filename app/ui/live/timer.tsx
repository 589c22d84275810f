import type { ReactElement } from "react";

type Props = {
  /** "18 min" */
  left: string;
  /** "kvar av 30" */
  unit: string;
  /** the whole in words: "18 minuter kvar av 30". Not a live region: seconds are never counted aloud. */
  words: string;
  /** on one line: in the console */
  row?: boolean | undefined;
};

export function Timer({ left, unit, words, row }: Props): ReactElement {
  return (
    <p className="timer" data-row={row || undefined}>
      <span className="vh">{words}</span>
      <span className="left" aria-hidden="true">
        {left}
      </span>
      <span className="unit" aria-hidden="true">
        {unit}
      </span>
    </p>
  );
}

/** The wall clock: "14.31", with "Klockan är" read aloud before it. */
export function Clock({ word, time }: { word: string; time: string }): ReactElement {
  return (
    <p className="clock">
      <span className="vh">{word} </span>
      {time}
    </p>
  );
}
