import { expect, test } from "vitest";
import { day, languages } from "#platform/i18n";
import { askGroupsLetter } from "./ask-groups.ts";

test("to the letter (B4, N4)", async () => {
  const inEach = languages.map((language) => {
    const values = { name: "Åsa Öberg", title: "När salongerna tystnade", lastDay: day("2020-11-11", language), contact: { name: "Karin Möller", phone: "040-000 00 00" } };
    const { subject, text } = askGroupsLetter(language, values);
    return `${language}: ${subject}\n\n${text}\n`;
  });
  await expect(inEach.join(`\n${"=".repeat(72)}\n\n`)).toMatchFileSnapshot("golden/ask-groups.txt");
});
