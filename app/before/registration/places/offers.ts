import { z } from "zod";
import type { DialogueId } from "#dialogues";
import type { Transaction } from "#platform/database";
import type { RegistrationNeeds } from "../index.ts";
import { offerEndedLetter } from "../letters/offer.ts";
import { findOffersEnded, findByPerson, lockDates, saveDates, saveStandings } from "../store.ts";
import { offerJob } from "./answer-by.ts";
import { announceMoved, moveUpOn } from "./move-up.ts";
import { leave } from "./places.ts";

const about = z.object({ dialogueId: z.string() });

export function declareOfferJob(needs: RegistrationNeeds): void {
  needs.jobs.declare(offerJob, about, async ({ dialogueId }) => {
    await needs.database.transaction().execute((trx) => endOffers(needs, trx, dialogueId as DialogueId));
  });
}

/** What nobody answered in time goes to the next: the place is given back, with a letter that says so. The answer counts them. */
export async function endOffers(needs: RegistrationNeeds, trx: Transaction, dialogueId: DialogueId): Promise<number> {
  const dialogue = await needs.dialogues.find(dialogueId, trx);
  if (!dialogue) return 0;
  const { authorityId } = dialogue;
  const now = needs.clock.civil();
  const ended = [];
  const moved = [];
  for (const locked of await lockDates(trx, dialogue, dialogue.meetings.map(({ id }) => id), needs.locks ?? true)) {
    let date = locked;
    for (const personId of await findOffersEnded(trx, date.meetingId, now)) {
      const registration = await findByPerson(trx, personId);
      const standing = registration?.dates.find(({ meetingId }) => meetingId === date.meetingId);
      const left = registration && standing && leave(date, registration.role, standing, now);
      if (!left) continue;
      await saveStandings(trx, registration, [left.standing]);
      date = left.date;
      ended.push({ registration, standing: left.standing });
    }
    const step = await moveUpOn(needs, trx, dialogue, date);
    await saveDates(trx, [step.date]);
    moved.push(...step.moved);
  }
  for (const { registration, standing } of ended) {
    const { id, personId, number } = registration;
    const person = await needs.people.find(trx, personId);
    const meeting = dialogue.meetings.find((one) => one.id === standing.meetingId);
    if (person?.email && meeting) {
      const letter = offerEndedLetter(person.language, { name: person.name, dialogue, meeting });
      const version = `${meeting.number}.${standing.revision}`;
      await needs.letters.queue(trx, { authorityId, dialogueId, personId, to: person.email, purpose: "offer-ended", version, language: person.language, ...letter });
    }
    await needs.ledger.append(trx, {
      chain: { authorityId, dialogueId },
      type: "registration.offer-ended",
      actor: "system",
      subject: { kind: "registration", id },
      class: "registration.registration",
      content: { number, dates: [{ meetingId: standing.meetingId, status: standing.status }] },
    });
  }
  await announceMoved(needs, trx, dialogue, moved);
  return ended.length;
}
