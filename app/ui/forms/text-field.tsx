import type { InputHTMLAttributes, ReactElement } from "react";
import { describedBy, Field, type Labelled } from "./field.tsx";

type Props = Labelled & {
  /** set in serif: the person's own words (a topic's heading), not a name or an address */
  voice?: boolean | undefined;
  width?: "short" | undefined;
} & Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "width">;

/** One line. `name` defaults to `id`. */
export function TextField({
  id,
  label,
  hint,
  error,
  optional,
  voice,
  width,
  name = id,
  type = "text",
  ...rest
}: Props): ReactElement {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      <input
        className="input"
        data-voice={voice || undefined}
        data-width={width}
        {...{ id, name, type }}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint, error })}
        {...rest}
      />
    </Field>
  );
}
