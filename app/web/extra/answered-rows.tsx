import { Said } from "#ui/content/said.tsx";
import type { SummaryRow } from "#ui/content/summary-list.tsx";
import type { AnsweredView } from "./extra-view.ts";

/** The dialogue's own questions as rows of a summary; what was not answered says so there. */
export const answeredRows = (answered: readonly AnsweredView[]): SummaryRow[] =>
  answered.map(({ label, said, own }) => ({
    term: label.text,
    lang: label.lang,
    said: own,
    value: said.length > 0 && said.map((one, at) => [at > 0 && ", ", <Said key={one.text} {...one} />]),
  }));
