import { wordingTexts } from "./wording-texts.ts";

const names: Record<string, string> = wordingTexts.places;

/** A letter as it stands before it is filled in for one person: each open place named in words instead of braces. */
export function LetterText({ text }: { text: string }) {
  // Every other part is what stood between braces.
  const parts = text.split(/\{\{([^{}]*)\}\}/);
  return <>{parts.map((part, at) => (at % 2 === 0 ? part : <i key={at} className="quiet" lang="sv">{`[${names[part] ?? part}]`}</i>))}</>;
}
