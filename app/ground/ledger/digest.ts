import { createHash } from "node:crypto";
import type { Direction } from "./event.ts";

/** Every column of an event and of its diary entry, as the database holds it. */
export type HashedEvent = {
  chain_id: string;
  authority_id: string;
  at: Date;
  type: string;
  actor: string;
  subject_kind: string;
  subject_id: string;
  class: string;
  number: number | null;
  direction: Direction | null;
  title: string | null;
  counterpart: string | null;
};

const sha256 = (...parts: Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

/** Length in bytes (int4, null: -1) and UTF-8 bytes. The SQL function ledger_field says the same. */
function field(value: string | null): Buffer {
  const bytes = Buffer.from(value ?? "", "utf8");
  const length = Buffer.alloc(4);
  length.writeInt32BE(value === null ? -1 : bytes.length);
  return Buffer.concat([length, bytes]);
}

function fields(...values: (string | null)[]): Buffer {
  return Buffer.concat(values.map(field));
}

/** What the first event of a chain builds on. It holds the chain's name: a chain cannot be passed off as another's. */
export function firstHash(chainId: string, authorityId: string): Buffer {
  return sha256(fields("radslag ledger 1", chainId, authorityId));
}

export function headerDigest(event: HashedEvent): Buffer {
  const number = event.number === null ? null : String(event.number);
  return sha256(
    fields(event.chain_id, event.authority_id, event.at.toISOString(), event.type, event.actor, event.subject_kind, event.subject_id),
    fields(event.class, number, event.direction, event.title, event.counterpart),
  );
}

/** Salted, so that the digest that outlives an erased content cannot be guessed back to it. */
export function contentDigest(salt: Uint8Array, content: string): Buffer {
  return sha256(salt, Buffer.from(content, "utf8"));
}

export function eventHash(previous: Uint8Array, sequence: number, header: Uint8Array, content: Uint8Array): Buffer {
  const counted = Buffer.alloc(8);
  counted.writeBigInt64BE(BigInt(sequence));
  return sha256(previous, counted, header, content);
}
