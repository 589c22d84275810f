import { expect, test } from "vitest";
import { keyFor, openSeal } from "./seal.ts";

const seal = openSeal({ serverKey: "a key of a test, long enough to be one" });
const draft = { name: "Åsa Öberg", dates: ["2020-11-03"], note: "line\nline ⏎" };

test("what was sealed is opened as it was", () => {
  expect(seal.unseal(seal.seal(draft, "draft"), "draft")).toEqual({ outcome: "opened", value: draft });
});

test("the text shows nothing and differs each time", () => {
  const text = seal.seal(draft, "draft");
  expect(Buffer.from(text, "base64url").toString("latin1")).not.toContain("berg");
  expect(text).toMatch(/^1\.[\w-]+$/);
  expect(seal.seal(draft, "draft")).not.toBe(text);
});

test("every changed, dropped or added character is noticed", () => {
  const text = seal.seal({ a: 1 }, "draft");
  for (let at = 0; at < text.length; at += 1) {
    const other = text[at] === "A" ? "B" : "A";
    const changed = text.slice(0, at) + other + text.slice(at + 1);
    expect(seal.unseal(changed, "draft"), changed).toEqual({ outcome: "damaged" });
    expect(seal.unseal(text.slice(0, at), "draft")).toEqual({ outcome: "damaged" });
  }
  for (const more of [`${text}A`, `${text}=`, `${text}.A`, ` ${text}`, "", "1.", "1.AAAA", "2".concat(text.slice(1))]) {
    expect(seal.unseal(more, "draft")).toEqual({ outcome: "damaged" });
  }
});

test("another purpose or another server key does not open it", () => {
  const text = seal.seal(draft, "draft");
  expect(seal.unseal(text, "feedback")).toEqual({ outcome: "damaged" });
  expect(openSeal({ serverKey: "another key of a test, long enough" }).unseal(text, "draft")).toEqual({ outcome: "damaged" });
});

test("keys of two purposes have nothing in common", () => {
  expect(keyFor("k", "one").equals(keyFor("k", "two"))).toBe(false);
  expect(keyFor("k", "one")).toHaveLength(32);
});
