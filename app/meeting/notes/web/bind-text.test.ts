import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { bindText, difference } from "./bind-text.ts";

/** A field as the browser's: a value, a caret, and events. */
class Field extends EventTarget {
  value = "";
  selectionStart = 0;
  selectionEnd = 0;
  setSelectionRange(start: number, end: number): void {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }
  type(letters: string): void {
    const { selectionStart: start, selectionEnd: end } = this;
    this.value = this.value.slice(0, start) + letters + this.value.slice(end);
    this.setSelectionRange(start + letters.length, start + letters.length);
    this.dispatchEvent(new Event("input"));
  }
}

function bound(start: string) {
  const text = new Y.Doc().getText("note");
  text.insert(0, start);
  const field = new Field();
  const untie = bindText(field, text);
  return { text, field, untie };
}

describe("a field and a shared text (N1, N3)", () => {
  test("typing goes in where the caret is, also among equal letters", () => {
    const { text, field } = bound("aaaa");
    const places: unknown[] = [];
    text.observe(({ delta }) => places.push(delta));
    field.setSelectionRange(2, 2);
    field.type("a");
    expect(places).toEqual([[{ retain: 2 }, { insert: "a" }]]);
  });

  test("what another types before the caret moves it along, after it leaves it", () => {
    const { text, field } = bound("en kalender");
    field.setSelectionRange(3, 3);
    text.insert(0, "ja: ");
    expect([field.value, field.selectionStart]).toEqual(["ja: en kalender", 7]);
    text.insert(15, " för teknik");
    expect(field.selectionStart).toBe(7);
    text.delete(0, 5);
    expect([field.value, field.selectionStart]).toEqual(["n kalender för teknik", 2]);
    field.type("X");
    expect(text.toString()).toBe("n Xkalender för teknik");
  });

  test("while a letter is composed the field is left alone, and nothing of either hand is lost", () => {
    const { text, field } = bound("kaf");
    field.setSelectionRange(3, 3);
    field.dispatchEvent(new Event("compositionstart"));
    field.type("´");
    text.insert(0, "ett ");
    expect(field.value).toBe("kaf´");
    field.setSelectionRange(3, 4);
    field.type("é");
    field.dispatchEvent(new Event("compositionend"));
    expect([text.toString(), field.value, field.selectionEnd]).toEqual(["ett kafé", "ett kafé", 8]);
  });

  test("untied, neither hears the other", () => {
    const { text, field, untie } = bound("a");
    untie();
    field.type("b");
    text.insert(0, "c");
    expect([text.toString(), field.value]).toEqual(["ca", "ba"]);
  });

  test("the change explains the text, wherever the caret is, and cuts no emoji in two", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 12 });
    fc.assert(
      fc.property(words, words, fc.nat(24), (before, after, caret) => {
        const change = difference(before, after, Math.min(caret, after.length));
        const { at, removed, inserted } = change ?? { at: 0, removed: 0, inserted: "" };
        expect(before.slice(0, at) + inserted + before.slice(at + removed)).toBe(after);
        for (const part of [before.slice(0, at), before.slice(at + removed), inserted]) expect(part.isWellFormed()).toBe(true);
      }),
    );
    expect(difference("🙂", "🙃", 2)).toEqual({ at: 0, removed: 2, inserted: "🙃" });
  });
});
