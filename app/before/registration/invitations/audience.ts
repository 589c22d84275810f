import type { LetterState, LetterSummary } from "#letters";
import type { Database } from "#platform/database";
import type { RegistrationNeeds } from "../index.ts";
import { type InviteesOf, listInvitees } from "../invitees/store.ts";
import type { InvitationRound, InvitedInvitee, LeftOut } from "./invitations.ts";
import { listInvitations } from "./store.ts";

/** The newest letter of each round to an address that left, else the newest that did not; addresses in lower case. */
export type SentLetters = Map<string, Partial<Record<InvitationRound, LetterSummary>>>;

/** A letter that never left is none: whoever was to get it may be written to again. */
const never: readonly LetterState[] = ["stopped", "refused", "skipped"];

/** What the outbox says of the invitations of a dialogue: of all, or of those to some addresses (`to`, in lower case). */
export async function readSent({ letters }: RegistrationNeeds, db: Database, of: InviteesOf, to?: readonly string[]): Promise<SentLetters> {
  const sent: SentLetters = new Map();
  const lines = (await listInvitations(db, of)).filter(({ sentAt }) => sentAt).toReversed();
  for (const { id, round } of lines) {
    for (const letter of await letters.of({ batchId: id, to }, db)) {
      const address = letter.to.toLowerCase();
      const known = sent.get(address)?.[round];
      // That a later list left somebody out does not take away what they have got.
      if (known && !never.includes(known.state) && never.includes(letter.state)) continue;
      sent.set(address, { ...sent.get(address), [round]: letter });
    }
  }
  return sent;
}

/** Whom this round would go to at this moment, in Swedish order of name, and who is left out because. */
export async function readAudience(needs: RegistrationNeeds, db: Database, of: InviteesOf, round: InvitationRound) {
  const [registered, sent] = [new Set(await needs.people.addressesIn(db, of.dialogueId)), await readSent(needs, db, of)];
  const recipients: InvitedInvitee[] = [];
  const skipped: (InvitedInvitee & { because: LeftOut })[] = [];
  for (const { unsubscribed_at, ...invitee } of await listInvitees(db, of)) {
    const address = invitee.address.toLowerCase();
    const has = (one: InvitationRound) => {
      const letter = sent.get(address)?.[one];
      return letter !== undefined && !never.includes(letter.state);
    };
    const because = unsubscribed_at ? "unsubscribed" : registered.has(address) ? "registered" : has(round) ? "invited" : round === "reminder" && !has("first") ? "not-invited" : undefined;
    if (because) skipped.push({ ...invitee, because });
    else recipients.push(invitee);
  }
  return { recipients, skipped };
}
