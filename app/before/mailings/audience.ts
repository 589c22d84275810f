import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId } from "#dialogues";
import type { Database } from "#platform/database";
import type { Addressee } from "#registration";
import type { Status } from "#registration/shared";
import type { Audience, MailingNeeds, Recipient, Skipped } from "./index.ts";
import type { AudiencePart } from "./kinds.ts";

/** How those stand on a date who belong to an audience. */
export const belonging: Record<AudiencePart, readonly Status[]> = { placed: ["registered", "attended"], waiting: ["waiting"], attended: ["attended"], everyone: ["registered", "attended", "waiting"] };

/** Someone who gets the letter, with all that filling it in takes. `name` is the person's own, which lists must not show. */
export type Found = Recipient & { ownName: string; addressee: Addressee; meetingIds: ReadonlySet<MeetingId> };

type Of = { dialogueId: DialogueId; authorityId: AuthorityId; audience: Audience };

/**
 * Whom a letter to this audience would go to at this moment, in Swedish order of name, and who is left out because. Two
 * questions to the database, however many they are.
 */
export async function readAudience(
  { registration, people }: Pick<MailingNeeds, "registration" | "people">,
  db: Database,
  { audience, ...of }: Of,
): Promise<{ recipients: Found[]; skipped: Skipped[] }> {
  const addressees = await registration.addressees({ ...of, meetingIds: audience.meetingIds }, db);
  const persons = new Map((await people.all(db, addressees.map(({ personId }) => personId))).map((person) => [person.id, person]));
  const recipients: Found[] = [];
  const skipped: Skipped[] = [];
  for (const addressee of addressees) {
    const { personId, name, dates } = addressee;
    const person = persons.get(personId);
    const mine = dates.filter(({ status }) => belonging[audience.who].includes(status));
    if (mine.length === 0) skipped.push({ personId, name, because: reason(audience.who, dates) });
    else if (!person?.email) skipped.push({ personId, name, because: "no-address" });
    else {
      const { email, language, protected: hidden, name: ownName } = person;
      recipients.push({ personId, name, email, language, protected: hidden, ownName, addressee, meetingIds: new Set(mine.map(({ meetingId }) => meetingId)) });
    }
  }
  return { recipients, skipped };
}

/** Why nobody of this audience: the standing that comes closest to it. */
function reason(who: AudiencePart, dates: Addressee["dates"]): Skipped["because"] {
  const has = (status: Status) => dates.some((date) => date.status === status);
  if (who === "waiting" && (has("registered") || has("attended"))) return "placed";
  if (who === "attended" && has("registered")) return "absent";
  return has("waiting") ? "waiting" : "cancelled";
}
