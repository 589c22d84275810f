import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Dialogue } from "#dialogues";
import type { Person, PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { oneLine } from "#platform/plain-text";
import type { RegistrationNeeds } from "../index.ts";
import { addressChangedLetter, codeLetter } from "../letters/address.ts";
import { isOnRequest } from "../registration.ts";
import { limits } from "../shared.ts";
import { findByPerson } from "../store.ts";
import { deleteNewAddress, saveNewAddress, tryNewAddress } from "./store.ts";

/** Machine time, as for everything that opens something. */
const codeLife = 10 * 60_000;
const mostTries = 5;

export type AskedAddress = { outcome: "asked" } | { outcome: "no-address" } | { outcome: "same" } | { outcome: "closed" } | { outcome: "unknown" };
export type ConfirmedAddress = { outcome: "changed" } | { outcome: "wrong-code"; triesLeft: number } | { outcome: "no-code" };

/** Sends a code to the new address: nothing is changed before somebody there has read it. */
export async function askForAddress(
  { clock, dialogues, letters, people }: RegistrationNeeds,
  trx: Transaction,
  { personId, address: typed }: { personId: PersonId; address: string },
): Promise<AskedAddress> {
  const address = z.email().max(limits.email).safeParse(oneLine(typed)).data;
  if (!address) return { outcome: "no-address" };
  const [person, registration] = [await people.find(trx, personId), await findByPerson(trx, personId)];
  const dialogue = registration && (await dialogues.find(registration.dialogueId, trx));
  if (!person || !dialogue) return { outcome: "unknown" };
  if (dialogue.state === "closed") return { outcome: "closed" };
  if (person.email?.toLowerCase() === address.toLowerCase()) return { outcome: "same" };
  const now = clock.machine();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const { authorityId, language, name } = person;
  await saveNewAddress(trx, { personId, authorityId, address, codeHash: hashOf(code, personId), expiresAt: new Date(now.getTime() + codeLife) });
  const version = now.toISOString();
  await letters.queue(trx, { authorityId, dialogueId: dialogue.id, personId, to: address, purpose: "address-code", version, language, ...codeLetter(language, { name, dialogue, code }) });
  return { outcome: "asked" };
}

/**
 * With the right code the address is the new one. Every link sent to the old one stops working, and both are told: the new one
 * gets a link of its own, the old one whom to call. Whoever confirmed needs a new session.
 */
export async function confirmAddress(needs: RegistrationNeeds, trx: Transaction, { personId, code }: { personId: PersonId; code: string }): Promise<ConfirmedAddress> {
  const { clock, dialogues, people } = needs;
  const wish = await tryNewAddress(trx, personId);
  if (!wish || wish.tries > mostTries || clock.machine() >= wish.expires_at) return { outcome: "no-code" };
  if (!timingSafeEqual(hashOf(code.replaceAll(/\s/g, ""), personId), wish.code_hash)) return { outcome: "wrong-code", triesLeft: mostTries - wish.tries };
  const person = await people.find(trx, personId);
  const registration = await findByPerson(trx, personId);
  const dialogue = registration && (await dialogues.find(registration.dialogueId, trx));
  if (!person || !dialogue) return { outcome: "no-code" };
  await takeAddress(needs, trx, { person, dialogue, address: wish.address, actor: personId });
  return { outcome: "changed" };
}

/** The person's address is this one from now on, or there is none. Staff give one whose reader they have spoken with: no code goes there first. */
export async function takeAddress(
  { clock, letters, people }: RegistrationNeeds,
  trx: Transaction,
  { person, dialogue, address, actor }: { person: Person; dialogue: Dialogue; address: string | undefined; actor: string },
): Promise<void> {
  const { id: personId, authorityId, language, name } = person;
  await deleteNewAddress(trx, personId);
  await people.changeEmail(trx, personId, address, actor);
  await people.links.revoke(trx, personId);
  const key = { authorityId, dialogueId: dialogue.id, personId, purpose: "address-changed", language };
  const version = clock.machine().toISOString();
  const old = isOnRequest(actor, personId) ? "old-on-request" : "old";
  if (address) await letters.queue(trx, { ...key, to: address, version: `new ${version}`, ...addressChangedLetter(language, { name, dialogue, to: "new" }) });
  if (person.email) await letters.queue(trx, { ...key, to: person.email, version: `old ${version}`, ...addressChangedLetter(language, { name, dialogue, to: old }) });
}

const hashOf = (code: string, personId: PersonId) => createHash("sha256").update(`${personId} ${code}`).digest();
