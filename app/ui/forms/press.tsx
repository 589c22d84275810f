import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";

/** What a press posts: the id of the form it belongs to, wherever on the page it stands, and its own name and value. */
export type Press = { form: string; name: string; value: string };

type Props = Press & {
  icon?: IconName | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** Looks like a link and sends the form: for ways around a form whose answers travel with it. */
export function PressLink({ icon, className, children, ...press }: Props): ReactElement {
  return (
    <button type="submit" className={className ? `as-link ${className}` : "as-link"} {...press}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** The way back in such a form. */
export function PressBack({ children, ...press }: Press & { children: ReactNode }): ReactElement {
  return (
    <PressLink icon="left" className="back" {...press}>
      {children}
    </PressLink>
  );
}

/**
 * What the Enter key sends: the first submit button of the page. Stands before every other press, so that Enter in a field
 * goes on and not back; nobody sees, hears or reaches it.
 */
export function EnterPress(press: Press): ReactElement {
  return <button type="submit" className="vh" tabIndex={-1} aria-hidden="true" {...press} />;
}
