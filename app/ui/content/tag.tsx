import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";

export type TagTone = "ok" | "now" | "wait" | "warn" | "alert" | "info" | "off";

const icons: Record<TagTone, IconName> = {
  ok: "done",
  now: "hourglass",
  wait: "clock",
  warn: "warn",
  alert: "stop",
  info: "info",
  off: "dash",
};

/** A state: icon, word and colour together. The tone brings its icon; another may be given. */
export function Tag({
  tone,
  icon = icons[tone],
  small,
  children,
}: {
  tone: TagTone;
  icon?: IconName | undefined;
  small?: boolean | undefined;
  children: ReactNode;
}): ReactElement {
  return (
    <span className="tag" data-tone={tone} data-size={small ? "small" : undefined}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
