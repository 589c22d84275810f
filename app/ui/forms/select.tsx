import type { ReactElement, SelectHTMLAttributes } from "react";
import { describedBy, Field, type Labelled } from "./field.tsx";

export type Option = { value: string; text: string; disabled?: boolean | undefined };

type Props = Labelled & {
  options: readonly Option[];
  /** first row with the value "": "Välj kommun" */
  empty?: string | undefined;
  small?: boolean | undefined;
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "children">;

export function Options({ options, empty }: Pick<Props, "options" | "empty">): ReactElement {
  return (
    <>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map(({ value, text, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {text}
        </option>
      ))}
    </>
  );
}

/** The machine's own list: works by keyboard, by voice and without a script everywhere. */
export function Select({
  id,
  label,
  hint,
  error,
  optional,
  options,
  empty,
  small,
  name = id,
  ...rest
}: Props): ReactElement {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      <select
        className="select"
        data-size={small ? "small" : undefined}
        {...{ id, name }}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint, error })}
        {...rest}
      >
        <Options options={options} empty={empty} />
      </select>
    </Field>
  );
}
