import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The token of a personal link: base64url of id (16 bytes), generation (4) and a 128-bit HMAC over both. It is computed,
 * never stored, so letters can repeat it; a new generation makes the old ones worthless.
 */
export type LinkTokens = {
  token(personId: string, generation: number): string;
  /** Who a token speaks for, or undefined when we did not make it. Whether its generation still holds is the database's to say. */
  read(token: string): { personId: string; generation: number } | undefined;
};

const macBytes = 16;
const tokenLength = 48; // 36 bytes

/** `key`: 32 bytes of this purpose alone. */
export function linkTokens(key: Buffer): LinkTokens {
  const macOf = (body: Buffer) => createHmac("sha256", key).update(body).digest().subarray(0, macBytes);
  return {
    token(personId, generation) {
      const body = Buffer.alloc(20);
      body.write(personId.replaceAll("-", ""), "hex");
      body.writeUInt32BE(generation, 16);
      return Buffer.concat([body, macOf(body)]).toString("base64url");
    },
    read(token) {
      if (token.length !== tokenLength) return undefined;
      const bytes = Buffer.from(token, "base64url");
      // Node skips what is no base64url: only the one spelling that we wrote counts.
      if (bytes.toString("base64url") !== token) return undefined;
      const body = bytes.subarray(0, 20);
      if (!timingSafeEqual(bytes.subarray(20), macOf(body))) return undefined;
      const hex = body.toString("hex", 0, 16);
      const personId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
      return { personId, generation: body.readUInt32BE(16) };
    },
  };
}
