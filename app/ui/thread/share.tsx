import type { ReactElement } from "react";

/** A share of a whole, 0–1, as svg. Either `words` says it, or the text beside it does and `words` is left out. */
export function Bar({
  share,
  words,
  tone,
}: {
  share: number;
  words?: string | undefined;
  tone?: "ok" | undefined;
}): ReactElement {
  const width = Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10;
  const named =
    words === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": words };
  return (
    <svg
      className="bar"
      data-tone={tone}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      focusable="false"
      {...named}
    >
      <rect width={width} height="10" />
    </svg>
  );
}

/** Kept of promised: one box each, and the words, which say more than the boxes ("3 av 7 klara, 2 försenade"). */
export function Kept({
  kept,
  of,
  words,
}: {
  kept: number;
  of: number;
  words: string;
}): ReactElement {
  return (
    <p className="kept">
      <span aria-hidden="true">
        {Array.from({ length: of }, (_, i) => (
          <i key={i} data-on={i < kept || undefined} />
        ))}
      </span>
      <span>{words}</span>
    </p>
  );
}
