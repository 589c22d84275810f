import type { ReactElement } from "react";
import { Icon, type IconName } from "../icon.tsx";

/** The plant dyes. The first five are the kinds of note, krapp is for tiles only. */
export type Dye = "vejde" | "lav" | "reseda" | "bjork" | "ljung" | "krapp";
export type NoteDye = Exclude<Dye, "krapp">;

/** A dye brings its drawing, so that a kind never stands on colour alone: experience, challenge, idea, question, contact. */
export const dyeIcons: Record<NoteDye, IconName> = {
  vejde: "quote",
  lav: "peak",
  reseda: "spark",
  bjork: "ask",
  ljung: "link",
};

/** Kind of a note or a topic: icon and word in the dye's ink. */
export function Kind({ dye, word }: { dye: NoteDye; word: string }): ReactElement {
  return (
    <span className="kind" data-dye={dye}>
      <Icon name={dyeIcons[dye]} />
      {word}
    </span>
  );
}
