import type { DialogueId } from "#dialogues";
import { z } from "zod";
import type { Transaction } from "#platform/database";
import type { RegistrationNeeds } from "../index.ts";
import { linkLetter } from "../letters/link.ts";

export const linkJob = "registration.send-links";
const purpose = "address that asks for links";

const asked = z.object({ sealed: z.string() });
const address = z.email();

/**
 * "Send me my link" (R4). Whoever asks gets the same answer at the same pace, known or not: only a sealed job is written here,
 * and whether there is anybody to write to is found out after the answer.
 */
export function askForLinks({ database, jobs, seal }: RegistrationNeeds, email: string): Promise<void> {
  return database.transaction().execute((trx) => jobs.send(trx, linkJob, { sealed: seal.seal(email, purpose) }));
}

export function declareLinkJob(needs: RegistrationNeeds): void {
  needs.jobs.declare(linkJob, asked, ({ sealed }) => needs.database.transaction().execute((trx) => sendLinks(needs, trx, sealed)));
}

/** A letter to each registration of that address whose dialogue is still open to its people, at most one an hour. */
async function sendLinks({ clock, dialogues, letters, people, seal }: RegistrationNeeds, trx: Transaction, sealed: string): Promise<void> {
  const opened = seal.unseal(sealed, purpose);
  const email = address.safeParse(opened.outcome === "opened" ? opened.value : undefined).data;
  if (!email) return;
  const hour = clock.civil().toISOString().slice(0, 13);
  for (const person of await people.withAddress(trx, email)) {
    const dialogue = person.dialogueId && (await dialogues.find(person.dialogueId as DialogueId, trx));
    if (!dialogue || dialogue.state !== "published" || !person.email) continue;
    await letters.queue(trx, {
      authorityId: person.authorityId,
      dialogueId: dialogue.id,
      personId: person.id,
      to: person.email,
      purpose: "link",
      version: hour,
      language: person.language,
      ...linkLetter(person.language, { name: person.name, dialogue }),
    });
  }
}
