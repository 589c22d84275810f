import type { Database, Transaction } from "#platform/database";
import { type GateCheck, gateOf, isOpenGate } from "./gate.ts";
import type { DialogueNeeds } from "./index.ts";
import type { DialogueState } from "./dialogue.ts";
import type { DialogueId } from "./shared.ts";
import { type Head, findFile, findHeadOf, setState } from "./store.ts";

export type PublishOutcome =
  | { outcome: "published" }
  | { outcome: "already" }
  | { outcome: "closed" }
  | { outcome: "unknown" }
  | { outcome: "refused"; checks: GateCheck[] };

export type WithdrawOutcome = { outcome: "withdrawn" } | { outcome: "not-published" } | { outcome: "has-registrations" } | { outcome: "unknown" };
export type CloseOutcome = { outcome: "closed" } | { outcome: "not-published" } | { outcome: "unknown" };
export type ReopenOutcome = { outcome: "reopened" } | { outcome: "not-closed" } | { outcome: "unknown" };

/** How the version that stands now passes the gate. */
export async function gateOfDialogue({ authorities }: Pick<DialogueNeeds, "authorities">, db: Database, head: Head): Promise<GateCheck[]> {
  return gateOf(await findFile(db, head), await authorities.retention(head.authorityId, db));
}

/** Makes the invitation public: from now on it is a record that the authority has drawn up. */
export async function publishDialogue(needs: DialogueNeeds, trx: Transaction, id: DialogueId, actor: string): Promise<PublishOutcome> {
  const dialogue = await findHeadOf(trx, { id });
  if (!dialogue) return { outcome: "unknown" };
  if (dialogue.state === "closed") return { outcome: "closed" };
  const checks = await gateOfDialogue(needs, trx, dialogue);
  if (!isOpenGate(checks)) return { outcome: "refused", checks };
  const moved = await move(needs, trx, { dialogue, from: "draft", to: "published", type: "dialogue.published", title: `Inbjudan, version ${dialogue.version}` }, actor);
  return { outcome: moved ? "published" : "already" };
}

/** Takes the invitation away again, as long as nobody has registered for it: `registered` is counted in the same transaction. */
export async function withdrawDialogue(needs: DialogueNeeds, trx: Transaction, id: DialogueId, actor: string, registered: number): Promise<WithdrawOutcome> {
  const dialogue = await findHeadOf(trx, { id });
  if (!dialogue) return { outcome: "unknown" };
  if (dialogue.state === "published" && registered > 0) return { outcome: "has-registrations" };
  const moved = await move(needs, trx, { dialogue, from: "published", to: "draft", type: "dialogue.withdrawn", title: `Inbjudan, version ${dialogue.version}, avpublicerad` }, actor);
  return { outcome: moved ? "withdrawn" : "not-published" };
}

/** Ends a dialogue: nothing more comes in, what is public stays public. */
export async function closeDialogue(needs: DialogueNeeds, trx: Transaction, id: DialogueId, actor: string): Promise<CloseOutcome> {
  const dialogue = await findHeadOf(trx, { id });
  if (!dialogue) return { outcome: "unknown" };
  const moved = await move(needs, trx, { dialogue, from: "published", to: "closed", type: "dialogue.closed", title: "Rådslaget avslutat" }, actor);
  return { outcome: moved ? "closed" : "not-published" };
}

/** The way back from a closing that was a mistake. */
export async function reopenDialogue(needs: DialogueNeeds, trx: Transaction, id: DialogueId, actor: string): Promise<ReopenOutcome> {
  const dialogue = await findHeadOf(trx, { id });
  if (!dialogue) return { outcome: "unknown" };
  const moved = await move(needs, trx, { dialogue, from: "closed", to: "published", type: "dialogue.reopened", title: "Rådslaget öppnat igen" }, actor);
  return { outcome: moved ? "reopened" : "not-closed" };
}

type Move = { dialogue: Head; from: DialogueState; to: DialogueState; type: string; title: string };

async function move({ ledger }: DialogueNeeds, trx: Transaction, { dialogue, from, to, type, title }: Move, actor: string): Promise<boolean> {
  const { id, authorityId, version } = dialogue;
  if (!(await setState(trx, id, from, to))) return false;
  await ledger.append(trx, {
    chain: { authorityId, dialogueId: id },
    type,
    actor,
    subject: { kind: "dialogue", id },
    class: "dialogues.dialogue",
    content: { version },
    diary: { direction: "drawn-up", title },
  });
  return true;
}
