import type { Role } from "#dialogues/shared";

/** Each role has one shape, everywhere; the word always stands with it. */
export const roleShape = {
  artist: "diamond",
  "cultural-actor": "square",
  official: "circle",
  politician: "triangle",
  // Those who decide share a shape; the word tells them apart.
  other: "triangle",
} as const satisfies Record<Role, string>;

export { roleWord } from "#dialogues/shared";
