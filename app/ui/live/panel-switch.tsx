import type { ReactElement } from "react";

/** The panels the sheets know: a group's talk, notes, turns; the plenary's turns, programme, people. */
export type Panel = "talk" | "notes" | "turns" | "programme" | "people";

type Props = {
  /** "Visa" */
  name: string;
  panels: readonly { panel: Panel; word: string }[];
  chosen: Panel;
};

/** On narrow screens one panel at a time. Native radios and `:has()`: the page keeps no state for it. */
export function PanelSwitch({ name, panels, chosen }: Props): ReactElement {
  return (
    <div className="switch" role="radiogroup" aria-label={name}>
      {panels.map(({ panel, word }) => (
        <label key={panel}>
          <input type="radio" name="panel" value={panel} defaultChecked={panel === chosen} />
          {word}
        </label>
      ))}
    </div>
  );
}
