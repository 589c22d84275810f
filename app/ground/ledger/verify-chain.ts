import type { Database } from "#platform/database";
import { contentDigest, eventHash, firstHash, headerDigest } from "./digest.ts";
import type { Anchor, ChainOf, Verification } from "./event.ts";
import { type StoredEvent, countParts, findChain, listEvents } from "./store.ts";

/** Rows read at once: bounds the memory of a walk, whatever the chain's length. */
const page = 1000;

/** How far the walk has come, and what it has counted. */
type Walked = { sequence: number; hash: Buffer; diaryNumber: number; contents: number };

/**
 * Walks the chain from its first event and recomputes every hash, in one snapshot. Trusts no function of the database. With
 * `anchor`, the chain must also hold that hash at that place: that alone finds an end cut off together with the head.
 */
export async function verifyChain(database: Database, of: ChainOf, anchor?: Anchor): Promise<Verification> {
  const chainId = of.dialogueId ?? of.authorityId;
  const snapshot = database.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return snapshot.execute(async (trx) => {
    const head = await findChain(trx, chainId, of.authorityId);
    if (!head || head.dialogue_id !== (of.dialogueId ?? null)) return { outcome: "broken", at: 0 };
    let walked: Walked = { sequence: 0, hash: firstHash(chainId, of.authorityId), diaryNumber: 0, contents: 0 };
    for (;;) {
      const rows = await listEvents(trx, chainId, walked.sequence, page);
      if (rows.length === 0) break;
      for (const row of rows) {
        const next = step(walked, row);
        if (!next || !agrees(next, anchor)) return { outcome: "broken", at: walked.sequence + 1 };
        walked = next;
      }
    }
    const { sequence, hash, diaryNumber, contents } = walked;
    const parts = await countParts(trx, chainId);
    const ended = head.sequence === sequence && head.hash.equals(hash) && head.diary_number === diaryNumber;
    const unclaimed = parts.contents !== contents || parts.diary !== diaryNumber;
    if (!ended || unclaimed || sequence < (anchor?.sequence ?? 0)) return { outcome: "broken", at: sequence + 1 };
    return { outcome: "whole", events: sequence, erased: sequence - contents, head: { sequence, hash: hash.toString("hex") } };
  });
}

/**
 * The walk with one event more, or undefined when it is not the event that was appended there: its hash follows from all its
 * columns, its content is what was digested (or gone), the diary has no gap, nothing was moved to another authority.
 */
function step(walked: Walked, row: StoredEvent): Walked | undefined {
  const sequence = walked.sequence + 1;
  const hash = eventHash(walked.hash, sequence, headerDigest(row), row.content_digest);
  if (row.sequence !== sequence || !row.hash.equals(hash)) return undefined;
  const kept = row.salt !== null && row.content !== null ? { salt: row.salt, content: row.content } : undefined;
  if (kept && !contentDigest(kept.salt, kept.content).equals(row.content_digest)) return undefined;
  if (kept && row.content_authority_id !== row.authority_id) return undefined;
  if (row.number !== null && (row.number !== walked.diaryNumber + 1 || row.diary_authority_id !== row.authority_id)) return undefined;
  return { sequence, hash, diaryNumber: row.number ?? walked.diaryNumber, contents: walked.contents + (kept ? 1 : 0) };
}

function agrees({ sequence, hash }: Walked, anchor: Anchor | undefined): boolean {
  return sequence !== anchor?.sequence || hash.toString("hex") === anchor.hash;
}
