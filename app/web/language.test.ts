import { describe, expect, test } from "vitest";
import { languages } from "#platform/i18n";
import { inLanguage, languageOf } from "./language.ts";

test.each([
  ["/", "sv"],
  ["/en", "en"],
  ["/en.data", "en"],
  ["/en/dialog/a", "en"],
  ["/fi", "fi"],
  ["/fi/dialog/a", "fi"],
  ["/fi.data", "fi"],
  ["/energi", "sv"],
  ["/film", "sv"],
  ["/dialog/en", "sv"],
])("%s is read in %s", (path, language) => {
  expect(languageOf(path)).toBe(language);
});

describe.each(["/", "/dialog/a", "/mitt-deltagande"])("%s", (path) => {
  test.each(languages)("in %s, and from there in any other, is the same page", (language) => {
    const there = inLanguage(path, language);
    expect(languageOf(there)).toBe(language);
    expect(languages.map((other) => inLanguage(there, other))).toEqual(languages.map((other) => inLanguage(path, other)));
  });
});
