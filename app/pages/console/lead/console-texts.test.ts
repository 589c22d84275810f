import { expect, test } from "vitest";
import { consoleTexts } from "./console-texts.ts";

test.each([
  [5, "5 min före"],
  [89, "89 min före"],
  [120, "2 tim före"],
  [125, "2 tim 5 min före"],
  [42_094, "29 dagar före"],
])("%i minutes before the plan are said as people say it (L3)", (minutes, said) => {
  expect(consoleTexts.ahead(minutes)).toBe(said);
});
