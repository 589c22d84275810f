import { expect, test } from "vitest";
import { dayAndYear, languages, day as wholeDay } from "#platform/i18n";
import { type AnswerPart, answerLetter } from "./answer.ts";

const parts: AnswerPart[] = [
  { number: 1, insight: "Tomma scener kan bli replokaler.", what: "Vi öppnar tre scener för repetitioner.", owner: "Kulturförvaltningen", receiver: "Fria scenen", status: "planned", because: "", due: "2021-03-01", reviewOn: "2021-02-01" },
  { number: 2, insight: "Stöd söks bäst på ett ställe.", what: "Det blir ingen gemensam ansökan.", owner: "Kulturnämnden", receiver: "", status: "declined", because: "Kommunernas regler skiljer sig åt.", due: null, reviewOn: null },
  { number: 3, insight: "Många vill dela teknik.", what: "Ett förråd är öppnat.", owner: "Kulturförvaltningen", receiver: "", status: "done", because: "", due: "2020-12-01", reviewOn: null, update: "Förrådet öppnade i november." },
];

test.each([
  ["answer", [{ number: 4, title: "Öppna tomma scener, också på dagen" }]],
  ["answer-to-notes", []],
])("%s, to the letter (B4, A2)", async (file, topics) => {
  const inEach = languages.map((language) => {
    const { subject, text } = answerLetter(language, {
      name: "Åsa Öberg",
      title: { sv: "När salongerna tystnade", en: "When the halls fell silent", fi: "Kun salit hiljenivät" },
      days: ["2020-11-03", "2020-11-10"].map((local) => dayAndYear(local, language)),
      topics,
      parts,
      page: "https://dialog.region.example/dialog/rum/dokumentation#sedan",
      contact: { name: "Karin Möller", phone: "040-000 00 00" },
      dayOf: (local) => wholeDay(local, language),
    });
    return `${language}: ${subject}\n\n${text}\n`;
  });
  await expect(inEach.join(`\n${"=".repeat(72)}\n\n`)).toMatchFileSnapshot(`golden/${file}.txt`);
});
