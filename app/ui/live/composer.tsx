import type { FormHTMLAttributes, ReactElement, ReactNode } from "react";

type Props = {
  /** KindPicker */
  kinds?: ReactNode;
  /** the label of the field, read aloud: "Ny anteckning" */
  label: string;
  /** id of the control in `field` */
  fieldId: string;
  /** <input className="input" data-voice> or <textarea className="textarea" rows={1}> with that id, owned by the page's state */
  field: ReactNode;
  /** Button: "Lägg till" */
  submit: ReactNode;
  /** a text that could not be sent stays in the field; its state in words stands here */
  state?: ReactNode;
} & FormHTMLAttributes<HTMLFormElement>;

/** Where a note is written before it is anyone else's. */
export function Composer({
  kinds,
  label,
  fieldId,
  field,
  submit,
  state,
  ...form
}: Props): ReactElement {
  return (
    <form className="composer" {...form}>
      {kinds}
      <div className="composer-row">
        <label className="vh" htmlFor={fieldId}>
          {label}
        </label>
        {field}
        {submit}
      </div>
      {state}
    </form>
  );
}
