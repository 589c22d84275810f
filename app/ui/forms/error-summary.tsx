import type { ReactElement } from "react";
import { Icon } from "../icon.tsx";
import { useWords } from "../words.tsx";

/** `field` is the id of the control or of its Fieldset; `text` is word for word the error at the field. */
export type FieldFault = { field: string; text: string };

type Props = {
  /** "Två saker behöver rättas". Begins with the word for a fault, read aloud; let the page's <title> do so too. */
  title: string;
  faults: readonly FieldFault[];
};

/** First in main. Takes focus when the page opens, by the autofocus attribute: no script needed. */
export function ErrorSummary({ title, faults }: Props): ReactElement | null {
  const { fault } = useWords();
  if (faults.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- after a refused form the reader belongs at the faults, also without a script
    <section className="error-summary" aria-labelledby="error-title" tabIndex={-1} autoFocus>
      <h2 id="error-title">
        <Icon name="stop" big />
        <span>
          <span className="vh">{fault} </span>
          {title}
        </span>
      </h2>
      <ul>
        {faults.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
