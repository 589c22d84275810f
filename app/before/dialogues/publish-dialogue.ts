import type { Transaction } from "#platform/database";
import type { DialogueNeeds } from "./index.ts";
import type { DialogueId } from "./shared.ts";
import { findHeadOf, setState } from "./store.ts";

export type PublishOutcome = { outcome: "published" } | { outcome: "already" } | { outcome: "closed" } | { outcome: "unknown" };

/** Makes the invitation public: from now on it is a record that the authority has drawn up. */
export async function publishDialogue({ ledger }: DialogueNeeds, trx: Transaction, id: DialogueId, actor: string): Promise<PublishOutcome> {
  const dialogue = await findHeadOf(trx, { id });
  if (!dialogue) return { outcome: "unknown" };
  if (dialogue.state === "closed") return { outcome: "closed" };
  if (!(await setState(trx, id, "draft", "published"))) return { outcome: "already" };
  await ledger.append(trx, {
    chain: { authorityId: dialogue.authorityId, dialogueId: id },
    type: "dialogue.published",
    actor,
    subject: { kind: "dialogue", id },
    class: "dialogues.dialogue",
    content: { version: dialogue.version },
    diary: { direction: "drawn-up", title: `Inbjudan, version ${dialogue.version}` },
  });
  return { outcome: "published" };
}
