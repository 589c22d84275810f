import type { Dialogue, Meeting } from "#dialogues";
import type { PersonId } from "#people";
import { toInstant } from "#platform/civil-time";
import type { Transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import type { TakeTurn } from "#platform/turns";
import type { TopicId } from "#topics";
import { calendarOf } from "./letters/calendar-of.ts";
import { type Form, readForm } from "./form/form.ts";
import type { RegistrationNeeds } from "./index.ts";
import { isLateEntry, useLateEntry } from "./late/late-entry.ts";
import { receiptLetter } from "./letters/receipt.ts";
import { type Moved, announceMoved, moveUpOn } from "./places/move-up.ts";
import { type DateState, type Standing, enter, hasRoom } from "./places/places.ts";
import type { DateStatus, Source } from "./registration.ts";
import type { Answers, FormError, RegistrationId } from "./shared.ts";
import { findByKey, insertRegistration, isKeyTaken, lockDates } from "./store.ts";

export type RegisterWish = {
  /** Made when the form was opened, the same for every try: a uuid. */
  idempotencyKey: string;
  dialogueSlug: string;
  form: Answers;
  language: Language;
  /** The version of the dialogue's texts that the person saw. */
  noticeVersion?: number;
  /** Staff who enter a phone call or a paper; they may do so after the deadline and without an address. */
  entered?: { by: PersonId; source: Exclude<Source, "form">; protectedIdentity?: boolean };
  /** The key of a late entry, for one person more after the deadline. */
  lateKey?: string | undefined;
};

export type Registered = {
  registrationId: RegistrationId;
  personId: PersonId;
  number: number;
  receivedAt: Date;
  dates: DateStatus[];
  topicId?: TopicId;
};

export type RegisterOutcome =
  | ({ outcome: "registered" } & Registered)
  /** The same form was sent before; nothing was changed. `justNow`: within the hour, so the one who presses again is the one who sent. */
  | ({ outcome: "already"; justNow: boolean } & Omit<Registered, "topicId">)
  | { outcome: "not-open-yet" }
  | { outcome: "closed" }
  | { outcome: "invalid"; errors: FormError[] }
  | { outcome: "unknown" };

export async function register(needs: RegistrationNeeds & { takeTurn: TakeTurn }, wish: RegisterWish): Promise<RegisterOutcome> {
  const receivedAt = needs.clock.civil();
  const dialogue = await needs.dialogues.bySlug(wish.dialogueSlug);
  if (!dialogue || dialogue.state === "draft") return { outcome: "unknown" };
  const window = needs.dialogues.window(dialogue);
  const lateKey = window === "closed" && wish.lateKey && (await isLateEntry(needs, wish.lateKey, dialogue.id)) ? wish.lateKey : undefined;
  if (window !== "open" && !((wish.entered || lateKey) && window === "closed")) {
    return (await alreadySent(needs, wish)) ?? { outcome: window };
  }
  const read = readForm(wish.form, dialogue, wish.entered ? { addressNeeded: false } : { tooLate: needs.dialogues.tooLateToBook(dialogue) });
  // What was in time when it came first is received, also when it is sent again after midnight (R5).
  if (read.outcome === "invalid") return (await alreadySent(needs, wish)) ?? read;
  const chosen = dialogue.meetings.filter(({ id }) => read.form.meetingIds.includes(id));
  if (chosen.some((meeting) => isOver(meeting, dialogue, receivedAt))) return { outcome: "invalid", errors: [{ step: "dates", field: "dates", problem: "unknown" }] };
  try {
    const sent = { wish, dialogue, form: read.form, receivedAt, lateKey };
    // All of them queue at the same dates and the same chain: two at once keep the database busy, twenty only wait there.
    const registered = await needs.takeTurn(dialogue.id, () => needs.database.transaction().execute((trx) => store(needs, trx, sent)));
    return registered ? { outcome: "registered", ...registered } : { outcome: "closed" };
  } catch (fault) {
    const already = isKeyTaken(fault) && (await alreadySent(needs, wish));
    if (already) return already;
    throw fault;
  }
}

async function alreadySent({ database, clock }: RegistrationNeeds, { idempotencyKey }: RegisterWish): Promise<RegisterOutcome | undefined> {
  const found = await findByKey(database, idempotencyKey);
  if (!found) return undefined;
  const { id, personId, number, receivedAt, dates } = found;
  const justNow = clock.civil().getTime() - receivedAt.getTime() < 3_600_000;
  return { outcome: "already", justNow, registrationId: id, personId, number, receivedAt, dates };
}

type Sent = { wish: RegisterWish; dialogue: Dialogue; form: Form; receivedAt: Date; lateKey: string | undefined };

/**
 * What needs no lock first, then the dates in the order of their ids, then the running numbers, the chain's head last: the
 * shorter a date is held, the more people can register in a minute. Ten round trips with a topic, eight without: the dialogue
 * before, begin, person, dates, registration, topic and its event, letter, event, commit.
 */
async function store(needs: RegistrationNeeds, trx: Transaction, { wish, dialogue, form, receivedAt, lateKey }: Sent): Promise<Registered | undefined> {
  const { ids, ledger, letters, people, topics, keepMeasures } = needs;
  const of = { authorityId: dialogue.authorityId, dialogueId: dialogue.id };
  const { name, email, measures, topic } = form;
  const { language, entered } = wish;
  const registrationId = ids.next() as RegistrationId;
  if (lateKey && !(await useLateEntry(trx, { key: lateKey, dialogueId: dialogue.id, registrationId, now: receivedAt }))) return undefined;
  const personId = await people.add(trx, { ...of, name, email, language, protectedIdentity: entered?.protectedIdentity });

  const { dates, standings, moved } = await takePlaces(needs, trx, dialogue, form);
  const number = await insertRegistration(trx, {
    id: registrationId,
    ...of,
    personId,
    idempotencyKey: wish.idempotencyKey,
    source: entered?.source ?? "form",
    form,
    submission: asReceived(wish.form),
    noticeVersion: wish.noticeVersion ?? dialogue.version,
    receivedAt,
    dates,
    standings,
  });
  const raised = topic && (await topics.receive(trx, { ...of, personId, ...topic }));
  if (measures.chosen.length > 0 || measures.other !== "") await keepMeasures(trx, { ...of, personId, measures });
  const told = toldOf(dialogue, dates, standings);
  if (email !== undefined) {
    const receipt = receiptLetter(language, {
      name,
      dialogue,
      dates: told.map(({ meeting, ...status }) => ({ meeting, ...status })),
      number,
      ...(topic && raised ? { topic: { number: raised.number, title: topic.title } } : {}),
    });
    const calendar = calendarOf(needs, { dialogue, registrationId, language, standings, at: receivedAt });
    const purpose = standings.every(({ status }) => status === "waiting") ? "waiting-list" : "receipt";
    await letters.queue(trx, { ...of, personId, to: email, purpose, version: "1", language, ...receipt, calendar });
  }
  await announceMoved(needs, trx, dialogue, moved);
  await ledger.append(trx, {
    chain: of,
    type: "registration.received",
    actor: entered?.by ?? personId,
    subject: { kind: "registration", id: registrationId },
    class: "registration.registration",
    content: { number, personId, source: entered?.source ?? "form", dates: standings.map(({ meetingId, status }) => ({ meetingId, status })) },
    diary: { direction: "in", title: `Anmälan ${number}`, counterpart: personId },
  });
  return {
    registrationId,
    personId,
    number,
    receivedAt,
    dates: told.map(({ meeting, status, waitingPlace }) => ({ meetingId: meeting.id, status, ...(waitingPlace ? { waitingPlace } : {}) })),
    ...(raised ? { topicId: raised.topicId } : {}),
  };
}

async function takePlaces(needs: RegistrationNeeds, trx: Transaction, dialogue: Dialogue, { meetingIds, role }: Form) {
  const dates: DateState[] = [];
  const standings: Standing[] = [];
  const moved: Moved[] = [];
  for (const locked of await lockDates(trx, dialogue, meetingIds, needs.locks ?? true)) {
    // Only after more places were made is there room while someone waits; they come first.
    const filled = locked.waiting > 0 && hasRoom(locked, role) ? await moveUpOn(needs, trx, dialogue, locked) : { date: locked, moved: [] };
    const entered = enter(filled.date, role);
    moved.push(...filled.moved);
    dates.push(entered.date);
    standings.push(entered.standing);
  }
  return { dates, standings, moved };
}

const isOver = ({ endsLocal }: Meeting, { zone }: Dialogue, now: Date) => now >= toInstant({ local: endsLocal, zone });

/** A new person stands last in the queue: as many wait as the date counts. */
function toldOf(dialogue: Dialogue, dates: readonly DateState[], standings: readonly Standing[]) {
  return dialogue.meetings.flatMap((meeting) => {
    const at = standings.findIndex(({ meetingId }) => meetingId === meeting.id);
    const [date, standing] = [dates[at], standings[at]];
    if (!date || !standing) return [];
    return [{ meeting, status: standing.status, ...(standing.status === "waiting" ? { waitingPlace: date.waiting } : {}) }];
  });
}

/** The submission as it came in, without the access measures: those are kept apart, and fewer may see them. */
function asReceived({ measures: _measures, measuresOther: _other, ...answers }: Answers): Omit<Answers, "measures" | "measuresOther"> {
  return answers;
}

