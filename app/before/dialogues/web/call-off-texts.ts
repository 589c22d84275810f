import type { Language } from "#platform/i18n";

/** Staff read Swedish. */
export const callOffTexts = {
  title: (day: string) => `Ställ in ${day}`,
  isOff: (day: string) => `Inställt: ${day}`,
  back: "Översikt",
  lead: (people: number) =>
    people === 0
      ? "Ingen är anmäld till dagen. Inbjudan och kalendern visar genast att mötet är inställt."
      : `Inbjudan och kalendern visar genast att mötet är inställt. Sedan granskar du brevet till ${people === 1 ? "den som har plats eller står i kö" : `de ${people} som har plats eller står i kö`}: det går inte av sig självt. Skriv senast dagen före.`,
  because: { sv: "Varför, på svenska", en: "Varför, på engelska", fi: "Varför, på finska" } satisfies Record<Language, string>,
  empty: { sv: "Skriv varför, på svenska.", en: "Skriv varför, på engelska.", fi: "Skriv varför, på finska." } satisfies Record<Language, string>,
  hint: "En eller två meningar. Alla kan läsa dem i inbjudan, och de står i brevet.",
  faults: (count: number) => (count === 1 ? "En sak behöver rättas" : `${count} saker behöver rättas`),
  press: "Ställ in mötet",
  hold: "Mötet blir av ändå",
  holdHint: "De som hade plats har den kvar. Skriv till dem om du ändrar dig: ”Något har ändrats” lägger tillbaka mötet i deras kalender.",
  refused: "Det gick inte att spara. Bara en arrangör kan ställa in ett möte, och inbjudan måste fortfarande vara fullständig.",
} as const;
