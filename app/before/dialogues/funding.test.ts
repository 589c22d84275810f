import { expect, test } from "vitest";
import { languages } from "#platform/i18n";
import { fundingOf } from "./funding.ts";
import { fundingLines, fundingWords } from "./shared.ts";

const said = (words: string) => ({ sv: words, en: words, fi: words });
const project = { project: "Cultural and Creative Spaces and Cities", about: said("About") };
const older = fundingOf({ profile: "creative-europe-2014-2020", ...project, statement: said("With the support of Creative Europe") });
const newer = fundingOf({ profile: "creative-europe-2021-2027", ...project, grantedBy: "EACEA" });

test("what the programme of 2014–2020 asks for is the statement alone, in the authority's words (E-01, E-02)", () => {
  expect(fundingWords(older, "en")).toEqual({ statement: { text: "With the support of Creative Europe" } });
  expect(fundingLines(older, "en")).toBe("With the support of Creative Europe");
});

test("that of 2021–2027 fixes the statement, and has a disclaimer that names who granted the money, word for word (E-03)", () => {
  expect(languages.map((language) => fundingWords(newer, language).statement.text)).toEqual([
    "Medfinansieras av Europeiska unionen",
    "Co-funded by the European Union",
    "Euroopan unionin osarahoittama",
  ]);
  expect(fundingWords(newer, "en").disclaimer?.text).toBe(
    "Views and opinions expressed are however those of the author(s) only and do not necessarily reflect those of the European Union or EACEA. Neither the European Union nor EACEA can be held responsible for them.",
  );
  for (const language of languages) expect(fundingLines(newer, language)).toMatch(/^.+\n.*EACEA/);
});

test("an official translation of the disclaimer stands in place of ours", () => {
  const official = fundingOf({ profile: "creative-europe-2021-2027", ...project, grantedBy: "EACEA", disclaimer: said("Officiell text") });
  expect(fundingWords(official, "sv").disclaimer?.text).toBe("Officiell text");
});
