import { createHash, randomBytes } from "node:crypto";
import type { Dialogue, DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import { toInstant } from "#platform/civil-time";
import type { Transaction } from "#platform/database";
import { oneLine } from "#platform/plain-text";
import type { RegistrationNeeds } from "../index.ts";
import { findLateEntry, insertLateEntry, listLateEntries, takeLateEntry } from "./store.ts";

/** `key` stands in the address and is shown once; only its digest is kept. */
export type GivenEntry = { outcome: "given"; key: string; until: Date } | { outcome: "over" } | { outcome: "unknown" };
export type LateEntry = { id: string; givenTo: string; givenAt: Date; until: Date; usedAt?: Date };

/** One person more, after the deadline (R5): the key lets one registration in, until the last date begins. */
export async function giveLateEntry(
  { clock, dialogues, ids, ledger }: RegistrationNeeds,
  trx: Transaction,
  { dialogueId, givenTo, by }: { dialogueId: DialogueId; givenTo: string; by: PersonId },
): Promise<GivenEntry> {
  const dialogue = await dialogues.find(dialogueId, trx);
  if (!dialogue || dialogue.state === "draft") return { outcome: "unknown" };
  const now = clock.civil();
  const until = lastStart(dialogue);
  if (now >= until || dialogue.state === "closed") return { outcome: "over" };
  const key = randomBytes(24).toString("base64url");
  const [id, authorityId] = [ids.next(), dialogue.authorityId];
  await insertLateEntry(trx, {
    id,
    authority_id: authorityId,
    dialogue_id: dialogueId,
    key_hash: hashOf(key),
    given_to: Array.from(oneLine(givenTo)).slice(0, 100).join(""),
    given_by: by,
    given_at: now,
    until,
  });
  await ledger.append(trx, {
    chain: { authorityId, dialogueId },
    type: "registration.late-entry-given",
    actor: by,
    subject: { kind: "late-entry", id },
    class: "registration.registration",
    content: { until: until.toISOString() },
  });
  return { outcome: "given", key, until };
}

/** Whether a key would let somebody in to this dialogue now; looking uses nothing up. */
export async function isLateEntry({ clock, database }: RegistrationNeeds, key: string, dialogueId: DialogueId): Promise<boolean> {
  return (await findLateEntry(database, hashOf(key), clock.civil()))?.dialogue_id === dialogueId;
}

export const useLateEntry = (trx: Transaction, { key, ...of }: { key: string; dialogueId: DialogueId; registrationId: string; now: Date }) =>
  takeLateEntry(trx, { ...of, keyHash: hashOf(key) });

export async function lateEntries({ database }: RegistrationNeeds, of: Parameters<typeof listLateEntries>[1]): Promise<LateEntry[]> {
  const rows = await listLateEntries(database, of);
  return rows.map(({ id, given_to: givenTo, given_at: givenAt, until, used_at }) => ({ id, givenTo, givenAt, until, ...(used_at ? { usedAt: used_at } : {}) }));
}

const lastStart = ({ meetings, zone }: Dialogue) => new Date(Math.max(...meetings.map(({ startsLocal }) => toInstant({ local: startsLocal, zone }).getTime())));

const hashOf = (key: string) => createHash("sha256").update(key).digest();
