import type { Dialogue, Meeting, MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import { toInstant } from "#platform/civil-time";
import type { Transaction } from "#platform/database";
import { calendarOf, cancelledCalendarOf } from "../letters/calendar-of.ts";
import type { RegistrationNeeds } from "../index.ts";
import { cancelLetter } from "../letters/cancel.ts";
import { changeLetter } from "../letters/change.ts";
import type { ToldDate } from "../letters/lines.ts";
import { announceMoved, moveUpOn } from "../places/move-up.ts";
import { type DateState, type Standing, accept, canComeBack, comeBack, enter, leave } from "../places/places.ts";
import { type DateStatus, type Registration, isOnRequest, statusesOf, toldStatus } from "../registration.ts";
import { findByPerson, lockDates, lockRegistration, saveDates, saveStandings } from "../store.ts";

/** What a person wants on one date: leave it, come to it as well, take a cancelling back, or say yes to an offered place. */
export type DateWish = { meetingId: MeetingId; want: "drop" | "add" | "restore" | "accept" };

export type DatesOutcome =
  | { outcome: "changed"; dates: DateStatus[] }
  /** It was so already: the same button pressed twice. */
  | { outcome: "unchanged"; dates: DateStatus[] }
  /** After the deadline no date is added but by staff; after its end none is dropped or added; after 24 hours nothing is taken back. One that is called off is only dropped. */
  | { outcome: "too-late" }
  | { outcome: "unknown" };

/** All wishes or none. Locks: dates by id, then the person, the chain's head last (house rule 4). */
export async function changeDates(
  needs: RegistrationNeeds,
  trx: Transaction,
  { personId, wishes, actor }: { personId: PersonId; wishes: readonly DateWish[]; actor: string },
): Promise<DatesOutcome> {
  const before = await findByPerson(trx, personId);
  const dialogue = before && (await needs.dialogues.find(before.dialogueId, trx));
  const meetings = dialogue?.meetings.filter(({ id }) => wishes.some(({ meetingId }) => meetingId === id)) ?? [];
  if (!dialogue || meetings.length !== new Set(wishes.map(({ meetingId }) => meetingId)).size) return { outcome: "unknown" };
  const states = await lockDates(trx, dialogue, meetings.map(({ id }) => id), needs.locks ?? true);
  const registration = await lockRegistration(trx, personId);
  if (!registration) return { outcome: "unknown" };

  const now = needs.clock.civil();
  const onRequest = isOnRequest(actor, personId);
  const open = isOpenTo(needs, dialogue, onRequest);
  const decided = [];
  for (const state of states) {
    const meeting = meetings.find(({ id }) => id === state.meetingId) as Meeting;
    const wish = wishes.find(({ meetingId }) => meetingId === state.meetingId) as DateWish;
    const one = decide({ wish, state, registration, open, times: timesOf(dialogue, meeting), held: !meeting.calledOff, now });
    if (one === "too-late") return { outcome: "too-late" };
    if (one) decided.push(one);
  }
  if (decided.length === 0) return { outcome: "unchanged", dates: statusesOf(registration) };

  const moves = [];
  for (const one of decided) moves.push(await moveUpOn(needs, trx, dialogue, one.date));
  const standings = decided.map(({ standing }) => standing);
  await saveDates(trx, moves.map(({ date }) => date));
  await saveStandings(trx, registration, standings);
  const after = (await findByPerson(trx, personId)) ?? registration;
  await tell(needs, trx, { dialogue, registration: after, changed: standings, onRequest, now });
  await needs.ledger.append(trx, {
    chain: { authorityId: registration.authorityId, dialogueId: registration.dialogueId },
    type: after.dates.every(({ status }) => status === "cancelled") ? "registration.cancelled" : "registration.dates-changed",
    actor,
    subject: { kind: "registration", id: registration.id },
    class: "registration.registration",
    content: { number: registration.number, dates: standings.map(({ meetingId, status }) => ({ meetingId, status })) },
    diary: { direction: "in", title: `Ändring av anmälan ${registration.number}`, counterpart: personId },
  });
  // After its cause: the ledger, read in order, never has more people than places.
  await announceMoved(needs, trx, dialogue, moves.flatMap(({ moved }) => moved));
  return { outcome: "changed", dates: statusesOf(after) };
}

/** Drops every date that is not over yet. */
export async function cancelAll(needs: RegistrationNeeds, trx: Transaction, personId: PersonId, actor: string): Promise<DatesOutcome> {
  const registration = await findByPerson(trx, personId);
  const dialogue = registration && (await needs.dialogues.find(registration.dialogueId, trx));
  if (!dialogue) return { outcome: "unknown" };
  const now = needs.clock.civil();
  const coming = dialogue.meetings.filter((meeting) => now < timesOf(dialogue, meeting).ends);
  const wishes = coming.filter(({ id }) => registration.dates.some(({ meetingId }) => meetingId === id));
  return changeDates(needs, trx, { personId, wishes: wishes.map(({ id }) => ({ meetingId: id, want: "drop" })), actor });
}

/** What can be wished for each date now, by the person or by staff for them. `decide` says the last word when it is. */
export function openWishes(needs: RegistrationNeeds, dialogue: Dialogue, registration: Registration, actor: string): DateWish[] {
  const now = needs.clock.civil();
  const open = isOpenTo(needs, dialogue, isOnRequest(actor, registration.personId));
  return dialogue.meetings.flatMap((meeting) => {
    const standing = registration.dates.find(({ meetingId }) => meetingId === meeting.id);
    const times = timesOf(dialogue, meeting);
    if (meeting.calledOff || now >= times.ends || standing?.status === "attended") return [];
    const wants: DateWish["want"][] = [];
    if (standing?.status === "registered" || standing?.status === "waiting") wants.push(...(standing.offeredUntil && now < standing.offeredUntil ? (["accept", "drop"] as const) : (["drop"] as const)));
    else if (standing && canComeBack(standing, now) && now < times.starts) wants.push("restore");
    else if (open) wants.push("add");
    return wants.map((want) => ({ meetingId: meeting.id, want }));
  });
}

/** After the last day still to staff, as a phone call or a paper is still entered (R6). */
function isOpenTo({ dialogues }: RegistrationNeeds, dialogue: Dialogue, onRequest: boolean): boolean {
  const window = dialogues.window(dialogue);
  return window === "open" || (onRequest && window === "closed" && dialogue.state !== "closed");
}

type Times = { starts: Date; ends: Date };
type Question = { wish: DateWish; state: DateState; registration: Registration; open: boolean; times: Times; held: boolean; now: Date };

function decide({ wish, state, registration, open, times, held, now }: Question): { date: DateState; standing: Standing } | "too-late" | undefined {
  const { role } = registration;
  const standing = registration.dates.find(({ meetingId }) => meetingId === state.meetingId);
  const isIn = standing !== undefined && standing.status !== "cancelled";
  if (wish.want === "drop") {
    if (!standing || !isIn) return undefined;
    return now < times.ends ? leave(state, role, standing, now) : "too-late";
  }
  if (!held) return "too-late";
  if (wish.want === "accept") {
    if (!standing || standing.status === "registered") return undefined;
    return accept(state, standing, now) ?? "too-late";
  }
  if (isIn) return undefined;
  if (standing && canComeBack(standing, now) && now < times.starts) return comeBack(state, role, standing);
  if (wish.want === "restore" || !open || now >= times.ends) return "too-late";
  return enter(state, role, (standing?.revision ?? -1) + 1);
}

function timesOf({ zone }: Dialogue, { startsLocal, endsLocal }: Meeting): Times {
  return { starts: toInstant({ local: startsLocal, zone }), ends: toInstant({ local: endsLocal, zone }) };
}

type News = { dialogue: Dialogue; registration: Registration; changed: readonly Standing[]; onRequest: boolean; now: Date };

/** One letter for each dropped date, since a calendar takes one cancelling at a time; one for all that came to it. */
async function tell(needs: RegistrationNeeds, trx: Transaction, { dialogue, registration, changed, onRequest, now }: News): Promise<void> {
  const { authorityId, dialogueId, personId, id: registrationId, number } = registration;
  const person = await needs.people.find(trx, personId);
  if (!person?.email) return;
  const { language, name, email } = person;
  const values = { name, dialogue, number, dates: toldDates(dialogue, registration), onRequest };
  const key = { authorityId, dialogueId, personId, to: email, language };
  const versionOf = ({ meetingId, revision }: Standing) => `${dialogue.meetings.find(({ id }) => id === meetingId)?.number}.${revision}`;
  for (const standing of changed.filter(({ status }) => status === "cancelled")) {
    const meeting = dialogue.meetings.find(({ id }) => id === standing.meetingId) as Meeting;
    const calendar = cancelledCalendarOf(needs, { dialogue, registrationId, language, standings: [standing], email, at: now });
    await needs.letters.queue(trx, { ...key, purpose: "cancel", version: versionOf(standing), ...cancelLetter(language, { ...values, meeting }), calendar });
  }
  const entered = changed.filter(({ status }) => status !== "cancelled");
  if (entered.length === 0) return;
  const calendar = calendarOf(needs, { dialogue, registrationId, language, standings: entered, at: now });
  await needs.letters.queue(trx, { ...key, purpose: "change", version: entered.map(versionOf).join(" "), ...changeLetter(language, values), calendar });
}

/** The dates of a registration in the order of the dialogue. */
export function toldDates(dialogue: Dialogue, { dates }: Pick<Registration, "dates">): ToldDate[] {
  return dialogue.meetings.flatMap((meeting) => {
    const date = dates.find(({ meetingId }) => meetingId === meeting.id);
    return date ? [{ meeting, ...toldStatus(date) }] : [];
  });
}
