import { remembered } from "./remembered.ts";

/** What the public and those who take part are spoken to in, pages and letters alike. Region Skåne is a Finnish administrative area. */
export const languages = ["sv", "en", "fi"] as const;
export type Language = (typeof languages)[number];

/** What an address begins with in a language: Swedish has no prefix. */
export const prefixOf = (language: Language): string => (language === "sv" ? "" : `/${language}`);

/** What staff pages and the one who runs the system are spoken to in. */
export type StaffLanguage = Exclude<Language, "fi">;

/** A sentence, a sentence that needs values, or a small family of sentences. */
type Text = string | ((...values: never[]) => string) | { [key: string]: Text };

/** The same keys as the Swedish original; words may differ, values may not. */
type SameKeys<T> = T extends string ? string : T extends (...values: never[]) => string ? T : { [Key in keyof T]: SameKeys<T[Key]> };

/** The messages of one folder for everyone. A key that is missing in a language, or is there too many, fails the type check. */
export function catalogue<const Texts extends Record<string, Text>>(
  sv: Texts,
  en: NoInfer<SameKeys<Texts>>,
  fi: NoInfer<SameKeys<Texts>>,
): Record<Language, SameKeys<Texts>> {
  return { sv: sv as unknown as SameKeys<Texts>, en, fi };
}

/** The same for staff. A public page that reads one fails the type check. */
export function staffCatalogue<const Texts extends Record<string, Text>>(
  sv: Texts,
  en: NoInfer<SameKeys<Texts>>,
): Record<StaffLanguage, SameKeys<Texts>> {
  return { sv: sv as unknown as SameKeys<Texts>, en };
}

/** A text the authority wrote in each language it uses. Swedish is the original and always there. */
export type Spoken = { sv: string } & Partial<Record<Language, string>>;

export function say(text: Spoken, language: Language): string {
  return text[language] ?? text.sv;
}

/** A text as a page shows it. `lang` is there when it is not in the page's language, so that it is read aloud as what it is. */
export type Told = { text: string; lang?: Language };

/** The same as `say`, and in which language. */
export function tell(text: Spoken, language: Language): Told {
  const said = text[language];
  return said === undefined ? { text: text.sv, lang: "sv" } : { text: said };
}

const locale: Record<Language, string> = { sv: "sv-SE", en: "en-GB", fi: "fi-FI" };

/** One of a thing for each language. */
export function inEach<Thing>(of: (language: Language) => Thing): Record<Language, Thing> {
  return { sv: of("sv"), en: of("en"), fi: of("fi") };
}

const dayWords = (options: Intl.DateTimeFormatOptions) =>
  inEach((language) => {
    const format = new Intl.DateTimeFormat(locale[language], { ...options, timeZone: "UTC" });
    return remembered((date) => format.format(new Date(`${date}T12:00:00Z`)).replace(",", ""));
  });
const days = dayWords({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const shortDays = dayWords({ day: "numeric", month: "long" });

/** "tisdag 3 november 2020", in Finnish "tiistaina 3. marraskuuta 2020" (*on* that day), from a local time; the zone does not matter for what the wall calendar shows. */
export const day = (local: string, language: Language): string => days[language](local.slice(0, 10));

/** "3 november" from a local time. */
export const shortDay = (local: string, language: Language): string => shortDays[language](local.slice(0, 10));

/** "3 november 2020": what is kept, or read again in another year (C-14). */
export const dayAndYear = (local: string, language: Language): string => `${shortDay(local, language)} ${local.slice(0, 4)}`;

/** "13.00" in Swedish and Finnish, "13:00" in English, from a local time. */
export function hour(local: string, language: Language): string {
  const time = local.slice(11, 16);
  return language === "en" ? time : time.replace(":", ".");
}
