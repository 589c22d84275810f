import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const pages = globSync("app/{before,meeting,after,ground,pages}/**/*.tsx")
  .map((path) => ({ path, text: readFileSync(path, "utf8") }))
  .filter(({ text }) => text.includes("<ErrorSummary") && text.includes("<title>"));

test.each(pages)("the title of $path begins with what is wrong, when something is (C-04)", ({ text }) => {
  const titles = [...text.matchAll(/<title>(.*)<\/title>/g)].map(([, title = ""]) => title);
  expect(titles.filter((title) => / \? ("Fel: "|t\w*(\[language\])?\.(fault|faulty|faultTitle)\()/.test(title))).not.toEqual([]);
});
