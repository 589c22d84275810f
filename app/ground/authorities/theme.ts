/** The colours of an authority for day and night, as #rrggbb, and its logotype as a file that we serve. Semantic colours are not themed. */
export type Theme = {
  accent: string;
  accentNight: string;
  cover: string;
  coverNight: string;
  logo?: string | undefined;
};

export type ThemePart = "accent" | "accentNight" | "cover" | "coverNight";

/** The least contrast of text against its ground (WCAG 2.2, 1.4.3). */
const least = 4.5;
/** The grounds and inks of app/ui/styles that a theme meets. */
const paper = { day: "#fbfaf8", night: "#181315" };
const onAccent = { day: "#ffffff", night: "#2a0a19" };
const onCover = "#ffffff";

/** The parts on which text could not be read, or which could not be read on the page. Empty: the theme may be used. */
export function unreadableParts(theme: Pick<Theme, ThemePart>): ThemePart[] {
  const faint: Record<ThemePart, boolean> = {
    accent: contrast(theme.accent, paper.day) < least || contrast(theme.accent, onAccent.day) < least,
    accentNight: contrast(theme.accentNight, paper.night) < least || contrast(theme.accentNight, onAccent.night) < least,
    cover: contrast(theme.cover, onCover) < least,
    coverNight: contrast(theme.coverNight, onCover) < least,
  };
  return (Object.keys(faint) as ThemePart[]).filter((part) => faint[part]);
}

/** The contrast ratio of WCAG 2.2 between two #rrggbb colours: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
