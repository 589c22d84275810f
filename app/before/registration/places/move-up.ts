import type { Dialogue, MeetingId, Role } from "#dialogues";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { calendarOf } from "../letters/calendar-of.ts";
import type { RegistrationNeeds } from "../index.ts";
import { promotedLetter } from "../letters/promoted.ts";
import { type DateState, hasRoom, moveUp } from "./places.ts";
import type { RegistrationId } from "../shared.ts";
import { findQueue, savePromoted } from "../store.ts";

/** Someone who waited and has a place now. */
export type Moved = { registrationId: RegistrationId; personId: PersonId; role: Role; meetingId: MeetingId; number: number; revision: number };

/**
 * Gives the free places of a locked date to those who wait, in their order, and keeps their new status. The date's
 * counters are the caller's to keep, and the announcing comes last in its transaction: it takes the chain's head.
 */
export async function moveUpOn(trx: Transaction, date: DateState): Promise<{ date: DateState; moved: Moved[] }> {
  const moved: Moved[] = [];
  let state = date;
  while (state.waiting > 0 && state.taken < state.capacity) {
    const current = state;
    const free = current.capacity - current.taken;
    const full = (Object.keys(current.roleCapacity) as Role[]).filter((role) => !hasRoom(current, role));
    const step = moveUp(current, await findQueue(trx, current.meetingId, { without: full, limit: free }));
    if (step.moved.length === 0) break;
    await savePromoted(trx, current.meetingId, step.moved);
    moved.push(...step.moved);
    state = step.date;
  }
  return { date: state, moved };
}

/** A letter with the calendar entry, and an event, for each who moved up. */
export async function announceMoved(needs: RegistrationNeeds, trx: Transaction, dialogue: Dialogue, moved: readonly Moved[]): Promise<void> {
  const { clock, people, letters, ledger } = needs;
  const of = { authorityId: dialogue.authorityId, dialogueId: dialogue.id };
  for (const { registrationId, personId, meetingId, number, revision } of moved) {
    const person = await people.find(trx, personId);
    const meeting = dialogue.meetings.find(({ id }) => id === meetingId);
    if (person?.email && meeting) {
      const standings = [{ meetingId, status: "registered" as const, revision }];
      await letters.queue(trx, {
        ...of,
        personId,
        to: person.email,
        purpose: "promoted",
        version: `${meeting.number}.${revision}`,
        language: person.language,
        ...promotedLetter(person.language, { name: person.name, dialogue, meeting }),
        calendar: calendarOf(needs, { dialogue, registrationId, language: person.language, standings, at: clock.civil() }),
      });
    }
    await ledger.append(trx, {
      chain: of,
      type: "registration.moved-up",
      actor: "system",
      subject: { kind: "registration", id: registrationId },
      class: "registration.registration",
      content: { number, meetingId },
    });
  }
}
