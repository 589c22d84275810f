import { expect, test } from "vitest";
import { influenceLevels } from "#dialogues/shared";
import { languages } from "#platform/i18n";
import { influenceTexts } from "./influence.ts";

test("each level of influence has a promise of its own, in every language (D-02)", () => {
  for (const language of languages) {
    const told = influenceLevels.map((level) => influenceTexts[language][level]);
    for (const part of ["name", "means"] as const) expect(new Set(told.map((one) => one[part])).size, `${language} ${part}`).toBe(influenceLevels.length);
  }
});
