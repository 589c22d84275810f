import type { Database } from "#platform/database";
import { contentDigest, eventHash, firstHash, headerDigest } from "./digest.ts";
import type { Anchor, ChainOf, Verification } from "./event.ts";
import { type StoredEvent, findChain, listDiary, listEvents } from "./store.ts";

/** Rows read at once: bounds the memory of a walk, whatever the chain's length. */
const page = 1000;

/**
 * Walks the chain from its first event and recomputes every hash, in one snapshot. Needs no trust in the database's own
 * functions. With `anchor`, the chain must also contain that hash at that place: that alone finds an end cut off together
 * with the head.
 */
export async function verifyChain(database: Database, of: ChainOf, anchor?: Anchor): Promise<Verification> {
  const chainId = of.dialogueId ?? of.authorityId;
  return database.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const head = await findChain(trx, chainId, of.authorityId);
    if (!head) return { outcome: "broken", at: 0 };
    if (head.chain_id !== (head.dialogue_id ?? head.authority_id)) return { outcome: "broken", at: 0 };
    let hash = firstHash(chainId, of.authorityId);
    let sequence = 0;
    let diaryNumber = 0;
    let met = anchor === undefined;
    for (let rows = await listEvents(trx, chainId, 0, page); rows.length > 0; rows = await listEvents(trx, chainId, sequence, page)) {
      for (const row of rows) {
        const expected = sequence + 1;
        hash = hashOf(row, hash);
        if (row.sequence !== expected || !row.hash.equals(hash) || !isSound(row, diaryNumber)) return { outcome: "broken", at: expected };
        sequence = expected;
        diaryNumber = row.number ?? diaryNumber;
        if (anchor?.sequence === sequence) {
          if (anchor.hash !== hash.toString("hex")) return { outcome: "broken", at: sequence };
          met = true;
        }
      }
    }
    const diary = await listDiary(trx, chainId);
    const agrees = head.sequence === sequence && head.hash.equals(hash) && head.diary_number === diaryNumber && diary.length === diaryNumber;
    if (!agrees || !met) return { outcome: "broken", at: sequence + 1 };
    return { outcome: "whole", events: sequence, head: { sequence, hash: hash.toString("hex") } };
  });
}

function hashOf(row: StoredEvent, previous: Buffer): Buffer {
  return eventHash(previous, row.sequence, headerDigest(row), row.content_digest);
}

/** The content is what was digested, or gone with its salt; the diary numbers have no gap; nothing was moved to another authority. */
function isSound(row: StoredEvent, diaryNumber: number): boolean {
  const kept = row.salt !== null && row.content !== null;
  if (kept && !contentDigest(row.salt as Buffer, row.content as string).equals(row.content_digest)) return false;
  if (kept && row.content_authority_id !== row.authority_id) return false;
  if (row.number === null) return true;
  return row.number === diaryNumber + 1 && row.diary_authority_id === row.authority_id;
}
