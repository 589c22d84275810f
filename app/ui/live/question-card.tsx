import type { ReactElement, ReactNode } from "react";

type Props = {
  /** names the area: "Frågan" */
  name: string;
  /** "Fråga 2" */
  number: string;
  question: ReactNode;
  /** one line; gives way first when the window is low */
  help?: ReactNode;
  /** the question is the room's h1; in a preview, h2 */
  level?: 1 | 2 | undefined;
};

/** The one loud surface in a group. Never more than one per view. */
export function QuestionCard({ name, number, question, help, level = 1 }: Props): ReactElement {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <section className="question g-question" aria-label={name}>
      <p className="nr">{number}</p>
      <Heading tabIndex={-1}>{question}</Heading>
      {help && <p className="help">{help}</p>}
    </section>
  );
}
