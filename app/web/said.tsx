import type { Language, Spoken } from "#platform/i18n";

/** A text of the authority's on a page: `lang` when it is in another language than the page, which must then be told to whoever listens. */
export type Said = { text: string; lang?: "sv" };

/** What `say` says, and whether it had to be said in Swedish. */
export function saidIn(text: Spoken, language: Language): Said {
  const own = text[language];
  return own === undefined ? { text: text.sv, lang: "sv" } : { text: own };
}

export function Words({ said: { text, lang } }: { said: Said }) {
  return lang ? <span lang={lang}>{text}</span> : text;
}
