import { type FileChange, compareFiles } from "./file/compare-files.ts";
import type { DialogueFile } from "./file/dialogue-file.ts";
import { moveWeeks, weeksUntilFirst } from "./file/move-weeks.ts";
import { type Reason, readDialogueFile, writeDialogueFile } from "./file/read-file.ts";
import type { GateCheck } from "./gate.ts";
import { type ImportOnly, admit } from "./import-dialogue.ts";
import type { DialogueNeeds } from "./index.ts";
import { findFile } from "./store.ts";
import type { DialogueId } from "./shared.ts";

/** `version` is the one that stands now, 0 when the dialogue would be new. */
export type ReviewOutcome =
  | { outcome: "refused"; reasons: Reason[] }
  | { outcome: "reviewed"; slug: string; title: string; version: number; published: boolean; changes: FileChange[]; checks: GateCheck[] };

/** What importing the text would change, before anything is. */
export async function reviewFile(needs: DialogueNeeds, text: string, only: ImportOnly): Promise<ReviewOutcome> {
  const read = readDialogueFile(text);
  if (read.outcome === "refused") return read;
  const { file } = read;
  return needs.database.transaction().execute(async (trx) => {
    const admitted = await admit(needs, trx, file, only);
    if (admitted.outcome === "refused") return admitted;
    const { head, checks } = admitted;
    const stands = head && (await findFile(trx, { id: head.id as DialogueId, version: head.version }));
    return { outcome: "reviewed", slug: file.slug, title: file.title.sv, version: head?.version ?? 0, published: head?.state === "published", changes: compareFiles(stands, file), checks };
  });
}

/** The text of a new dialogue after the pattern of this one: a new address, no diary number yet, the dates moved by whole weeks. */
export function copyFile(file: DialogueFile, { slug, firstDay }: { slug: string; firstDay: string }): string {
  return writeDialogueFile({ ...moveWeeks(file, weeksUntilFirst(file, firstDay)), slug, diaryNumber: "?" });
}
