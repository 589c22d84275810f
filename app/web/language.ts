import type { Language } from "#platform/i18n";

/** "/en/dialog/x" is English, everything else Swedish. */
export function languageOf(pathname: string): Language {
  return /^\/en(\/|\.data$|$)/.test(pathname) ? "en" : "sv";
}

/** The same page in another language: Swedish has no prefix. */
export function inLanguage(pathname: string, language: Language): string {
  const bare = languageOf(pathname) === "en" ? pathname.slice(3) || "/" : pathname;
  if (language === "sv") return bare;
  return bare === "/" ? "/en" : `/en${bare}`;
}
