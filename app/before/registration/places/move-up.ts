import type { Dialogue, MeetingId, Role } from "#dialogues";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { calendarOf } from "../letters/calendar-of.ts";
import type { RegistrationNeeds } from "../index.ts";
import { offerLetter } from "../letters/offer.ts";
import { promotedLetter } from "../letters/promoted.ts";
import { answerBy, offerJob } from "./answer-by.ts";
import { type DateState, hasRoom, moveUp } from "./places.ts";
import type { RegistrationId } from "../shared.ts";
import { findQueue, savePromoted } from "../store.ts";

/** Someone who waited and has a place now, or is offered one until `offeredUntil`. */
export type Moved = { registrationId: RegistrationId; personId: PersonId; role: Role; meetingId: MeetingId; number: number; revision: number; offeredUntil?: Date };

/**
 * Gives the free places of a locked date to those who wait, in their order, and keeps their new status; none of a date that is called off. The date's
 * counters are the caller's to keep, and the announcing comes last in its transaction: it takes the chain's head.
 */
export async function moveUpOn({ clock }: Pick<RegistrationNeeds, "clock">, trx: Transaction, dialogue: Dialogue, date: DateState): Promise<{ date: DateState; moved: Moved[] }> {
  const moved: Moved[] = [];
  let state = date;
  const meeting = dialogue.meetings.find(({ id }) => id === date.meetingId);
  if (meeting?.calledOff) return { date, moved };
  const offeredUntil = meeting && answerBy(dialogue, meeting, clock.civil());
  while (state.waiting > 0 && state.taken < state.capacity) {
    const current = state;
    const free = current.capacity - current.taken;
    const full = (Object.keys(current.roleCapacity) as Role[]).filter((role) => !hasRoom(current, role));
    const step = moveUp(current, await findQueue(trx, current.meetingId, { without: full, limit: free }));
    if (step.moved.length === 0) break;
    await savePromoted(trx, current.meetingId, step.moved, offeredUntil);
    moved.push(...step.moved.map((one) => ({ ...one, ...(offeredUntil ? { offeredUntil } : {}) })));
    state = step.date;
  }
  return { date: state, moved };
}

/** A letter and an event for each who moved up; who has a place gets the calendar entry with it, who is offered one is awaited. */
export async function announceMoved(needs: RegistrationNeeds, trx: Transaction, dialogue: Dialogue, moved: readonly Moved[]): Promise<void> {
  const { clock, people, letters, ledger } = needs;
  const of = { authorityId: dialogue.authorityId, dialogueId: dialogue.id };
  for (const { registrationId, personId, meetingId, number, revision, offeredUntil } of moved) {
    const person = await people.find(trx, personId);
    const meeting = dialogue.meetings.find(({ id }) => id === meetingId);
    if (person?.email && meeting) {
      const { name, email: to, language } = person;
      const key = { ...of, personId, to, version: `${meeting.number}.${revision}`, language };
      if (offeredUntil) await letters.queue(trx, { ...key, purpose: "offer", ...offerLetter(language, { name, dialogue, meeting, until: offeredUntil }) });
      else {
        const standings = [{ meetingId, status: "registered" as const, revision }];
        const calendar = calendarOf(needs, { dialogue, registrationId, language, standings, at: clock.civil() });
        await letters.queue(trx, { ...key, purpose: "promoted", ...promotedLetter(language, { name, dialogue, meeting }), calendar });
      }
    }
    await ledger.append(trx, {
      chain: of,
      type: offeredUntil ? "registration.offered" : "registration.moved-up",
      actor: "system",
      subject: { kind: "registration", id: registrationId },
      class: "registration.registration",
      content: { number, meetingId, ...(offeredUntil ? { until: offeredUntil.toISOString() } : {}) },
    });
    if (offeredUntil) await needs.jobs.send(trx, offerJob, { dialogueId: dialogue.id }, { dueCivil: offeredUntil });
  }
}
