import { createHash, randomBytes } from "node:crypto";

/** 256 random bits for a cookie or a sign-in link. Not an id: an id may be guessed without harm, this may not. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret. Without salt or stretching: nobody tries out 2²⁵⁶ values. */
export function secretHash(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
