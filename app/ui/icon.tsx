import type { ReactElement } from "react";
import { type IconName, iconPaths, iconWeights } from "./icon-paths.ts";

export type { IconName };

/** Always beside a word, so it is hidden from screen readers. `big` is 28 px, else it follows the text. */
export function Icon({ name, big }: { name: IconName; big?: boolean | undefined }): ReactElement {
  return (
    <svg
      className={`i i-${name}`}
      data-big={big || undefined}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} strokeWidth={iconWeights[name]} />
    </svg>
  );
}
