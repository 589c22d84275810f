import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { RegistrationNeeds } from "../index.ts";
import { linkLetter } from "../letters/link.ts";
import { findByPerson } from "../store.ts";

export type SentLink =
  | { outcome: "sent" }
  /** The person has no address: the fresh link goes on paper, and is shown this once. */
  | { outcome: "on-paper"; link: string }
  /** No address to send the old one to. */
  | { outcome: "no-address" }
  | { outcome: "closed" }
  | { outcome: "unknown" };

/** Staff who are asked for a personal link: the same once more, or a fresh one that ends every earlier one and what it opened (R4). */
export async function sendLink(
  { dialogues, ids, ledger, letters, people }: RegistrationNeeds,
  trx: Transaction,
  { personId, fresh, actor }: { personId: PersonId; fresh: boolean; actor: PersonId },
): Promise<SentLink> {
  const [registration, person] = [await findByPerson(trx, personId), await people.find(trx, personId)];
  const dialogue = registration && (await dialogues.find(registration.dialogueId, trx));
  if (!dialogue || !person) return { outcome: "unknown" };
  if (dialogue.state !== "published") return { outcome: "closed" };
  const { authorityId, email, language, name } = person;
  if (!email && !fresh) return { outcome: "no-address" };
  if (fresh) await people.links.revoke(trx, personId);
  if (email) {
    const letter = linkLetter(language, { name, dialogue, asked: fresh ? "staff-for-new" : "staff" });
    await letters.queue(trx, { authorityId, dialogueId: dialogue.id, personId, to: email, purpose: "link", version: `staff ${ids.next()}`, language, ...letter });
  }
  await ledger.append(trx, {
    chain: { authorityId, dialogueId: dialogue.id },
    type: fresh ? "registration.link-renewed" : "registration.link-sent",
    actor,
    subject: { kind: "registration", id: registration.id },
    class: "registration.registration",
    content: { number: registration.number, onPaper: !email },
  });
  return email ? { outcome: "sent" } : { outcome: "on-paper", link: await people.links.personalLink(personId, trx) };
}
