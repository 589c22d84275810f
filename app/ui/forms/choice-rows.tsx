import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";

export type Choice = {
  value: string;
  text: ReactNode;
  hint?: ReactNode;
  icon?: IconName | undefined;
  disabled?: boolean | undefined;
};

type Props = {
  name: string;
  /** "radio": one of them; "checkbox": any number, all posted under the same name */
  type: "radio" | "checkbox";
  choices: readonly Choice[];
  /** the values chosen when the page was drawn */
  chosen?: readonly string[] | undefined;
  onChoose?: ((value: string, checked: boolean) => void) | undefined;
};

/** Full-width rows with the native control, 28 px. Stands inside a Fieldset. The first row has the id `${name}-1`. */
export function ChoiceRows({ name, type, choices, chosen = [], onChoose }: Props): ReactElement {
  return (
    <div className="choices">
      {choices.map(({ value, text, hint, icon, disabled }, i) => (
        <label key={value} className="choice">
          <input
            id={`${name}-${i + 1}`}
            {...{ name, type, value, disabled }}
            defaultChecked={chosen.includes(value)}
            onChange={onChoose && ((event) => onChoose(value, event.target.checked))}
          />
          <span>
            <b>
              {icon && <Icon name={icon} />}
              {text}
            </b>
            {hint && <span className="hint">{hint}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
