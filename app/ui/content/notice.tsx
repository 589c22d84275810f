import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";

export type Tone = "ok" | "info" | "warn" | "alert" | "plain";

const icons: Record<Tone, IconName> = {
  ok: "done",
  info: "info",
  warn: "warn",
  alert: "stop",
  plain: "doc",
};

type Props = {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  /** spoken when it appears on a page that lives: "status" politely, "alert" at once */
  role?: "status" | "alert" | undefined;
  /** one or two sentences, and what to do; a string becomes a paragraph */
  children: ReactNode;
};

/** What became of a form that was sent: that it was done, or why it was not. */
export function Outcome({ said, problem }: { said: string | undefined; problem: string | undefined }): ReactElement {
  return (
    <>
      {said && (
        <Notice tone="ok" role="status">
          {said}
        </Notice>
      )}
      {problem && (
        <Notice tone="alert" role="alert">
          {problem}
        </Notice>
      )}
    </>
  );
}

export function Notice({ tone = "info", icon = icons[tone], role, children }: Props): ReactElement {
  return (
    <div className="notice" data-tone={tone} role={role}>
      <Icon name={icon} />
      <div>{typeof children === "string" ? <p>{children}</p> : children}</div>
    </div>
  );
}
