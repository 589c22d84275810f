import type { ReactElement } from "react";

export type Step = {
  text: string;
  /** done steps are links back; the one that is open and those to come are not */
  state: "done" | "now" | "later";
  href?: string | undefined;
  /** what was answered, in short: "3 och 10 november" */
  answer?: string | undefined;
};

/** The form's contents, beside the question on wide screens. `name`: "Frågorna i anmälan". */
export function Steps({ name, steps }: { name: string; steps: readonly Step[] }): ReactElement {
  return (
    <nav className="steps" aria-label={name}>
      <ol>
        {steps.map(({ text, state, href, answer }) => (
          <li key={text} data-state={state} aria-current={state === "now" ? "step" : undefined}>
            {state === "done" && href ? <a href={href}>{text}</a> : state === "now" ? <b>{text}</b> : text}
            {answer && <span>{answer}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
