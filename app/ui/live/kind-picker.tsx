import type { ReactElement } from "react";
import { Icon } from "../icon.tsx";
import { dyeIcons, type NoteDye } from "../thread/kind.tsx";

export type NoteKind = { value: string; dye: NoteDye; word: string };

type Props = {
  name: string;
  /** read aloud: "Slag av anteckning" */
  legend: string;
  kinds: readonly NoteKind[];
  /** with `onChoose` the one chosen now; without it the one chosen from the start */
  chosen?: string | undefined;
  onChoose?: ((value: string) => void) | undefined;
};

/** Five radios in a row; the chosen one inverts. */
export function KindPicker({ name, legend, kinds, chosen, onChoose }: Props): ReactElement {
  return (
    <fieldset className="kind-pick">
      <legend className="vh">{legend}</legend>
      <div>
        {kinds.map(({ value, dye, word }) => (
          <label key={value} data-dye={dye}>
            <input
              type="radio"
              {...{ name, value }}
              {...(onChoose
                ? { checked: value === chosen, onChange: () => onChoose(value) }
                : { defaultChecked: value === chosen })}
            />
            <Icon name={dyeIcons[dye]} />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
