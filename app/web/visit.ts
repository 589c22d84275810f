import { createContext } from "react-router";
import type { Session } from "#people";
import type { Language } from "#platform/i18n";

/** Who asks, and in which language. Sessions are looked up only when a page asks for them. */
export type Visit = {
  language: Language;
  /** The client's address, as told by a trusted proxy. Only for limits; never stored, never logged. */
  address: string;
  participant(): Promise<Session | undefined>;
  staff(): Promise<Session | undefined>;
};

export const visit = createContext<Visit>();

/** "/en/dialog/x" is English, everything else Swedish. */
export function languageOf(pathname: string): Language {
  return pathname === "/en" || pathname.startsWith("/en/") || pathname === "/en.data" ? "en" : "sv";
}

/** The same page in another language: Swedish has no prefix. */
export function inLanguage(pathname: string, language: Language): string {
  const bare = languageOf(pathname) === "en" ? pathname.replace(/^\/en/, "") || "/" : pathname;
  if (language === "sv") return bare;
  return bare === "/" ? "/en" : `/en${bare}`;
}
