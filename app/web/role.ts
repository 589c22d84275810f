import type { Role } from "#dialogues/shared";
import { catalogue } from "#platform/i18n";

/** Each role has one shape, everywhere; the word always stands with it. */
export const roleShape = {
  artist: "diamond",
  "cultural-actor": "square",
  official: "circle",
  politician: "triangle",
  // Those who decide share a shape; the word tells them apart.
  other: "triangle",
} as const satisfies Record<Role, string>;

export const roleWord = catalogue(
  { artist: "Konstnär", "cultural-actor": "Kulturaktör", official: "Tjänsteperson", politician: "Politiker", other: "Annan beslutsfattare" },
  { artist: "Artist", "cultural-actor": "Cultural actor", official: "Public official", politician: "Politician", other: "Other decision-maker" },
  { artist: "Taiteilija", "cultural-actor": "Kulttuuritoimija", official: "Viranhaltija", politician: "Poliitikko", other: "Muu päättäjä" },
);
