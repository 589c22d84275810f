import { createHash } from "node:crypto";
import type { Transaction } from "#platform/database";
import { toLocal } from "#platform/civil-time";
import type { DialogueFile } from "./file/dialogue-file.ts";
import type { DialogueNeeds } from "./index.ts";
import { moveWeeks, weeksUntilOpen } from "./file/move-weeks.ts";
import { type Reason, readDialogueFile } from "./file/read-file.ts";
import type { DialogueId, MeetingId } from "./shared.ts";
import { findHead, insertDialogue, insertVersion, saveMeetings } from "./store.ts";

export type ImportOutcome =
  | { outcome: "imported"; dialogueId: DialogueId; slug: string; version: number; movedWeeks: number }
  | { outcome: "refused"; reasons: Reason[] };

export async function importDialogue(
  { clock, ids, ledger, authorities }: DialogueNeeds,
  trx: Transaction,
  text: string,
  { actor, ahead }: { actor: string; ahead?: { days: number } },
): Promise<ImportOutcome> {
  const read = readDialogueFile(text);
  if (read.outcome === "refused") return read;
  const now = clock.civil();
  const weeks = ahead ? weeksUntilOpen(read.file, toLocal(now, read.file.zone), ahead.days) : 0;
  const file = moveWeeks(read.file, weeks);

  const authority = await authorities.bySlug(file.authority, trx);
  if (!authority) return { outcome: "refused", reasons: [{ place: "authority", line: 1, because: "no-such-authority" }] };
  const head = await findHead(trx, file.slug);
  if (head && head.authority_id !== authority.id) {
    return { outcome: "refused", reasons: [{ place: "slug", line: 1, because: "twice" }] };
  }
  const numbers = new Set(file.meetings.map(({ number }) => number));
  const gone = head?.meeting_numbers.filter((number) => !numbers.has(number)) ?? [];
  if (gone.length > 0) return { outcome: "refused", reasons: gone.map(() => ({ place: "meetings", line: 1, because: "meeting-gone" })) };

  const dialogueId = (head?.id ?? ids.next()) as DialogueId;
  const version = (head?.version ?? 0) + 1;
  const of = { id: dialogueId, authorityId: authority.id };
  await insertDialogue(trx, of, { slug: file.slug, diaryNumber: file.diaryNumber, version, at: now });
  await insertVersion(trx, of, { version, file, at: now });
  await saveMeetings(trx, of, file.meetings, () => ids.next() as MeetingId);
  const chain = { authorityId: authority.id, dialogueId };
  await ledger.openChain(trx, chain);
  await ledger.append(trx, {
    chain,
    type: "dialogue.imported",
    actor,
    subject: { kind: "dialogue", id: dialogueId },
    class: "dialogues.dialogue",
    content: { version, movedWeeks: weeks, sha256: digestOf(file) },
  });
  return { outcome: "imported", dialogueId, slug: file.slug, version, movedWeeks: weeks };
}

const digestOf = (file: DialogueFile) => createHash("sha256").update(JSON.stringify(file)).digest("hex");
