import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { RegistrationNeeds } from "../index.ts";
import type { OfDialogue, Pair, SettledPair, Twin } from "../registration.ts";
import type { RegistrationId } from "../shared.ts";
import { findByNumber } from "../store.ts";
import { type Standing, deleteSettled, insertSettled, listSettled, listStanding } from "./store.ts";

/** An address that more than so many share is an office's or a school's mailbox, and says nothing about who they are. */
const mostAtHome = 10;

/** Registrations that may be one person's and still stand, and those of which staff have settled that they are two. */
export async function findPairs({ database, people }: RegistrationNeeds, { dialogueId }: OfDialogue): Promise<{ open: Pair[]; settled: SettledPair[] }> {
  const alike = await people.alike(database, dialogueId);
  const standing = await listStanding(database, alike.flatMap(({ personIds }) => personIds));
  const settled = await listSettled(database, dialogueId);
  const known = new Set(settled.map(({ registration_id, other_id }) => `${registration_id} ${other_id}`));
  const open = new Map<string, Pair>();
  for (const { same, personIds } of alike) {
    const group = personIds.flatMap((personId) => standing.get(personId) ?? []).sort((a, b) => a.number - b.number);
    if (same === "address" && group.length > mostAtHome) continue;
    for (const [one, other] of pairsOf(group)) {
      const key = keyOf(one.id, other.id);
      if (known.has(key)) continue;
      const pair = open.get(key) ?? { numbers: [one.number, other.number], personIds: [one.personId, other.personId], sameAddress: false, sameName: false };
      open.set(key, { ...pair, ...(same === "address" ? { sameAddress: true } : { sameName: true }) });
    }
  }
  return {
    open: [...open.values()].sort((a, b) => a.numbers[0] - b.numbers[0] || a.numbers[1] - b.numbers[1]),
    settled: settled.map(({ one_number, other_number, settled_by: by, settled_at: at }) => ({ numbers: inOrder(one_number, other_number), by, at })),
  };
}

/** By person, for the list of all. */
export function twinsIn(open: readonly Pair[]): Map<PersonId, Twin[]> {
  const twins = new Map<PersonId, Twin[]>();
  for (const { numbers, personIds, sameAddress, sameName } of open) {
    for (const at of [0, 1] as const) twins.set(personIds[at], [...(twins.get(personIds[at]) ?? []), { number: numbers[1 - at] as number, sameAddress, sameName }]);
  }
  return twins;
}

export type SettleOutcome = { outcome: "settled" } | { outcome: "unchanged" } | { outcome: "unknown" };

/** Two registrations are two people's after all, or that is open again. Each of them has an event of it. */
export async function settlePair(
  { clock, ledger }: RegistrationNeeds,
  trx: Transaction,
  of: OfDialogue,
  { numbers, areTwo, actor }: { numbers: readonly [number, number]; areTwo: boolean; actor: PersonId },
): Promise<SettleOutcome> {
  const [one, other] = [await findByNumber(trx, of, numbers[0]), await findByNumber(trx, of, numbers[1])];
  if (!one || !other || one.id === other.id) return { outcome: "unknown" };
  const [registration_id, other_id] = inOrder(one.id, other.id);
  const changed = areTwo
    ? await insertSettled(trx, { registration_id, other_id, authority_id: of.authorityId, dialogue_id: of.dialogueId, settled_by: actor, settled_at: clock.civil() })
    : await deleteSettled(trx, { registration_id, other_id });
  if (!changed) return { outcome: "unchanged" };
  await ledger.appendAll(
    trx,
    [one, other].map(({ id, number }) => ({
      chain: of,
      type: areTwo ? "registration.not-double" : "registration.double-reopened",
      actor,
      subject: { kind: "registration", id },
      class: "registration.registration",
      content: { number, other: number === one.number ? other.number : one.number },
    })),
  );
  return { outcome: "settled" };
}

const pairsOf = (group: readonly Standing[]) => group.flatMap((one, at) => group.slice(at + 1).map((other) => [one, other] as const));
const keyOf = (one: RegistrationId, other: RegistrationId) => inOrder(one, other).join(" ");
const inOrder = <Ordered extends number | string>(one: Ordered, other: Ordered): [Ordered, Ordered] => (one < other ? [one, other] : [other, one]);
