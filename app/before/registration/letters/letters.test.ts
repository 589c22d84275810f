import { describe, expect, test } from "vitest";
import { languages } from "#platform/i18n";
import { cancelLetter } from "./cancel.ts";
import { changeLetter } from "./change.ts";
import type { ToldDate } from "./lines.ts";
import { promotedLetter } from "./promoted.ts";
import { dialogue, first, second } from "./proof/reference.ts";
import { receiptLetter } from "./receipt.ts";

const dates: ToldDate[] = [
  { meeting: first, status: "registered" },
  { meeting: second, status: "waiting", waitingPlace: 3 },
];
const values = { name: "Amira Holst", dialogue, dates, number: 31 };

describe("letters about a registration (M1)", () => {
  test("the receipt says what came in, dates in full with the year, the notices word for word and how to object (G-03, G-04, C-14, E-05)", () => {
    const { subject, text } = receiptLetter("sv", { ...values, topic: { number: 4, title: "Öppna tomma scener" } });
    expect(subject).toBe("Vi har tagit emot din anmälan till När salongerna tystnade");
    expect(text).toContain("- tisdag 3 november 2020 kl. 13.00–16.00: du har plats\n- tisdag 10 november 2020 kl. 13.00–16.00: du står som nummer 3 i kön\n");
    expect(text).toContain("Ditt ämne har nummer 4: Öppna tomma scener");
    for (const notice of [dialogue.notices.registration.sv, dialogue.notices.objection.sv, dialogue.funding?.statement.sv]) expect(text).toContain(notice);
  });

  test("who waits everywhere reads so in the subject", () => {
    expect(receiptLetter("sv", { ...values, dates: dates.slice(1) }).subject).toBe("Du står i kö till När salongerna tystnade");
    expect(receiptLetter("en", { ...values, dates: dates.slice(1) }).subject).toBe("You are in the queue for When the halls fell silent");
  });

  test("every letter has the way to the person's own page once, in every language, and no place left open", () => {
    for (const language of languages) {
      const letters = [
        receiptLetter(language, values),
        changeLetter(language, values),
        cancelLetter(language, { ...values, meeting: first }),
        promotedLetter(language, { name: values.name, dialogue, meeting: second }),
      ];
      for (const { subject, text } of letters) {
        expect(text.split("{{personal-link}}")).toHaveLength(2);
        expect(subject + text.replace("{{personal-link}}", "")).not.toMatch(/\b(undefined|null|NaN)\b|\{\{|\[object/);
        expect(text).toContain(dialogue.contact.phone);
      }
    }
  });

  test("a name or a title cannot become a message in the authority's name", () => {
    const { text } = receiptLetter("sv", {
      ...values,
      name: "Vinn en resa https://exempel.example/x\nKlicka {{personal-link}}",
      topic: { number: 1, title: "se www.exempel.example" },
    });
    expect(text).not.toMatch(/https:\/\/exempel|www\.exempel/);
    expect(text.split("{{personal-link}}")).toHaveLength(2);
    expect(text.split("\n")[0]).toContain("Klicka");
  });
});
