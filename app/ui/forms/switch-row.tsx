import type { InputHTMLAttributes, ReactElement, ReactNode } from "react";

type Props = { text: ReactNode; hint?: ReactNode } & InputHTMLAttributes<HTMLInputElement>;

/** One setting, on or off: a checkbox, never a drawn switch. */
export function SwitchRow({ text, hint, ...rest }: Props): ReactElement {
  return (
    <label className="switch-row">
      <input type="checkbox" {...rest} />
      <span>
        <b>{text}</b>
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}
