import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contrast, mix } from "./colour.ts";
import { derived, type ThemeChoice, themeSheet } from "./theme.ts";

type Scheme = "day" | "night";
type Palette = (token: string) => string;

/** The tokens as the sheet says them: `light-dark(a, b)` or one colour for both; `var()` followed. */
const sheet = readFileSync(new URL("./styles/tokens.css", import.meta.url), "utf8");
const declared = new Map(
  [...sheet.matchAll(/^ {2}(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [
    name!,
    value!.replaceAll(/\s+/g, ""),
  ]),
);

function palette(scheme: Scheme, themed: ReadonlyMap<string, string> = new Map()): Palette {
  const resolve = (value: string): string => {
    const [, light, dark] = /^light-dark\(([^,]+),(.+)\)$/.exec(value) ?? [];
    if (light && dark) return resolve(scheme === "day" ? light : dark);
    const [, name] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
    if (name) return resolve(themed.get(name) ?? declared.get(name) ?? "");
    return value.length === 4 ? value.replaceAll(/[0-9a-f]/gi, "$&$&") : value;
  };
  return (token) => resolve(`var(${token})`);
}

/** Ink, ground, least ratio: look guide §3. 4.5 for text, 3 for the edge of a control and the focus ring. */
const dyes = ["vejde", "lav", "reseda", "bjork", "ljung", "krapp"];
const meanings = ["ok", "warn", "alert", "info"];
const pairs: [ink: string, ground: string, least: number][] = [
  ...["--paper", "--leaf", "--tint", "--tint-2"].flatMap((ground): [string, string, number][] => [
    ["--ink", ground, 4.5],
    ["--ink-2", ground, 4.5],
    ["--rule-strong", ground, 3],
    ["--focus", ground, 3],
  ]),
  ...["--paper", "--leaf", "--tint", "--accent-wash"].map((ground): [string, string, number] => [
    "--accent",
    ground,
    4.5,
  ]),
  ["--ink", "--accent-wash", 4.5],
  ["--ink-2", "--accent-wash", 4.5],
  ["--on-accent", "--accent", 4.5],
  ["--on-cover", "--cover", 4.5],
  ["--on-cover-2", "--cover", 4.5],
  ["--authority-accent", "--on-cover", 4.5],
  ["--paper", "--ink", 4.5],
  ...meanings.flatMap((tone): [string, string, number][] => [
    [`--${tone}`, "--paper", 4.5],
    [`--${tone}`, "--leaf", 4.5],
    [`--${tone}`, "--tint", 4.5],
    [`--${tone}`, `--${tone}-wash`, 4.5],
    ["--ink", `--${tone}-wash`, 4.5],
    ["--ink-2", `--${tone}-wash`, 4.5],
  ]),
  ...dyes.flatMap((dye): [string, string, number][] => [
    [`--${dye}-ink`, `--${dye}`, 4.5],
    ["--ink", `--${dye}`, 4.5],
    ["--leaf", `--${dye}-ink`, 4.5],
    ["--focus-gap", "--focus", 3],
  ]),
  ["--focus", "--focus-gap", 4.5],
  ["--on-caption", "--caption", 4.5],
  ["--on-caption-2", "--caption", 4.5],
];

const spruce: ThemeChoice = {
  accent: "#12504a",
  accentNight: "#86d3c6",
  cover: "#12504a",
  coverNight: "#0d3833",
};
const themed = (choice: ThemeChoice): ReadonlyMap<string, string> =>
  new Map(
    [...themeSheet(choice).matchAll(/(--[\w-]+):([^;}]+)/g)].map(([, name, value]) => [
      name!,
      value!.replaceAll(/\s+/g, ""),
    ]),
  );

const schemes: Scheme[] = ["day", "night"];

describe("look guide §3: every pair of ink and ground", () => {
  test.each(schemes)("the product's own theme, %s", (scheme) => {
    const colour = palette(scheme);
    const faint = pairs.filter(
      ([ink, ground, least]) => contrast(colour(ink), colour(ground)) < least,
    );
    expect(faint).toEqual([]);
  });

  test.each(schemes)("a second authority's, %s", (scheme) => {
    const colour = palette(scheme, themed(spruce));
    expect(colour("--accent")).toBe(scheme === "day" ? spruce.accent : spruce.accentNight);
    const faint = pairs.filter(
      ([ink, ground, least]) => contrast(colour(ink), colour(ground)) < least,
    );
    expect(faint).toEqual([]);
  });

  test.each([
    ["--ink", "--paper", 16.3, 16.0],
    ["--ink-2", "--tint-2", 6.4, 7.3],
    ["--rule-strong", "--leaf", 4.6, 5.8],
    ["--accent", "--accent-wash", 9.4, 7.2],
    ["--on-cover-2", "--cover", 8.3, 9.6],
    ["--alert", "--alert-wash", 5.4, 7.8],
    ["--lav-ink", "--lav", 6.0, 7.5],
    ["--focus", "--focus-gap", 7.8, 12.5],
  ])("%s on %s has the ratio the guide states (cut, not rounded)", (ink, ground, day, night) => {
    const cut = (scheme: Scheme) =>
      Math.floor(contrast(palette(scheme)(ink), palette(scheme)(ground)) * 10) / 10;
    expect([cut("day"), cut("night")]).toEqual([day, night]);
  });

  test("a washed-out token is found", () => {
    const faded = new Map([["--ink-2", "#a9a0a2"]]);
    const colour = palette("day", faded);
    expect(
      pairs.filter(([ink, ground, least]) => contrast(colour(ink), colour(ground)) < least),
    ).toContainEqual(["--ink-2", "--paper", 4.5]);
  });
});

describe("an authority's theme", () => {
  const channel = fc
    .integer({ min: 0, max: 255 })
    .map((value) => value.toString(16).padStart(2, "0"));
  const colour = fc.tuple(channel, channel, channel).map((parts) => `#${parts.join("")}`);
  const choice = fc
    .record({ accent: colour, accentNight: colour, cover: colour, coverNight: colour })
    .map(({ accent, accentNight, cover, coverNight }) => ({
      accent: mix(accent, "#000000", 0.5),
      accentNight: mix(accentNight, "#ffffff", 0.5),
      cover: mix(cover, "#000000", 0.5),
      coverNight: mix(coverNight, "#000000", 0.5),
    }))
    .filter(
      (one) =>
        contrast(one.accent, "#fbfaf8") >= 4.5 &&
        contrast(one.accentNight, "#181315") >= 4.5 &&
        contrast(one.cover, "#ffffff") >= 4.5 &&
        contrast(one.coverNight, "#ffffff") >= 4.5,
    );

  test("what is derived is readable whenever the choice itself is", () => {
    fc.assert(
      fc.property(choice, (one) => {
        const { accentWash, onAccent, onCover2 } = derived(one);
        const ratios = [
          contrast(one.accent, accentWash.day),
          contrast(one.accentNight, accentWash.night),
          contrast(one.accent, onAccent.day),
          contrast(one.accentNight, onAccent.night),
          contrast(one.cover, onCover2.day),
          contrast(one.coverNight, onCover2.night),
        ];
        expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test.each([
    { ...spruce, logo: '/x") } body { display: none' },
    { ...spruce, voice: "serif; } * { color: red" },
    { ...spruce, accent: "red" },
  ])("nothing but a theme gets into the sheet: %o", (choiceWithMore) => {
    expect(() => themeSheet(choiceWithMore)).toThrow();
  });
});
