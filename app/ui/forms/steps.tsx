import type { ReactElement } from "react";
import { type Press, PressLink } from "./press.tsx";

export type Step = {
  text: string;
  /** done steps are links back; the one that is open and those to come are not */
  state: "done" | "now" | "later";
  href?: string | undefined;
  /** instead of href, in a form whose answers travel with it */
  press?: Press | undefined;
  /** what was answered, in short: "3 och 10 november" */
  answer?: string | undefined;
};

/** The form's contents, beside the question on wide screens. `name`: "Frågorna i anmälan". */
export function Steps({ name, steps }: { name: string; steps: readonly Step[] }): ReactElement {
  return (
    <nav className="steps" aria-label={name}>
      <ol>
        {steps.map(({ text, state, href, press, answer }) => (
          <li key={text} data-state={state} aria-current={state === "now" ? "step" : undefined}>
            <StepName {...{ text, state, href, press }} />
            {answer && <span>{answer}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepName({ text, state, href, press }: Step): ReactElement {
  if (state === "now") return <b>{text}</b>;
  if (state === "done" && press) return <PressLink {...press}>{text}</PressLink>;
  return state === "done" && href ? <a href={href}>{text}</a> : <>{text}</>;
}
