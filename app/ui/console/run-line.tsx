import type { ReactElement, ReactNode } from "react";
import { Bar } from "../thread/share.tsx";
import { Icon } from "../icon.tsx";

export type RunBlock = {
  id: string;
  /** the actual time once it has begun, else the planned: "14.19" */
  time: string;
  title: string;
  minutes: number;
  state: "done" | "now" | "later";
  type?: "talk" | "pause" | undefined;
  /** of the one that runs: how much has gone, 0–1 */
  share?: number | undefined;
};

type Props = {
  /** read aloud: "Körschema" */
  title: string;
  /** in words: "4 min efter", "I tid" */
  drift: string;
  late?: boolean | undefined;
  /** what it means: "Slutar 16.04 om inget ändras." */
  driftMore?: ReactNode;
  blocks: readonly RunBlock[];
  /** Timer row, then Buttons: what the facilitator may do to the run */
  children?: ReactNode;
};

/** Fives of minutes, 1–9: a block of 3 minutes is as wide as one of 5, one of an hour as one of 45. */
const fives = (minutes: number): number => Math.min(Math.max(Math.round(minutes / 5), 1), 9);

/** The meeting as blocks as wide as their minutes; on a phone a list. */
export function RunLine({ title, drift, late, driftMore, blocks, children }: Props): ReactElement {
  return (
    <section className="runline" aria-labelledby="run-title">
      <h2 id="run-title" className="vh">
        {title}
      </h2>
      <div>
        <p className="drift-now" data-late={late || undefined}>
          <Icon name="clock" />
          <b>{drift}</b>
        </p>
        {driftMore && <p className="small quiet">{driftMore}</p>}
      </div>
      <ol className="ribbon">
        {blocks.map(({ id, time, title: name, minutes, state, type, share }) => (
          <li
            key={id}
            data-fives={fives(minutes)}
            data-state={state}
            data-type={type}
            aria-current={state === "now" ? "step" : undefined}
          >
            <time>{time}</time>
            <b>{name}</b>
            {share !== undefined && <Bar share={share} />}
          </li>
        ))}
      </ol>
      {children && <div className="con-act">{children}</div>}
    </section>
  );
}
