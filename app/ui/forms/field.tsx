import type { ReactElement, ReactNode } from "react";
import { Icon } from "../icon.tsx";
import { useWords } from "../words.tsx";

export type Labelled = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** what to do, in the same words as in the ErrorSummary: "Skriv en rubrik för ditt ämne" */
  error?: string | undefined;
  optional?: boolean | undefined;
};

/** The fault at its field: icon, the word for those who listen, then what to do. */
export function FieldError({ id, error }: { id: string; error: string }): ReactElement {
  return (
    <p className="field-error" id={id}>
      <Icon name="stop" />
      <span>
        <span className="vh">{useWords().fault} </span>
        {error}
      </span>
    </p>
  );
}

export function OptionalWord(): ReactElement {
  return <span className="optional"> {useWords().optional}</span>;
}

/** Ids of what describes the control, for aria-describedby. */
export function describedBy(
  { id, hint, error }: Pick<Labelled, "id" | "hint" | "error">,
  ...more: (string | undefined)[]
): string | undefined {
  const ids = [hint ? `${id}-hint` : undefined, error ? `${id}-error` : undefined, ...more];
  return ids.filter((one) => one !== undefined).join(" ") || undefined;
}

/** Label, hint, error, control: in that order. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: Labelled & { children: ReactNode }): ReactElement {
  return (
    <div className={error ? "field has-error" : "field"}>
      <label className="label" htmlFor={id}>
        {label}
        {optional && <OptionalWord />}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`} error={error} />}
      {children}
    </div>
  );
}
