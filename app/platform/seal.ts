import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from "node:crypto";
import { remembered } from "./remembered.ts";

/** `damaged` is also another purpose, another server key, a version from before: what it was is not known. */
export type Unsealed = { outcome: "opened"; value: unknown } | { outcome: "damaged" };

/**
 * Values that travel through a browser and come back as we sent them: nobody reads them on the way and nobody alters them.
 * A sealed text can be shown again by whoever holds it; what must happen once needs a row.
 */
export type Seal = {
  /** Any JSON value → a text of A–Z a–z 0–9 - _ . only. The same value gives another text each time. */
  seal(value: unknown, purpose: string): string;
  /** The value is parsed JSON: whoever opens it parses it with zod, since an older release may have sealed it. */
  unseal(text: string, purpose: string): Unsealed;
};

const version = "1";
const ivBytes = 12;
const tagBytes = 16;

/** 32 bytes that belong to one purpose: a leak of one tells nothing of the others, nor of `serverKey`. */
export function keyFor(serverKey: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", serverKey, "radslag", purpose, 32));
}

/** Random bytes, `count` at a time, from a stock: to ask the system for twelve costs as much as to ask for thousands. */
function randomStock(count: number): () => Buffer {
  let stock = Buffer.alloc(0);
  return () => {
    if (stock.length < count) stock = randomBytes(count * 256);
    const taken = stock.subarray(0, count);
    stock = stock.subarray(count);
    return taken;
  };
}

export function openSeal({ serverKey }: { serverKey: string }): Seal {
  // A purpose is a word of a room's own, so they are few; making a key cost as much as all the rest of a sealing.
  const keyOf = remembered((purpose) => createSecretKey(keyFor(serverKey, `seal ${version} ${purpose}`)));
  const nextIv = randomStock(ivBytes);
  return {
    seal(value, purpose) {
      const iv = nextIv();
      const cipher = createCipheriv("aes-256-gcm", keyOf(purpose), iv);
      const body = Buffer.concat([iv, cipher.update(JSON.stringify(value), "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${version}.${body.toString("base64url")}`;
    },
    unseal(text, purpose) {
      const [found, encoded, ...rest] = text.split(".");
      if (found !== version || encoded === undefined || rest.length > 0) return { outcome: "damaged" };
      const body = Buffer.from(encoded, "base64url");
      if (body.length < ivBytes + tagBytes || body.toString("base64url") !== encoded) return { outcome: "damaged" };
      const decipher = createDecipheriv("aes-256-gcm", keyOf(purpose), body.subarray(0, ivBytes), { authTagLength: tagBytes });
      decipher.setAuthTag(body.subarray(-tagBytes));
      try {
        const opened = Buffer.concat([decipher.update(body.subarray(ivBytes, -tagBytes)), decipher.final()]);
        return { outcome: "opened", value: JSON.parse(opened.toString("utf8")) };
      } catch {
        return { outcome: "damaged" };
      }
    },
  };
}
