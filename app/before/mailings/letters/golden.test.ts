import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AuthorityId } from "#authorities";
import type { Dialogue, DialogueId, Meeting, MeetingId } from "#dialogues";
import { languages } from "#platform/i18n";
import { parse } from "yaml";
import { mailingKinds } from "../kinds.ts";
import { houseWords } from "./house-words.ts";
import { measuresToBook, myDates } from "./places.ts";
import { checkWording, fillOwn, writeOut } from "./wording.ts";

/** The reference dialogue as letters see it. */
const file = parse(readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8"));
const meetings: Meeting[] = file.meetings.map((meeting: { number: number; starts: string; ends: string; lobbyOpens: string }) => ({
  id: `m${meeting.number}` as MeetingId,
  dialogueId: "d" as DialogueId,
  authorityId: "a" as AuthorityId,
  number: meeting.number,
  calledOff: meeting.number === 1 ? { sv: "Det blev för få anmälda.", en: "Too few registered.", fi: "Ilmoittautuneita oli liian vähän." } : undefined,
  startsLocal: meeting.starts,
  endsLocal: meeting.ends,
  lobbyOpensLocal: meeting.lobbyOpens,
}));
const dialogue = { ...file, meetings } as Dialogue;
const origin = new URL("https://dialog.region.example");
const both = new Set(meetings.map(({ id }) => id));

describe("the house's own words (B4, M1)", () => {
  for (const kind of mailingKinds) {
    test(`${kind}: each language is this text, to the letter`, async () => {
      expect(checkWording(houseWords[kind])).toEqual([]);
      const written = writeOut(houseWords[kind], { dialogue, meetings, origin });
      for (const language of languages) {
        const { subject, text } = fillOwn(written[language], { name: "Åsa Öberg", "my-dates": myDates(language, meetings, both), measures: measuresToBook(language, dialogue, []) });
        expect(text.replace("{{personal-link}}", "")).not.toMatch(/undefined|\bnull\b|\{\{|NaN|\[object/);
        expect(Buffer.byteLength(subject)).toBeLessThan(150);
        await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`golden/${kind}.${language}.txt`);
      }
    });
  }

  test.each(languages)("what must be booked ahead is named while it can be asked for; after that the letter says nothing and has no hole (A-12, %s)", (language) => {
    const letter = (measures: string) => fillOwn(writeOut(houseWords.preparation, { dialogue, meetings, origin })[language], { name: "Åsa", "my-dates": "", measures }).text;
    const [open, half, late] = [[], ["captions"], ["captions", "sign-language"]].map((tooLate) => measuresToBook(language, dialogue, tooLate));
    expect(open?.split("\n")).toHaveLength(3);
    expect(half?.split("\n")).toHaveLength(2);
    expect(late).toBe("");
    expect(letter(open ?? "")).toContain(`\n\n${open}\n\n`);
    expect(letter("")).not.toMatch(/\n{3}/);
    const braces = { ...dialogue.accessibility, measures: [{ key: "x", bookAhead: true, label: { sv: "{{personal-link}}", en: "{{personal-link}}", fi: "{{personal-link}}" } }] };
    expect(measuresToBook(language, { accessibility: braces }, [])).not.toContain("{{");
  });

  test("in the authority's own words names whoever pays, once, also when they forget it; without funding it says nothing (E-05)", () => {
    const text = (words: string, of: Dialogue = dialogue) => writeOut({ ...houseWords.reminder, sv: { subject: "Hej", text: words } }, { dialogue: of, meetings, origin }).sv.text;
    const statement = "Med stöd av Europeiska unionens program Kreativa Europa";
    expect(text("Kom.")).toBe(`Kom.\n\n${statement}\n`);
    expect(text("{{funding}}\n\nKom.")).toBe(`${statement}\n\nKom.\n`);
    const { funding: _funding, ...unpaid } = dialogue;
    expect(text("Kom.", unpaid as Dialogue)).toBe("Kom.\n");
  });

  test.each(["sv", "en", "fi"] as const)("on every date from 24 October to 11 November the hour is the wall clock's (%s)", (language) => {
    for (let at = 0; at < 19; at += 1) {
      const date = new Date(Date.UTC(2020, 9, 24 + at)).toISOString().slice(0, 10);
      const meeting = { ...(meetings[0] as Meeting), startsLocal: `${date}T13:00`, endsLocal: `${date}T16:00`, lobbyOpensLocal: `${date}T12:40` };
      const line = myDates(language, [meeting], both);
      expect(line).toContain(language === "en" ? "13:00–16:00" : "13.00–16.00");
      expect(line).toContain(String(Number(date.slice(8))));
    }
  });
});
