import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "#platform/seal";
import type { TopicId } from "../shared.ts";

/** Where a proposer's answer by mail goes, and which topic an address it came to belongs to. */
export type ReplyAddresses = {
  of(topicId: TopicId): string;
  topicOf(address: string): TopicId | undefined;
};

/** Lower case only, since mail servers may change the case on the way. */
const digits = "abcdefghijklmnopqrstuvwxyz234567";
const idBytes = 16;
/** 80 bits that nobody guesses; with the id 42 characters, so that the part before the @ stays within its 64. */
const proofBytes = 10;

/** "svar@region.example" → "svar+k3…x@region.example": the topic, and a proof that we wrote it. */
export function openReplyAddresses({ address, serverKey }: { address: string; serverKey: string }): ReplyAddresses {
  const key = keyFor(serverKey, "topic reply");
  const [name, host] = address.split("@");
  const proofOf = (id: Buffer) => createHmac("sha256", key).update(id).digest().subarray(0, proofBytes);
  return {
    of(topicId) {
      const id = Buffer.from(topicId.replaceAll("-", ""), "hex");
      return `${name}+${encode(Buffer.concat([id, proofOf(id)]))}@${host}`;
    },
    topicOf(found) {
      const [local = "", at] = found.toLowerCase().split("@");
      if (at !== host || !local.startsWith(`${name}+`)) return undefined;
      const bytes = decode(local.slice(`${name}+`.length));
      if (bytes?.length !== idBytes + proofBytes) return undefined;
      const id = bytes.subarray(0, idBytes);
      return timingSafeEqual(bytes.subarray(idBytes), proofOf(id)) ? uuid(id) : undefined;
    },
  };
}

const uuid = (id: Buffer) => id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") as TopicId;

function encode(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => digits[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

function decode(text: string): Buffer | undefined {
  if (!/^[a-z2-7]+$/.test(text)) return undefined;
  const bits = text.replaceAll(/./g, (digit) => digits.indexOf(digit).toString(2).padStart(5, "0"));
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  // One way of writing each address: the last digit's spare bits carry nothing.
  return encode(bytes) === text ? bytes : undefined;
}
