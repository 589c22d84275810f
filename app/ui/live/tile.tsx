import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";
import type { Dye } from "../thread/kind.tsx";

export type TileState = {
  /** "speaking" and "hand" frame the picture; "quiet" is said softly (microphone off, pinned); "plain" in bold (typing) */
  mark: "speaking" | "hand" | "quiet" | "plain";
  icon: IconName;
  /** "Talar", "Tur 2", "Skriver", "Mikrofon av" */
  word: string;
  /** the word is only read aloud: for a state that most people are in */
  wordHidden?: boolean | undefined;
};

type Props = {
  name: string;
  /** RoleMark */
  role?: ReactNode;
  field: Dye;
  /** shown when there is no picture */
  initials: string;
  /** a <video>; covers the field, never covered itself */
  picture?: ReactNode;
  /** the picture is fitted, not filled: interpreters, whose hands must not be cut away */
  whole?: boolean | undefined;
  state?: TileState | undefined;
};

/** A person: calm field or picture, and under it, as a caption in print, name, role and state. */
export function Tile({ name, role, field, initials, picture, whole, state }: Props): ReactElement {
  return (
    <figure
      className="tile"
      data-dye={field}
      data-mark={state?.mark}
      data-whole={whole || undefined}
    >
      <div className="tile-view">
        {picture ?? (
          <span className="initials" aria-hidden="true">
            {initials}
          </span>
        )}
      </div>
      <figcaption>
        <span className="tile-name">{name}</span> {role}{" "}
        {state && (
          <span className="tile-state" data-mark={state.mark}>
            <Icon name={state.icon} />
            <span className={state.wordHidden ? "vh" : undefined}>{state.word}</span>
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** Tiles in a grid: three by two in a group, as many as fit elsewhere. */
export function Tiles({ children }: { children: ReactNode }): ReactElement {
  return <div className="tiles">{children}</div>;
}
