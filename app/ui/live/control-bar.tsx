import type { MouseEventHandler, ReactElement } from "react";
import { Icon, type IconName } from "../icon.tsx";

export type Control = {
  icon: IconName;
  /** says what is ("Mikrofon av") or what happens ("Begär ordet") */
  word: string;
  onPress?: MouseEventHandler | undefined;
  /** a link instead of a button: "Lämna" leads somewhere */
  href?: string | undefined;
  /** on or off; left out for what only happens */
  pressed?: boolean | undefined;
  /** off as microphones and cameras are: hollow edge */
  off?: boolean | undefined;
  look?: "help" | "leave" | undefined;
  /** a single letter, as aria-keyshortcuts: "M" */
  shortcut?: string | undefined;
  /** gives way on a phone. Never help or leave. */
  wide?: boolean | undefined;
  disabled?: boolean | undefined;
};

function ControlItem({
  icon,
  word,
  onPress,
  href,
  pressed,
  off,
  look,
  shortcut,
  wide,
  disabled,
}: Control): ReactElement {
  const marks = {
    "data-off": off || undefined,
    "data-look": look,
    "data-wide": wide || undefined,
    "aria-keyshortcuts": shortcut,
    onClick: onPress,
  };
  const inside = (
    <>
      <Icon name={icon} />
      <span>{word}</span>
    </>
  );
  if (href !== undefined) {
    return (
      <a href={href} {...marks}>
        {inside}
      </a>
    );
  }
  return (
    <button type="button" aria-pressed={pressed} aria-disabled={disabled || undefined} {...marks}>
      {inside}
    </button>
  );
}

/** Icon over word, always there. `name`: "Dina reglage". */
export function ControlBar({
  name,
  controls,
}: {
  name: string;
  controls: readonly Control[];
}): ReactElement {
  return (
    <nav aria-label={name}>
      <ul className="controls">
        {controls.map((control) => (
          <li key={control.word}>
            <ControlItem {...control} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
