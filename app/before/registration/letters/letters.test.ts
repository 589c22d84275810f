import { describe, expect, test } from "vitest";
import { type Language, languages } from "#platform/i18n";
import type { Form } from "../form/form.ts";
import { cancelLetter } from "./cancel.ts";
import { changeLetter } from "./change.ts";
import type { ToldDate } from "./lines.ts";
import { promotedLetter } from "./promoted.ts";
import { dialogue, first, second } from "./proof/reference.ts";
import { receiptLetter } from "./receipt.ts";
import { sentLines } from "./sent-lines.ts";

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

  test("a letter that is kept says the year wherever it names a day (C-14)", () => {
    for (const language of languages) {
      const { subject, text } = cancelLetter(language, { ...values, meeting: first });
      const days = (subject + text).match(/3\.? (november|marraskuuta)\S*( 2020)?/gi) ?? [];
      expect(days.length).toBeGreaterThan(2);
      for (const one of days) expect(one).toMatch(/ 2020$/);
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

test("the receipt proves what came in and when, and says nothing of what somebody needs (C-06)", () => {
  const form: Form = {
    ...{ meetingIds: [first.id], name: "Amira Holst", email: "amira@exempel.example", role: "artist", organisation: "Koreograf, se www.exempel.example", municipality: "1280", languages: ["sv", "fi"] },
    ...{ topic: { kind: "opportunity", title: "Öppna tomma scener", text: "Rad ett\nhttps://exempel.example" }, extra: [], measures: { chosen: ["captions"], other: "Hörselslinga" } },
  };
  const sent = (language: Language) => sentLines(language, { form, receivedAt: new Date("2020-10-30T22:59:59Z"), dialogue, answered: [] });
  expect(sent("sv")).toBe(`DET DU SKICKADE
Mottaget fredag 30 oktober 2020 kl. 23.59, svensk tid
Roll: Konstnär
Organisation: Koreograf, se www. exempel. example
Kommun: Malmö
Språk: svenska, finska
Möjlighet eller idé: Öppna tomma scener
> Rad ett
> https: //exempel. example`);
  for (const language of languages) expect(sent(language)).not.toMatch(/captions|Hörselslinga|undefined|https:\/\//);
});
