import type { Dialogue } from "#dialogues";
import type { NewEvent } from "#ledger";
import type { NewLetter } from "#letters";
import type { AddedPerson, OpenedSession, PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { TopicId } from "#topics";
import type { Answered } from "./form/extra-answers.ts";
import type { Form } from "./form/form.ts";
import type { RegistrationNeeds } from "./index.ts";
import { useLateEntry } from "./late/late-entry.ts";
import { calendarOf } from "./letters/calendar-of.ts";
import { receiptLetter } from "./letters/receipt.ts";
import { sentLines } from "./letters/sent-lines.ts";
import { type Moved, announceMoved, moveUpOn } from "./places/move-up.ts";
import { type DateState, type Standing, enter, hasRoom } from "./places/places.ts";
import type { RegisterWish } from "./register.ts";
import type { DateStatus, Source } from "./registration.ts";
import type { Answers, RegistrationId } from "./shared.ts";
import { insertRegistrations, lockDates } from "./store.ts";

/** A form that may be received: read, and sent in time or by a late entry's key. */
export type Sent = { wish: RegisterWish; dialogue: Dialogue; form: Form; answered: Answered[]; receivedAt: Date; lateKey: string | undefined };

export type Registered = {
  registrationId: RegistrationId;
  personId: PersonId;
  number: number;
  receivedAt: Date;
  dates: DateStatus[];
  topicId?: TopicId;
  session?: OpenedSession;
};

type Seated = Sent & AddedPerson & { registrationId: RegistrationId; standings: Standing[]; told: DateStatus[] };

/**
 * Receives forms of one version of one dialogue in their order, as many as came meanwhile: twenty at once cost hardly more
 * round trips, locks and waits for the disk than one. What needs no lock first, then the dates in the order of their ids, then the
 * running numbers, the chain's head last. The answer is in their order, undefined where a late entry was used up before.
 */
export async function receiveRegistrations(needs: RegistrationNeeds, trx: Transaction, all: readonly Sent[]): Promise<(Registered | undefined)[]> {
  const { ledger, letters, people, topics, keepMeasures } = needs;
  const wanted = all.map((sent) => ({ ...sent, registrationId: needs.ids.next() as RegistrationId }));
  const admitted = await admit(trx, wanted);
  const [first] = admitted;
  if (!first) return all.map(() => undefined);
  const { dialogue } = first;
  const of = { authorityId: dialogue.authorityId, dialogueId: dialogue.id };

  const added = await people.addAll(trx, admitted.map(({ form: { name, email }, wish: { language, entered, letIn } }) => ({ ...of, name, email, language, protectedIdentity: entered?.protectedIdentity, letIn })));
  const { dates, seats, moved } = await takePlaces(needs, trx, dialogue, admitted.map(({ form }) => form));
  const seated = admitted.map((sent, at): Seated => ({ ...sent, ...(added[at] as AddedPerson), ...(seats[at] as Seats) }));
  const numbers = await insertRegistrations(
    trx,
    dialogue,
    seated.map(({ registrationId, personId, wish, form, receivedAt, standings }) => ({
      ...{ id: registrationId, personId, form, receivedAt, standings },
      ...{ idempotencyKey: wish.idempotencyKey, source: sourceOf(wish), submission: asReceived(wish.form, form), noticeVersion: wish.noticeVersion ?? dialogue.version },
    })),
    dates,
  );
  const raising = seated.flatMap(({ personId, form: { topic } }) => (topic ? [{ personId, ...topic }] : []));
  const received = await topics.receive(trx, of, raising);
  const raised = new Map(raising.map(({ personId, title }, at) => [personId, { title, ...received[at] as (typeof received)[number] }]));
  for (const { personId, form: { measures } } of seated) if (measures.chosen.length > 0 || measures.other !== "") await keepMeasures(trx, { ...of, personId, measures });

  const numbered = seated.map((one) => ({ ...one, number: numbers.get(one.registrationId) as number, topic: raised.get(one.personId) }));
  await letters.queueAll(trx, numbered.flatMap((one) => letterTo(needs, one)));
  await announceMoved(needs, trx, dialogue, moved);
  const registrations = numbered.map(
    ({ registrationId, personId, number, standings, wish }): NewEvent => ({
      chain: of,
      type: "registration.received",
      actor: wish.entered?.by ?? personId,
      subject: { kind: "registration", id: registrationId },
      class: "registration.registration",
      content: { number, personId, source: sourceOf(wish), dates: standings.map(({ meetingId, status }) => ({ meetingId, status })) },
      diary: { direction: "in", title: `Anmälan ${number}`, counterpart: personId },
    }),
  );
  await ledger.appendAll(trx, [...received.map(({ event }) => event), ...registrations]);
  const registered = new Map(
    numbered.map(({ registrationId, personId, session, number, receivedAt, told, topic }) => [
      registrationId,
      { registrationId, personId, number, receivedAt, dates: told, ...(topic && { topicId: topic.topicId }), ...(session && { session }) },
    ]),
  );
  return wanted.map(({ registrationId }) => registered.get(registrationId));
}

/** Those who came in time, and those whose late entry nobody has used. */
async function admit<Wanted extends Sent & { registrationId: RegistrationId }>(trx: Transaction, wanted: readonly Wanted[]): Promise<Wanted[]> {
  const admitted: Wanted[] = [];
  for (const one of wanted) {
    const { lateKey: key, dialogue, registrationId, receivedAt: now } = one;
    if (!key || (await useLateEntry(trx, { key, dialogueId: dialogue.id, registrationId, now }))) admitted.push(one);
  }
  return admitted;
}

type Seats = Pick<Seated, "standings" | "told">;

/** Gives places in the order of the forms. A new person stands last in the queue: as many wait as the date then counts. */
async function takePlaces(needs: RegistrationNeeds, trx: Transaction, dialogue: Dialogue, forms: readonly Form[]) {
  const states = new Map<string, DateState>();
  const moved: Moved[] = [];
  const wanted = new Set(forms.flatMap(({ meetingIds }) => meetingIds));
  for (const locked of await lockDates(trx, dialogue, [...wanted], needs.locks ?? true)) {
    const roles = forms.flatMap(({ meetingIds, role }) => (meetingIds.includes(locked.meetingId) ? [role] : []));
    // Only after more places were made is there room while someone waits; they come first.
    const filled = locked.waiting > 0 && roles.some((role) => hasRoom(locked, role)) ? await moveUpOn(needs, trx, dialogue, locked) : { date: locked, moved: [] };
    moved.push(...filled.moved);
    states.set(locked.meetingId, filled.date);
  }
  const seats = forms.map(({ meetingIds, role }): Seats => {
    const standings: Standing[] = [];
    const told: DateStatus[] = [];
    for (const { id } of dialogue.meetings) {
      const state = meetingIds.includes(id) && states.get(id);
      if (!state) continue;
      const { date, standing } = enter(state, role);
      states.set(id, date);
      standings.push(standing);
      told.push({ meetingId: id, status: standing.status, ...(standing.status === "waiting" ? { waitingPlace: date.waiting } : {}) });
    }
    return { standings, told };
  });
  return { dates: [...states.values()], seats, moved };
}

/** The receipt, or the letter that says that one waits everywhere; none to who gave no address. */
function letterTo(needs: RegistrationNeeds, { wish, dialogue, form, answered, receivedAt, registrationId, personId, standings, told, number, topic }: Seated & { number: number; topic: { number: number; title: string } | undefined }): NewLetter[] {
  const { name, email } = form;
  if (email === undefined) return [];
  const { language } = wish;
  const dates = told.flatMap(({ meetingId, ...status }) => dialogue.meetings.filter(({ id }) => id === meetingId).map((meeting) => ({ meeting, ...status })));
  const receipt = receiptLetter(language, { name, dialogue, dates, number, ...(topic ? { topic } : {}) });
  const calendar = calendarOf(needs, { dialogue, registrationId, language, standings, at: receivedAt });
  const purpose = standings.every(({ status }) => status === "waiting") ? "waiting-list" : "receipt";
  return [{ authorityId: dialogue.authorityId, dialogueId: dialogue.id, personId, to: email, purpose, version: "1", language, ...receipt, text: `${receipt.text}\n${sentLines(language, { form, receivedAt, dialogue, answered })}\n`, calendar }];
}

const sourceOf = ({ entered }: RegisterWish): Source => entered?.source ?? "form";

/** The submission as it came in, without the access measures: those are kept apart, and fewer may see them. What is asked no more and could never have been an answer is left out. */
function asReceived({ measures: _measures, measuresOther: _other, ...answers }: Answers, { extra }: Form): Omit<Answers, "measures" | "measuresOther"> {
  return { ...answers, extra: answers.extra.filter((typed) => extra.some(({ question }) => question === typed.question)) };
}
