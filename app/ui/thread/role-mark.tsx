import type { ReactElement } from "react";

/** ◆ ■ ● ▲ ★ and a bracket for those who interpret. The page decides which role has which shape, once. */
export type RoleShape = "diamond" | "square" | "circle" | "triangle" | "star" | "bracket";

const paths: Record<RoleShape, string> = {
  diamond: "M12-1 25 12 12 25-1 12z",
  square: "M1 1h22v22H1z",
  circle: "M0 12a12 12 0 1 0 24 0a12 12 0 1 0-24 0z",
  triangle: "M12 0 24 24H0z",
  star: "M12 0l3 8.6h9l-7.2 5.4 2.7 9-7.5-5.5L4.5 23l2.7-9L0 8.6h9z",
  bracket: "M0 0h24v7.2H7.2v9.6H24V24H0z",
};

type Props = {
  shape: RoleShape;
  /** "Konstnär" */ word: string;
  /** the word is only read aloud: in a mix, with the legend near */ wordHidden?:
    | boolean
    | undefined;
};

/** Role: a shape and a word, never a colour. */
export function RoleMark({ shape, word, wordHidden }: Props): ReactElement {
  return (
    <span className="role">
      <svg viewBox="-1 -1 26 26" aria-hidden="true" focusable="false">
        <path d={paths[shape]} />
      </svg>
      <span className={wordHidden ? "vh" : undefined}>{word}</span>
    </span>
  );
}

/** The mix of a group: a shape per person, and one sentence read aloud: "två konstnärer, en politiker". */
export function RoleMix({
  shapes,
  words,
}: {
  shapes: readonly RoleShape[];
  words: string;
}): ReactElement {
  return (
    <span className="mix">
      <span className="vh">{words}</span>
      {shapes.map((shape, i) => (
        <svg key={i} viewBox="-1 -1 26 26" aria-hidden="true" focusable="false">
          <path d={paths[shape]} />
        </svg>
      ))}
    </span>
  );
}

/** How many of each role are here: shape, word, number. */
export function RoleCount({
  rows,
}: {
  rows: readonly { shape: RoleShape; word: string; count: number }[];
}): ReactElement {
  return (
    <dl className="rolecount">
      {rows.map(({ shape, word, count }) => (
        <div key={word}>
          <dt>
            <RoleMark shape={shape} word={word} />
          </dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
