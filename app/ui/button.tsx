import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

type Look = {
  /** one filled button per area; "paper" and "line" are for the cover colour, "alert" for what stops or removes */
  look?: "main" | "second" | "quiet" | "paper" | "line" | "alert" | undefined;
  size?: "small" | "large" | undefined;
  icon?: IconName | undefined;
  /** says what happens: "Skicka anmälan" */
  children: ReactNode;
};

const marks = ({ look = "main", size }: Pick<Look, "look" | "size">) => ({
  className: "btn",
  "data-look": look === "main" ? undefined : look,
  "data-size": size,
});

export function Button({
  look,
  size,
  icon,
  children,
  type = "submit",
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>): ReactElement {
  return (
    <button {...marks({ look, size })} type={type} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function LinkButton({
  look,
  size,
  icon,
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>): ReactElement {
  return (
    <a {...marks({ look, size })} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** The way back, first in a form's page. */
export function BackLink({ href, children }: { href: string; children: ReactNode }): ReactElement {
  return (
    <a className="back" href={href}>
      <Icon name="left" />
      {children}
    </a>
  );
}
