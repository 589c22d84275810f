import { expect, test } from "vitest";
import { languages } from "#platform/i18n";
import { receiptLetter } from "./receipt.ts";

test.each([
  ["receipt", { text: "Jag hittade inte programmet.\nSkriv ut det gärna.", found: false }],
  ["receipt-without-words", { text: "", found: true }],
])("%s, to the letter (B4, E1)", async (file, said) => {
  const inEach = languages.map((language) => {
    const { subject, text } = receiptLetter(language, { number: 12, authority: "Kulturnämnden", page: "/dialog/rum", receivedLocal: "2020-10-25T13:05", ...said });
    return `${language}: ${subject}\n\n${text}\n`;
  });
  await expect(inEach.join(`\n${"=".repeat(72)}\n\n`)).toMatchFileSnapshot(`golden/${file}.txt`);
});

test("as much as the form takes comes back whole", () => {
  const text = Array.from({ length: 40 }, (_, at) => `${at} `.padEnd(90, "å")).join("\n");
  const letter = receiptLetter("sv", { number: 12, authority: "Kulturnämnden", page: "/", receivedLocal: "2020-10-25T13:05", text, found: null });
  for (const line of text.split("\n")) expect(letter.text).toContain(`> ${line}\n`);
});
