import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId } from "#dialogues";
import type { Person } from "#people";
import type { Database } from "#platform/database";
import type { Addressee } from "#registration";
import type { Status } from "#registration/shared";
import type { Audience, MailingNeeds, Recipient, Skipped } from "./index.ts";
import type { AudiencePart } from "./kinds.ts";

const belonging: Record<AudiencePart, readonly Status[]> = { placed: ["registered", "attended"], waiting: ["waiting"], attended: ["attended"], everyone: ["registered", "attended", "waiting"] };

/** Someone who gets the letter, with all that filling it in takes. `name` is the person's own, which lists must not show. */
export type Found = Recipient & { ownName: string; addressee: Addressee; meetingIds: ReadonlySet<MeetingId> };

/** Everyone who ever asked for some dates, with what a letter to them takes. */
export type Everyone = { addressee: Addressee; person: Person | undefined }[];

type Of = { dialogueId: DialogueId; authorityId: AuthorityId };

/** Two questions to the database, however many they are. In Swedish order of name. */
export async function readEveryone({ registration, people }: Pick<MailingNeeds, "registration" | "people">, db: Database, of: Of & Pick<Audience, "meetingIds">): Promise<Everyone> {
  const addressees = await registration.addressees(of, db);
  const persons = new Map((await people.all(db, addressees.map(({ personId }) => personId))).map((person) => [person.id, person]));
  return addressees.map((addressee) => ({ addressee, person: persons.get(addressee.personId) }));
}

/** Of those whom a letter to this audience would go to, and who is left out because. */
export function divide(everyone: Everyone, { who, meetingIds }: Audience): { recipients: Found[]; skipped: Skipped[] } {
  const recipients: Found[] = [];
  const skipped: Skipped[] = [];
  for (const { addressee: whole, person } of everyone) {
    const addressee = { ...whole, dates: whole.dates.filter(({ meetingId }) => meetingIds.includes(meetingId)) };
    const { personId, name, dates } = addressee;
    if (dates.length === 0) continue;
    const mine = dates.filter(({ status }) => belonging[who].includes(status));
    if (mine.length === 0) skipped.push({ personId, name, because: reason(who, dates) });
    else if (!person?.email) skipped.push({ personId, name, because: "no-address" });
    else {
      const { email, language, name: ownName } = person;
      recipients.push({ personId, name, email, language, ownName, addressee, meetingIds: new Set(mine.map(({ meetingId }) => meetingId)) });
    }
  }
  return { recipients, skipped };
}

/** Whom a letter to this audience would go to at this moment, and who is left out because. */
export const readAudience = async (needs: Pick<MailingNeeds, "registration" | "people">, db: Database, { audience, dialogueId, authorityId }: Of & { audience: Audience }) =>
  divide(await readEveryone(needs, db, { dialogueId, authorityId, meetingIds: audience.meetingIds }), audience);

/** Why nobody of this audience: the standing that comes closest to it. */
function reason(who: AudiencePart, dates: Addressee["dates"]): Skipped["because"] {
  const has = (status: Status) => dates.some((date) => date.status === status);
  if (who === "waiting" && (has("registered") || has("attended"))) return "placed";
  if (who === "attended" && has("registered")) return "absent";
  return has("waiting") ? "waiting" : "cancelled";
}
