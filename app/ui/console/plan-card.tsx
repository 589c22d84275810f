import type { ReactElement, ReactNode } from "react";
import { Icon } from "../icon.tsx";
import { Ring } from "../thread/ring.tsx";

type PersonProps = {
  name: string;
  /** RoleMark, its word hidden: the legend is near */
  role?: ReactNode;
  /** short: a municipality */
  place: string;
  /** "Träffar Leif igen" */
  again?: string | undefined;
  /** a LockButton */
  lock?: ReactNode;
};

/** Someone at a table that is planned: role, name, where from; a mark when they sit with somebody they know. */
export function PlanPerson({ name, role, place, again, lock }: PersonProps): ReactElement {
  return (
    <li data-again={again ? "" : undefined}>
      {role}
      <span className="pcard-name">
        {name} <small>{place}</small>
        {again && (
          <small className="pcard-again">
            <Icon name="link" />
            {again}
          </small>
        )}
      </span>
      {lock}
    </li>
  );
}

/** Pressed: held fast. The words say who and where. */
export function LockButton({
  locked,
  words,
  ...rest
}: {
  locked: boolean;
  words: string;
  value: string;
  name: string;
}): ReactElement {
  return (
    <button type="submit" className="lock-button" aria-pressed={locked} aria-label={words} title={words} {...rest}>
      <Icon name="lock" />
    </button>
  );
}

type CardProps = {
  number: number;
  size: number;
  /** seats of people who are not here */
  waiting: number;
  /** "Grupp 4" */
  title: string;
  /** "6 personer" */
  count: string;
  topic?: ReactNode;
  locked?: boolean | undefined;
  /** a LockButton for the whole table */
  lock?: ReactNode;
  /** PlanPerson each */
  children: ReactNode;
};

/** A group before it begins, with everyone in it. Stands in an <ol className="pcards">. */
export function PlanCard({ number, size, waiting, title, count, topic, locked, lock, children }: CardProps): ReactElement {
  return (
    <li className="pcard" data-locked={locked ? "" : undefined}>
      <div className="pcard-head">
        <Ring number={number} present={size} waiting={waiting} words="" wordsBeside size={44} />
        <div>
          <h3>{title}</h3>
          <p>{count}</p>
          {topic && <p className="voice">{topic}</p>}
        </div>
        {lock}
      </div>
      <ul>{children}</ul>
    </li>
  );
}
