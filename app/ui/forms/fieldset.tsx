import type { ReactElement, ReactNode } from "react";
import { describedBy, FieldError, type Labelled, OptionalWord } from "./field.tsx";

type Props = Omit<Labelled, "label"> & {
  legend: ReactNode;
  /** the page's h1 already asks the same question: the legend is then only read aloud */
  legendHidden?: boolean | undefined;
  children: ReactNode;
};

/** A group of fields under one question. `id` is where the ErrorSummary's link leads. */
export function Fieldset({
  id,
  legend,
  legendHidden,
  hint,
  error,
  optional,
  children,
}: Props): ReactElement {
  return (
    <fieldset
      className={error ? "group has-error" : "group"}
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy({ id, hint, error })}
    >
      <legend className={legendHidden ? "vh" : "label"}>
        {legend}
        {optional && <OptionalWord />}
      </legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`} error={error} />}
      {children}
    </fieldset>
  );
}
