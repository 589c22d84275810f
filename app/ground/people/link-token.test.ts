import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { linkTokens } from "./link-token.ts";

const tokens = linkTokens(Buffer.alloc(32, 7));
const personId = "0f8fad5b-d9cb-469f-a165-70867728950e";

test("a token is the same each time, says who and which generation, and fits a path (R4)", () => {
  const token = tokens.token(personId, 3);
  expect(token).toMatch(/^[\w-]{48}$/);
  expect(tokens.token(personId, 3)).toBe(token);
  expect(tokens.read(token)).toEqual({ personId, generation: 3 });
  expect(tokens.token(personId, 4)).not.toBe(token);
});

test("no changed character, no other spelling and no other length passes", () => {
  const token = tokens.token(personId, 1);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (let at = 0; at < token.length; at += 1) {
    for (const other of alphabet.replace(token[at] ?? "", "")) {
      expect(tokens.read(token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined();
    }
  }
  const standard = Buffer.from(token, "base64url").toString("base64");
  const spellings = [`${token}=`, ` ${token}`.slice(0, 48), token.slice(0, -1), `${token.slice(0, -1)}.`, "", "å".repeat(48)];
  for (const spelling of [...spellings, ...(standard === token ? [] : [standard])]) expect(tokens.read(spelling)).toBeUndefined();
});

test("a key of another server makes and reads other tokens", () => {
  const others = linkTokens(randomBytes(32));
  expect(others.read(tokens.token(personId, 1))).toBeUndefined();
  expect(tokens.read(others.token(personId, 1))).toBeUndefined();
});
