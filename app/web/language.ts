import { type Language, languages, prefixOf } from "#platform/i18n";

const prefix = new RegExp(`^/(${languages.filter((language) => prefixOf(language)).join("|")})(?=/|\\.data$|$)`);

/** "/en/dialog/x" is English, "/fi/dialog/x" Finnish, everything else Swedish. */
export function languageOf(pathname: string): Language {
  const named = prefix.exec(pathname)?.[1];
  return languages.find((language) => language === named) ?? "sv";
}

/** The same page in another language. */
export function inLanguage(pathname: string, language: Language): string {
  const bare = pathname.replace(prefix, "") || "/";
  return bare === "/" ? prefixOf(language) || "/" : prefixOf(language) + bare;
}
