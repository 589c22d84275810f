import type { ReactElement, TextareaHTMLAttributes } from "react";
import { describedBy, Field, type Labelled } from "./field.tsx";

type Props = Labelled & {
  /** the count in words, as of the last time the server saw the text: "210 av 600 tecken" */
  count?: string | undefined;
  /** the text is longer than it may be; `count` says by how much */
  over?: boolean | undefined;
} & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id">;

/** Many lines, in serif. No maxLength: a pasted text is kept whole and shortened by the one who wrote it. */
export function TextArea({
  id,
  label,
  hint,
  error,
  optional,
  count,
  over,
  name = id,
  rows = 6,
  ...rest
}: Props): ReactElement {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      <textarea
        className="textarea"
        {...{ id, name, rows }}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint, error }, count ? `${id}-count` : undefined)}
        {...rest}
      />
      {count && (
        <span className="count" id={`${id}-count`} data-over={over || undefined}>
          {count}
        </span>
      )}
    </Field>
  );
}
