import type { ReactElement } from "react";
import { useWords } from "../words.tsx";

/** Every frame's main has this id; the skip link and error summaries lead into it. */
export const mainId = "innehall";

export function SkipLink(): ReactElement {
  return (
    <a className="skip" href={`#${mainId}`}>
      {useWords().skip}
    </a>
  );
}
