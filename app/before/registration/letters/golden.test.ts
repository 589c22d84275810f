import { describe, expect, test } from "vitest";
import { type Language, languages } from "#platform/i18n";
import { addressChangedLetter, codeLetter } from "./address.ts";
import { cancelLetter } from "./cancel.ts";
import { changeLetter } from "./change.ts";
import { type Letter, type ToldDate, when } from "./lines.ts";
import { linkLetter } from "./link.ts";
import { offerEndedLetter, offerLetter } from "./offer.ts";
import { promotedLetter } from "./promoted.ts";
import { dialogue as reference, first, movedTo, second } from "./proof/reference.ts";
import { receiptLetter } from "./receipt.ts";

const name = "Åsa Öberg";
type Of = { dialogue: typeof reference; meeting: typeof first };
const placed = (meeting: typeof first): ToldDate[] => [{ meeting, status: "registered" }, { meeting: second, status: "waiting", waitingPlace: 3 }];

/** Every letter that a registration writes by itself. */
const kinds: Record<string, (language: Language, of: Of) => Letter> = {
  receipt: (language, { dialogue, meeting }) => receiptLetter(language, { name, dialogue, dates: placed(meeting), number: 31, topic: { number: 4, title: "Öppna tomma scener" } }),
  "receipt-waiting": (language, { dialogue, meeting }) => receiptLetter(language, { name, dialogue, dates: [{ meeting, status: "waiting", waitingPlace: 7 }], number: 152 }),
  change: (language, { dialogue, meeting }) => changeLetter(language, { name, dialogue, dates: placed(meeting), number: 31 }),
  cancel: (language, { dialogue, meeting }) => cancelLetter(language, { name, dialogue, dates: [{ meeting, status: "cancelled" }, { meeting: second, status: "registered" }], number: 31, meeting }),
  promoted: (language, { dialogue, meeting }) => promotedLetter(language, { name, dialogue, meeting }),
  offer: (language, { dialogue, meeting }) => offerLetter(language, { name, dialogue, meeting, until: new Date("2020-10-26T09:30:00Z") }),
  "offer-ended": (language, { dialogue, meeting }) => offerEndedLetter(language, { name, dialogue, meeting }),
  link: (language, { dialogue }) => linkLetter(language, { name, dialogue }),
  "address-code": (language, { dialogue }) => codeLetter(language, { name, dialogue, code: "482 913" }),
  "address-new": (language, { dialogue }) => addressChangedLetter(language, { name, dialogue, to: "new" }),
  "address-old": (language, { dialogue }) => addressChangedLetter(language, { name, dialogue, to: "old" }),
  "address-old-on-request": (language, { dialogue }) => addressChangedLetter(language, { name, dialogue, to: "old-on-request" }),
};
const ofDates = ["receipt", "receipt-waiting", "change", "cancel", "promoted", "offer", "offer-ended"];
const days = Array.from({ length: 19 }, (_, day) => new Date(Date.UTC(2020, 9, 24 + day)).toISOString().slice(0, 10));
const hours: Record<Language, string> = { sv: "kl. 13.00–16.00", en: "13:00–16:00 Swedish time", fi: "klo 13.00–16.00 Ruotsin aikaa" };

describe("letters about a registration, to the letter (B4, M1)", () => {
  test.each(Object.keys(kinds))("%s", async (kind) => {
    const inEach = languages.map((language) => {
      const { subject, text } = kinds[kind]!(language, { dialogue: reference, meeting: first });
      return `${language}: ${subject}\n\n${text}`;
    });
    await expect(inEach.join(`\n${"=".repeat(72)}\n\n`)).toMatchFileSnapshot(`golden/${kind}.txt`);
  });

  test("dates in words, from 24 October to 11 November", async () => {
    const lines = days.flatMap((day) => languages.map((language) => `${language} ${when(language, movedTo(day).meeting)}`));
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("golden/dates.txt");
  });

  test.each(ofDates)("%s says the date and the hour of the wall clock on each of them", (kind) => {
    for (const day of days) {
      for (const language of languages) {
        const of = movedTo(day);
        const { text } = kinds[kind]!(language, of);
        expect(text).toContain(when(language, of.meeting));
        expect(when(language, of.meeting)).toContain(hours[language]);
      }
    }
  });
});
