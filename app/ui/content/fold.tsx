import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";

/** Opens in place, downwards, without a script. On paper it is open. */
export function Fold({
  summary,
  icon,
  open,
  children,
}: {
  summary: ReactNode;
  icon?: IconName | undefined;
  open?: boolean | undefined;
  children: ReactNode;
}): ReactElement {
  return (
    <details className="fold" open={open}>
      <summary>
        {icon && <Icon name={icon} />}
        {summary}
        <Icon name="down" />
      </summary>
      {children}
    </details>
  );
}
