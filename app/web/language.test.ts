import { expect, test } from "vitest";
import { inLanguage, languageOf } from "./language.ts";

test.each([
  ["/", "sv"],
  ["/en", "en"],
  ["/en.data", "en"],
  ["/en/dialog/a", "en"],
  ["/energi", "sv"],
  ["/dialog/en", "sv"],
])("%s is read in %s", (path, language) => {
  expect(languageOf(path)).toBe(language);
});

test.each(["/", "/dialog/a", "/mitt-deltagande"])("%s in English and back is the same page", (path) => {
  expect(languageOf(inLanguage(path, "en"))).toBe("en");
  expect(inLanguage(inLanguage(path, "en"), "sv")).toBe(path);
  expect(inLanguage(inLanguage(path, "en"), "en")).toBe(inLanguage(path, "en"));
});
