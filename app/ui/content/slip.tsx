import type { ReactElement, ReactNode } from "react";

type SlipProps = {
  /** "Kvitto på anmälan" */
  kind: ReactNode;
  /** designation: "KN 2020-0147" */
  number: ReactNode;
  /** the page's h1 */
  title: ReactNode;
  /** what it concerns: the meeting's title */
  about?: ReactNode;
  children: ReactNode;
};

/** Something to keep: number, body, contact, next step. */
export function Slip({ kind, number, title, about, children }: SlipProps): ReactElement {
  return (
    <article className="slip">
      <p className="slip-top">
        <span>{kind}</span>
        <span className="slip-nr">{number}</span>
      </p>
      <h1>{title}</h1>
      {about && <p className="slip-title">{about}</p>}
      {children}
    </article>
  );
}

/** A part below a dotted line, as where a ticket is torn: a label and the person's words. */
export function SlipPart({
  label,
  said,
  children,
}: {
  label: ReactNode;
  said?: ReactNode;
  children?: ReactNode;
}): ReactElement {
  return (
    <div className="slip-part">
      <p className="small quiet">{label}</p>
      {said && <p className="slip-said">{said}</p>}
      {children}
    </div>
  );
}

/** The slip and, beside it, sections (h2) on what happens now. Inside PageFrame ground="tint". */
export function SlipPage({
  slip,
  children,
}: {
  slip: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <div className="wrap">
      <div className="slip-grid">
        {slip}
        <div className="slip-side" data-tint="">
          {children}
        </div>
      </div>
    </div>
  );
}
