import type { DialogueId } from "#dialogues";
import type { AuthorityId } from "#authorities";
import type { Transaction } from "#platform/database";
import type { Audience, MailingNeeds, Recipient, Skipped } from "./index.ts";

/** Whom a letter to this audience would go to at this moment, in the order of the registrations' names. */
export async function readAudience(
  { registration, people }: MailingNeeds,
  trx: Transaction,
  { dialogueId, authorityId, audience }: { dialogueId: DialogueId; authorityId: AuthorityId; audience: Audience },
): Promise<{ recipients: Recipient[]; skipped: Skipped[] }> {
  const recipients: Recipient[] = [];
  const skipped: Skipped[] = [];
  for (const { personId, name, dates } of await registration.list({ dialogueId, authorityId }, trx)) {
    const wanted = dates.filter(({ meetingId }) => audience.meetingIds.includes(meetingId)).map(({ status }) => status);
    if (wanted.length === 0) continue;
    const person = await people.find(trx, personId);
    const because = wanted.some((status) => status === "registered" || status === "attended") ? undefined : wanted.includes("waiting") ? "waiting" : "cancelled";
    if (because) skipped.push({ personId, name, because });
    else if (!person?.email) skipped.push({ personId, name, because: "no-address" });
    else recipients.push({ personId, name, email: person.email, language: person.language });
  }
  return { recipients, skipped };
}
