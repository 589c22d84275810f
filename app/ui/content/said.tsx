import { Fragment, type ReactElement, type ReactNode } from "react";

/** A text that somebody wrote, and its language where that is not the page's. */
export type SaidText = { text: string; lang?: string | undefined };

/** Read aloud in the language it is written in (WCAG 3.1.2). */
export function Said({ text, lang }: SaidText): ReactNode {
  return lang ? <span lang={lang}>{text}</span> : text;
}

/** A sentence of ours around such texts: only they change language. */
export function SaidIn({ sentence, children }: { sentence: (text: string) => string; children: ReactNode }): ReactElement {
  const [before, ...after] = sentence(hole).split(hole);
  return (
    <>
      {before}
      {after.map((words, at) => (
        <Fragment key={at}>
          {children}
          {words}
        </Fragment>
      ))}
    </>
  );
}

/** No sentence has it: from the block that is nobody's. */
const hole = "\uE000";

/** Several, with commas between. */
export function SaidList({ said }: { said: readonly SaidText[] }): ReactElement {
  return (
    <>
      {said.map((one, at) => (
        <Fragment key={one.text}>
          {at > 0 && ", "}
          <Said {...one} />
        </Fragment>
      ))}
    </>
  );
}
