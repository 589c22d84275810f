import type { ReactElement } from "react";
import { around } from "./circle.ts";

export type RingProps = {
  /** the group's number, set in the middle */
  number: number | string;
  present: number;
  /** seats that wait for someone */
  waiting: number;
  /** the same in words: "5 här, 1 väntas". Beside the ring, never left out. */
  words: string;
  /** the words are already in the text beside it: they are then only read aloud here */
  wordsBeside?: boolean | undefined;
  /** pixels */
  size?: number | undefined;
};

function Dots({
  present,
  waiting,
  radius = 19.2,
  dot = 4.1,
}: {
  present: number;
  waiting: number;
  radius?: number;
  dot?: number;
}): ReactElement {
  return (
    <>
      {around({ x: 24, y: 24 }, radius, present + waiting).map(({ x, y }, i) => (
        <circle
          key={i}
          className={i < present ? "present" : "waiting"}
          cx={x}
          cy={y}
          r={i < present ? dot : dot - 0.75}
        />
      ))}
    </>
  );
}

/** A group seen from above: filled is a person present, hollow is a seat that waits. */
export function Ring({
  number,
  present,
  waiting,
  words,
  wordsBeside,
  size = 48,
}: RingProps): ReactElement {
  return (
    <span className="ring">
      <svg viewBox="0 0 48 48" width={size} height={size} aria-hidden="true" focusable="false">
        <Dots present={present} waiting={waiting} />
        <text x="24" y="24" dy=".36em">
          {number}
        </text>
      </svg>
      <span className={wordsBeside ? "vh" : undefined}>{words}</span>
    </span>
  );
}

/** The mark of the system: five are here, one seat waits. */
export function Mark({ size = 28 }: { size?: number }): ReactElement {
  return (
    <svg
      className="mark"
      viewBox="0 0 48 48"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <Dots present={5} waiting={1} radius={18.7} dot={4.6} />
    </svg>
  );
}
