import type { ReactElement, ReactNode } from "react";
import { useWords, type Words } from "../words.tsx";

export type ThreadState = "done" | "now" | "later";

export type ThreadNode = {
  title: ReactNode;
  /** a date or a promise: every node of a real thread has one */
  when?: ReactNode;
  text?: ReactNode;
  /** what someone said or wrote: serif */
  said?: ReactNode;
  /** left out where nothing has a time yet (the way of any topic): drawn solid, no word of state */
  state?: ThreadState | undefined;
  /** a Ring, a link */
  more?: ReactNode;
};

type Props = {
  nodes: readonly ThreadNode[];
  /** side by side where there is room */
  across?: boolean | undefined;
  dense?: boolean | undefined;
  name?: string | undefined;
};

const stateWord = (words: Words): Record<ThreadState, string> => ({
  done: words.past,
  now: words.now,
  later: words.later,
});

/** Den röda tråden: past solid, now a ring, later dotted; the state is also said in words. */
export function Thread({ nodes, across, dense, name }: Props): ReactElement {
  const words = stateWord(useWords());
  return (
    <ol
      className="thread"
      data-across={across || undefined}
      data-dense={dense || undefined}
      aria-label={name}
    >
      {nodes.map(({ title, when, text, said, state, more }, i) => (
        <li key={i} data-state={state} aria-current={state === "now" ? "step" : undefined}>
          {state && <span className="vh">{words[state]} </span>}
          <b>{title}</b>
          {when && <span className="when">{when}</span>}
          {text && <p>{text}</p>}
          {said && <p className="voice">{said}</p>}
          {more}
        </li>
      ))}
    </ol>
  );
}
