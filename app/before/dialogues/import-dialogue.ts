import { createHash } from "node:crypto";
import type { AuthorityId } from "#authorities";
import type { Transaction } from "#platform/database";
import { toLocal } from "#platform/civil-time";
import type { DialogueFile } from "./file/dialogue-file.ts";
import type { DialogueNeeds } from "./index.ts";
import { type GateCheck, gateOf, isOpenGate } from "./gate.ts";
import type { Because } from "./file/file-values.ts";
import { moveWeeks, weeksUntilOpen } from "./file/move-weeks.ts";
import { type Reason, readDialogueFile } from "./file/read-file.ts";
import type { DialogueId, MeetingId } from "./shared.ts";
import { findHead, insertDialogue, insertVersion, isDiaryNumberTaken, saveMeetings } from "./store.ts";

/** `checks` are there when a published dialogue would no longer pass its gate. */
export type ImportOutcome =
  | { outcome: "imported"; dialogueId: DialogueId; slug: string; version: number; movedWeeks: number }
  | { outcome: "refused"; reasons: Reason[]; checks?: GateCheck[] };

/** Whose file it must be, which dialogue it must be about, and the version it was written from: 0 when it is new. */
export type ImportOnly = { authorityId?: AuthorityId | undefined; slug?: string | undefined; onVersion?: number | undefined };

export async function importDialogue(
  needs: DialogueNeeds,
  trx: Transaction,
  text: string,
  { actor, ahead, ...only }: { actor: string; ahead?: { days: number } } & ImportOnly,
): Promise<ImportOutcome> {
  const { clock, ids, ledger } = needs;
  const read = readDialogueFile(text);
  if (read.outcome === "refused") return read;
  const now = clock.civil();
  const weeks = ahead ? weeksUntilOpen(read.file, toLocal(now, read.file.zone), ahead.days) : 0;
  const file = moveWeeks(read.file, weeks);

  const admitted = await admit(needs, trx, file, only);
  if (admitted.outcome === "refused") return admitted;
  const { head, authorityId, checks } = admitted;
  if (head && head.state !== "draft" && !isOpenGate(checks)) return { ...refused("", "gate"), checks };

  const dialogueId = (head?.id ?? ids.next()) as DialogueId;
  const version = (head?.version ?? 0) + 1;
  const of = { id: dialogueId, authorityId };
  await insertDialogue(trx, of, { slug: file.slug, diaryNumber: file.diaryNumber, version, at: now });
  await insertVersion(trx, of, { version, file, at: now });
  await saveMeetings(trx, of, file.meetings, () => ids.next() as MeetingId);
  const chain = { authorityId, dialogueId };
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

type Admitted = { outcome: "admitted"; head: Awaited<ReturnType<typeof findHead>>; authorityId: AuthorityId; checks: GateCheck[] };

/** Whether a file that can be read may become the dialogue of its slug here, and how it passes the gate. */
export async function admit({ authorities }: Pick<DialogueNeeds, "authorities">, trx: Transaction, file: DialogueFile, only: ImportOnly): Promise<Admitted | { outcome: "refused"; reasons: Reason[] }> {
  const authority = await authorities.bySlug(file.authority, trx);
  if (!authority || (only.authorityId && authority.id !== only.authorityId)) return refused("authority", "no-such-authority");
  if (only.slug !== undefined && file.slug !== only.slug) return refused("slug", "other-dialogue");
  const head = await findHead(trx, file.slug);
  if (head && head.authority_id !== authority.id) return refused("slug", "twice");
  if (only.onVersion !== undefined && only.onVersion !== (head?.version ?? 0)) return only.onVersion === 0 ? refused("slug", "twice") : refused("", "changed-since");
  if (await isDiaryNumberTaken(trx, authority.id, file)) return refused("diaryNumber", "twice");
  const numbers = new Set(file.meetings.map(({ number }) => number));
  const gone = head?.meeting_numbers.filter((number) => !numbers.has(number)) ?? [];
  if (gone.length > 0) return { outcome: "refused", reasons: gone.map(() => ({ place: "meetings", line: 1, because: "meeting-gone" })) };
  return { outcome: "admitted", head, authorityId: authority.id, checks: gateOf(file, await authorities.retention(authority.id, trx)) };
}

const refused = (place: string, because: Because) => ({ outcome: "refused" as const, reasons: [{ place, line: 1, because }] });

const digestOf = (file: DialogueFile) => createHash("sha256").update(JSON.stringify(file)).digest("hex");
