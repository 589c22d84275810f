import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LetterTemplate, fromPerson, quotedFromPerson, renderLetter } from "./template.ts";

const receipt: LetterTemplate<"name" | "title" | "topic"> = {
  subject: "Vi har tagit emot din anmälan till {{title}}",
  text: "Hej {{name}}\n\nDu anmälde dig till {{title}}. Du skrev:\n{{topic}}\n\n{{personal-link}}\n",
  places: { name: "person", title: "ours", topic: "passage" },
};

describe("what a person typed stays words (pretalx' hole: phishing by name)", () => {
  test.each([
    ["Åsa Öberg", "Åsa Öberg"],
    ["J.R. Åkesson-Öst, f. 1960", "J.R. Åkesson-Öst, f. 1960"],
    ["Klicka https://ont.example/x nu", "Klicka https: //ont. example/x nu"],
    ["vinst.example", "vinst. example"],
    ["skriv till ont@post.example", "skriv till ont@post. example"],
    ["Åsa\r\nBcc: alla@x.example\u0000", "Åsa Bcc: alla@x. example"],
    ["{{personal-link}}", "{ {personal-link}}"],
    ["{{{personal-link}}", "{ { {personal-link}}"],
    ["a\u202eesrever\u200b.example", "a esrever .example"],
    ["  många   blanka\u2028rader  ", "många blanka rader"],
  ])("%j in one line", (typed, shown) => {
    expect(fromPerson(typed)).toBe(shown);
  });

  test("a passage keeps its lines, each marked as a quotation", () => {
    expect(quotedFromPerson("Rad ett\r\n\r\nRad två: www.ont.example\n")).toBe("> Rad ett\n>\n> Rad två: www. ont. example");
  });

  test("whatever is typed: one line, no link, no placeholder, no control character", () => {
    const typed = fc.string({ unit: fc.constantFrom(...Array.from("abö1.:/@{} <-\n\r\u0000\u202e")), maxLength: 400 });
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: "grapheme" })), (words) => {
        const shown = fromPerson(words);
        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(shown).not.toContain("{{");
        expect(shown).not.toContain("://");
        expect(shown).not.toMatch(/[\p{L}\p{N}]\.[\p{L}\p{N}-]{2}/u);
        expect(shown.length).toBeLessThanOrEqual(300);
      }),
    );
  });
});

describe("rendering", () => {
  test("each place by its trust; the personal link waits for the sending", () => {
    const values = { name: "Åsa {{title}} https://x.example", title: "Rum för konst: https://dialog.example", topic: "En rad\nen till" };
    expect(renderLetter(receipt, values)).toEqual({
      subject: "Vi har tagit emot din anmälan till Rum för konst: https://dialog.example",
      text: "Hej Åsa { {title}} https: //x. example\n\nDu anmälde dig till Rum för konst: https://dialog.example. Du skrev:\n> En rad\n> en till\n\n{{personal-link}}\n",
    });
  });

  test("a place that was not declared is a fault, also one that every object has", () => {
    const values = { name: "", title: "", topic: "" };
    for (const place of ["{{email}}", "{{constructor}}", "{{to-string}}"]) {
      expect(() => renderLetter({ ...receipt, text: place }, values)).toThrow("does not declare");
    }
    expect(() => renderLetter({ ...receipt, subject: "{{personal-link}}" }, values)).toThrow("does not declare");
  });
});
