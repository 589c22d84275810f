import { contrast, mix } from "./colour.ts";

/** What an authority chooses. Colours as #rrggbb; faces as css font lists; `logo` is a path on the own host, drawn 40 px high. */
export type ThemeChoice = {
  accent: string;
  accentNight: string;
  cover: string;
  coverNight: string;
  voice?: string | undefined;
  system?: string | undefined;
  logo?: string | undefined;
};

/** The pages' grounds, as in styles/tokens.css: an accent is laid on them. */
const paper = { day: "#fbfaf8", night: "#181315" } as const;
const readable = 4.5;

/** The boldest share (from `most` down in hundredths) of `colour` on `ground` on which `ink` is still read. */
function lay(colour: string, ground: string, most: number, ink: string): string {
  for (let share = most; share > 0; share -= 0.01) {
    const mixed = mix(colour, ground, share);
    if (contrast(mixed, ink) >= readable) return mixed;
  }
  return ground;
}

/** The colours that follow from the choice: the chosen row's wash, ink on the main button, second text on the cover. */
export function derived({ accent, accentNight, cover, coverNight }: ThemeChoice) {
  return {
    accentWash: {
      day: lay(accent, paper.day, 0.09, accent),
      night: lay(accentNight, paper.night, 0.17, accentNight),
    },
    onAccent: { day: "#ffffff", night: lay(accentNight, "#000000", 0.16, accentNight) },
    onCover2: {
      day: lay(cover, "#ffffff", 0.16, cover),
      night: lay(coverNight, "#ffffff", 0.2, coverNight),
    },
  };
}

const pair = ({ day, night }: { day: string; night: string }): string =>
  `light-dark(${day}, ${night})`;

/** Only what can stand in a style sheet without ending a declaration. */
function safe(value: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw new Error(`Not allowed in a theme: ${value}`);
  return value;
}

/**
 * The theme as css, linked or inlined (with a nonce) after the main sheet. The seven properties, and three that follow from
 * them: whatever passes 4.5:1 itself (accent on paper, white on cover, dark on the night accent) passes with what is derived.
 */
export function themeSheet(theme: ThemeChoice): string {
  const { accentWash, onAccent, onCover2 } = derived(theme);
  const rows: [string, string | undefined][] = [
    ["--authority-accent", theme.accent],
    ["--authority-accent-night", theme.accentNight],
    ["--authority-cover", theme.cover],
    ["--authority-cover-night", theme.coverNight],
    ["--authority-voice", theme.voice && safe(theme.voice, /^[\w\s",'-]+$/)],
    ["--authority-system", theme.system && safe(theme.system, /^[\w\s",'-]+$/)],
    ["--authority-logo", theme.logo && `url("${safe(theme.logo, /^\/[\w./-]+$/)}")`],
    ["--accent-wash", pair(accentWash)],
    ["--on-accent", pair(onAccent)],
    ["--on-cover-2", pair(onCover2)],
  ];
  const lines = rows.filter(([, value]) => value).map(([name, value]) => `${name}:${value}`);
  return `:root{${lines.join(";")}}`;
}
