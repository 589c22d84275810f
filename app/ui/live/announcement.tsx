import type { ReactElement, ReactNode } from "react";

type Props = {
  /** "move": a change of room. "end": the last minutes. "wait": a lost line. */
  tone: "move" | "end" | "wait";
  /** what and when: "Om 1 minut går vi till samtal i grupp" */
  title: ReactNode;
  /** where, and what is kept: "Mikrofonen är av när du kommer fram." */
  children: ReactNode;
  /** Buttons, look="paper" and look="line": go now, or stay a little */
  actions?: ReactNode;
};

/** What is about to happen, said in text and read aloud politely. Stands in LiveFrame's `notices`, a live region that is always there. */
export function Announcement({ tone, title, children, actions }: Props): ReactElement {
  return (
    <div className="announce" data-tone={tone}>
      <div>
        <p className="announce-title">{title}</p>
        <p>{children}</p>
      </div>
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}
