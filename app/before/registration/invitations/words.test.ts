import { describe, expect, test } from "vitest";
import { languages } from "#platform/i18n";
import { dialogue } from "../letters/proof/reference.ts";
import { checkWords, fillOwn, houseWords, writeOut } from "./words.ts";

const origin = new URL("https://dialog.region.example");
const own = { name: "Åsa Öberg", source: "Kulturförvaltningens nyhetsbrev", unsubscribe: `${origin.href}avsluta-inbjudan/abc` };

describe("the invitation as a letter, to the letter (B4, I1)", () => {
  test.each(["first", "reminder"] as const)("%s", async (round) => {
    const inEach = languages.map((language) => {
      const words = houseWords[round][language];
      expect(checkWords(words)).toEqual([]);
      const { subject, text } = fillOwn(language, writeOut(language, words, { dialogue, origin }), own);
      return `${language}: ${subject}\n\n${text}`;
    });
    await expect(inEach.join(`\n${"=".repeat(72)}\n\n`)).toMatchFileSnapshot(`golden/${round}.txt`);
  });
});
