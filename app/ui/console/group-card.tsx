import type { MouseEventHandler, ReactElement, ReactNode } from "react";
import { Icon } from "../icon.tsx";
import { Ring } from "../thread/ring.tsx";

type Props = {
  /** where the card leads, or what it does */
  href?: string | undefined;
  onOpen?: MouseEventHandler | undefined;
  number: number;
  present: number;
  waiting: number;
  /** "Grupp 4, " read aloud before the count */
  name: string;
  /** "6 här" */
  count: string;
  /** short lines: "3 anteckn.", "Ämne 31" */
  lines: readonly string[];
  /** RoleMix */
  mix?: ReactNode;
  /** only when someone is needed: "help" asks, "watch" may need */
  state?: "help" | "watch" | undefined;
  /** Tag small: says the state */
  tag?: ReactNode;
  current?: boolean | undefined;
};

function CardLink({
  href,
  onOpen,
  children,
}: Pick<Props, "href" | "onOpen"> & { children: ReactNode }): ReactElement {
  return href === undefined ? (
    <button type="button" className="gcard-link" onClick={onOpen}>
      {children}
    </button>
  ) : (
    <a className="gcard-link" href={href} onClick={onOpen}>
      {children}
    </a>
  );
}

/** A group seen from the console: ring, people, notes, mix. Keeps its place while you look. Stands in an <ol className="gcards">. */
export function GroupCard({
  href,
  onOpen,
  number,
  present,
  waiting,
  name,
  count,
  lines,
  mix,
  state,
  tag,
  current,
}: Props): ReactElement {
  return (
    <li className="gcard" data-state={state} aria-current={current || undefined}>
      <CardLink href={href} onOpen={onOpen}>
        <Ring
          number={number}
          present={present}
          waiting={waiting}
          words={name}
          wordsBeside
          size={56}
        />
        <span className="gcard-text">
          <b>{count}</b>
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </CardLink>
      {mix}
      {tag}
    </li>
  );
}

/** Last among the cards: a new group. */
export function NewGroupCard({
  href,
  onOpen,
  text,
  more,
}: Pick<Props, "href" | "onOpen"> & { text: string; more?: string | undefined }): ReactElement {
  return (
    <li className="gcard" data-new="">
      <CardLink href={href} onOpen={onOpen}>
        <Icon name="plus" big />
        <span className="gcard-text">
          <b>{text}</b>
          {more && <span>{more}</span>}
        </span>
      </CardLink>
    </li>
  );
}
