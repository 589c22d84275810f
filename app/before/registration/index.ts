import type { Authorities, AuthorityId } from "#authorities";
import type { Dialogue, DialogueId, Dialogues, MeetingId, Role } from "#dialogues";
import type { Ledger } from "#ledger";
import type { CalendarPart, Letters } from "#letters";
import type { People, PersonId } from "#people";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import type { Ids } from "#platform/ids";
import type { Jobs } from "#platform/jobs";
import type { Seal } from "#platform/seal";
import { openTurns } from "#platform/turns";
import type { TopicId, Topics } from "#topics";
import { type Invitations, openInvitations } from "./invitations/invitations.ts";
import { type Invitees, openInvitees } from "./invitees/invitees.ts";
import { type AskedAddress, type ConfirmedAddress, askForAddress, confirmAddress } from "./address/change-address.ts";
import { calendarOf, requestedCalendarOf } from "./letters/calendar-of.ts";
import { type GivenEntry, type LateEntry, giveLateEntry, isLateEntry, lateEntries } from "./late/late-entry.ts";
import { type AnswersOutcome, type ChangedAnswers, changeAnswers } from "./changes/change-answers.ts";
import { type DateWish, type DatesOutcome, cancelAll, changeDates, openWishes } from "./changes/change-dates.ts";
import { askingOf } from "./form/asking.ts";
import { type Answered, type Asking, answeredIn } from "./form/extra-answers.ts";
import { fillPlaces } from "./places/fill-places.ts";
import { declareOfferJob } from "./places/offers.ts";
import { readForm } from "./form/form.ts";
import { readSubmission } from "./form/submission.ts";
import { type SettleOutcome, findPairs, settlePair, twinsIn } from "./doubles/doubles.ts";
import { type SentLink, sendLink } from "./links/send-link.ts";
import { askForLinks, declareLinkJob } from "./links/send-links.ts";
import { type Sent, receiveRegistrations } from "./receive-registrations.ts";
import { type RegisterOutcome, type RegisterWish, register } from "./register.ts";
import type { Addressee, OfDialogue, Pair, Participant, Registration, RegistrationRow, SettledPair, Twin } from "./registration.ts";
import type { Answers, ExtraAnswer, FormError, Status } from "./shared.ts";
import { type Search, type StatusCount, countRegistrations, countStatuses, findStatus, listAddressees, listParticipants, listRegistrations } from "./lists/store.ts";
import { searchRegistrations } from "./lists/search.ts";
import { findByNumber, findByPerson, findSubmission, saveAttended, saveWishes } from "./store.ts";

export type { AskedAddress, ConfirmedAddress } from "./address/change-address.ts";
export type { AnswersOutcome, ChangedAnswers } from "./changes/change-answers.ts";
export type { DateWish, DatesOutcome } from "./changes/change-dates.ts";
export type { ImportedInvitees, Invitee, Invitees, Unsubscribing } from "./invitees/invitees.ts";
export type { InvitationLetter, InvitationLine, InvitationRound, InvitationSent, Invitations, InvitedInvitee, LeftOut } from "./invitations/invitations.ts";
export type { Answered, Asking } from "./form/extra-answers.ts";
export type { GivenEntry, LateEntry } from "./late/late-entry.ts";
export type { Registered } from "./receive-registrations.ts";
export type { RegisterOutcome, RegisterWish } from "./register.ts";
export type { Search } from "./lists/store.ts";
export type { SettleOutcome } from "./doubles/doubles.ts";
export type { SentLink } from "./links/send-link.ts";
export type { Addressee, DateStatus, OfDialogue, Pair, Participant, Registration, RegistrationRow, SettledPair, Source, Twin } from "./registration.ts";
export type { Answers, ExtraAnswer, FormError, FormField, FormProblem, FormStep, RegistrationId, Status } from "./shared.ts";
export { informationClasses, personData } from "./records.ts";

/** Keeps what a person needs for access, apart from the registration and in its transaction: the room `access` does. */
export type KeepMeasures = (
  trx: Transaction,
  needs: { authorityId: AuthorityId; dialogueId: DialogueId; personId: PersonId; measures: { chosen: string[]; other: string } },
) => Promise<void>;

export type RegistrationNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  authorities: Pick<Authorities, "all" | "retention">;
  ledger: Ledger;
  people: People;
  letters: Letters;
  dialogues: Dialogues;
  topics: Topics;
  keepMeasures: KeepMeasures;
  jobs: Pick<Jobs, "declare" | "send">;
  seal: Seal;
  /** PUBLIC_ORIGIN; asked late because a free port is known only once the server listens. */
  origin: () => URL;
  /** Always true, except in the control test that shows what the row locks are for. */
  locks?: boolean;
  /** How this process lets registrations of one dialogue into the database: so many transactions at once, so many in one. */
  turns?: { width: number; together: number };
};

export type RegistrationRoom = {
  /** What is wrong with a form so far; the page asks after each step for that step's errors. */
  check(form: Answers, dialogue: Dialogue, asking?: Asking): FormError[];
  /** What the dialogue asks of its own, and what it asked in the versions that these answers were given to. */
  asking(dialogue: Dialogue, seen: Iterable<number>): Promise<Asking>;
  /** What each of these people answered, in the words they answered: what is asked now, then what is asked no more. */
  answered(dialogue: Dialogue, people: readonly (readonly ExtraAnswer[])[]): Promise<Answered[][]>;
  /** One form, one registration: stores person, registration, dates, topic, access measures, diary entries and the receipt together. */
  register(wish: RegisterWish): Promise<RegisterOutcome>;
  changeDates(change: { personId: PersonId; wishes: readonly DateWish[]; actor: string }): Promise<DatesOutcome>;
  /** What `actor` can wish for each date of a registration now. */
  openWishes(dialogue: Dialogue, registration: Registration, actor: string): DateWish[];
  /** Drops every date that is not over. */
  cancel(personId: PersonId, actor: string): Promise<DatesOutcome>;
  changeAnswers(change: { personId: PersonId; answers: ChangedAnswers; actor: string }): Promise<AnswersOutcome>;
  /** What staff do about a person's link when asked: the same by letter, or a fresh one. */
  sendLink(wish: { personId: PersonId; fresh: boolean; actor: PersonId }): Promise<SentLink>;
  /** Marks protected identity, or takes the mark away (R8). */
  protect(personId: PersonId, protectedIdentity: boolean, actor: PersonId): Promise<void>;
  /** A key that lets one person register after the deadline; `givenTo` is a word of staff's own. */
  giveLateEntry(of: { dialogueId: DialogueId; givenTo: string; by: PersonId }): Promise<GivenEntry>;
  isLateEntry(key: string, dialogueId: DialogueId): Promise<boolean>;
  lateEntries(of: { dialogueId: DialogueId; authorityId: AuthorityId }): Promise<LateEntry[]>;
  invitees: Invitees;
  /** Letters that invite those. */
  invitations: Invitations;
  /** Sends a code to the new address; with it, within ten minutes and five tries, the address is changed and old links die. */
  askForAddress(wish: { personId: PersonId; address: string }): Promise<AskedAddress>;
  confirmAddress(wish: { personId: PersonId; code: string }): Promise<ConfirmedAddress>;
  /** "Send me my link": letters to those known by this address; nothing tells whether there are any. */
  askForLinks(email: string): Promise<void>;
  /** Topics the person would like to talk about, best first. */
  rankTopics(trx: Transaction, personId: PersonId, wishes: readonly TopicId[]): Promise<void>;
  /** Gives free places to those who wait, after more places were made; the answer counts those who moved up. */
  fillPlaces(dialogueId: DialogueId): Promise<number>;
  /** Notes who was there; the answer counts those it changed. */
  markAttended(trx: Transaction, meetingId: MeetingId, personIds: readonly PersonId[]): Promise<number>;
  of(personId: PersonId, db?: Database): Promise<Registration | undefined>;
  byNumber(of: OfDialogue, number: number): Promise<Registration | undefined>;
  /** The form as it came in, without the access measures; fields that hold no text are left out. */
  received(registration: Pick<Registration, "id">): Promise<Partial<Answers>>;
  statusOf(personId: PersonId, meetingId: MeetingId, db?: Database): Promise<Status | undefined>;
  /** The calendar file of the dates the person has a place on. */
  calendar(personId: PersonId, language: Language): Promise<CalendarPart | undefined>;
  /** Staff's list in Swedish order of name; another authority's dialogue is empty. */
  list(of: { dialogueId: DialogueId; authorityId: AuthorityId; meetingId?: MeetingId }, db?: Database): Promise<RegistrationRow[]>;
  /** Everyone who ever asked for one of these dates, with how they stand there: one question for a letter to all of them. */
  addressees(of: { dialogueId: DialogueId; authorityId: AuthorityId; meetingIds: readonly MeetingId[] }, db?: Database): Promise<Addressee[]>;
  /** What a letter to this address puts into the recipient's calendar: of the dates the ones with a place. */
  calendarFor(to: { dialogue: Dialogue; addressee: Addressee; language: Language; email: string }): CalendarPart | undefined;
  /** The same list searched, filtered, sorted and paged; words with an @ look for an address. `total` counts all pages. */
  search(search: Search): Promise<{ rows: RegistrationRow[]; total: number }>;
  /** How many registered, whatever became of it, and as what. */
  size(of: { dialogueId: DialogueId; authorityId: AuthorityId }): Promise<{ registered: number; byRole: Partial<Record<Role, number>> }>;
  /** Registrations that look like one person's twice and still stand: shown to staff, refused to nobody (families share an address). */
  pairs(of: OfDialogue): Promise<{ open: Pair[]; settled: SettledPair[]; twins: Map<PersonId, Twin[]> }>;
  settlePair(of: OfDialogue, settling: { numbers: readonly [number, number]; areTwo: boolean; actor: PersonId }): Promise<SettleOutcome>;
  /** Notes in the ledger that staff took the list out of the house. */
  noteExport(of: { dialogueId: DialogueId; authorityId: AuthorityId }, by: PersonId, facts: { format: string; rows: number; withMeasures: boolean }): Promise<void>;
  /** Of everyone, or of these. `held`: for so many of them a place is held, which is no free one. */
  counts(dialogueId: DialogueId, db?: Database, personIds?: readonly PersonId[]): Promise<StatusCount[]>;
  /** Those with a place on a date: what groups are made from. */
  participants(meetingId: MeetingId, db?: Database): Promise<Participant[]>;
};

/** Nobody notices a hundredth of a second, and a transaction costs four times what a registration in it does. */
const asTheyCome = { width: 1, together: 50, pause: 8 };

/** Declares its jobs, so it is opened before the jobs start. */
export function openRegistration(needs: RegistrationNeeds): RegistrationRoom {
  const { database, dialogues, clock } = needs;
  declareLinkJob(needs);
  declareOfferJob(needs);
  const invitees = openInvitees(needs);
  const inTransaction = <Result>(work: (trx: Transaction) => Promise<Result>) => database.transaction().execute(work);
  const takeTurn = openTurns(needs.turns ?? asTheyCome, (sent: readonly Sent[]) => inTransaction((trx) => receiveRegistrations(needs, trx, sent)));
  return {
    check(form, dialogue, asking) {
      const read = readForm(form, dialogue, { tooLate: dialogues.tooLateToBook(dialogue), asking });
      return read.outcome === "invalid" ? read.errors : [];
    },
    asking: (dialogue, seen) => askingOf(needs, dialogue, seen),
    async answered(dialogue, people) {
      const asking = await askingOf(needs, dialogue, people.flatMap((extra) => extra.map(({ seen }) => seen)));
      return people.map((extra) => answeredIn(asking, extra));
    },
    register: (wish) => register({ ...needs, takeTurn }, wish),
    changeDates: (change) => inTransaction((trx) => changeDates(needs, trx, change)),
    openWishes: (dialogue, registration, actor) => openWishes(needs, dialogue, registration, actor),
    cancel: (personId, actor) => inTransaction((trx) => cancelAll(needs, trx, personId, actor)),
    changeAnswers: (change) => inTransaction((trx) => changeAnswers(needs, trx, change)),
    sendLink: (wish) => inTransaction((trx) => sendLink(needs, trx, wish)),
    protect: (personId, protectedIdentity, actor) => inTransaction((trx) => needs.people.protect(trx, personId, protectedIdentity, actor)),
    giveLateEntry: (of) => inTransaction((trx) => giveLateEntry(needs, trx, of)),
    isLateEntry: (key, dialogueId) => isLateEntry(needs, key, dialogueId),
    lateEntries: (of) => lateEntries(needs, of),
    invitees,
    invitations: openInvitations(needs, invitees.unsubscribeAddress),
    askForAddress: (wish) => inTransaction((trx) => askForAddress(needs, trx, wish)),
    confirmAddress: (wish) => inTransaction((trx) => confirmAddress(needs, trx, wish)),
    askForLinks: (email) => askForLinks(needs, email),
    async rankTopics(trx, personId, wishes) {
      const registration = await findByPerson(trx, personId);
      if (registration) await saveWishes(trx, registration.id, wishes);
    },
    fillPlaces: (dialogueId) => inTransaction((trx) => fillPlaces(needs, trx, dialogueId)),
    markAttended: async (trx, meetingId, personIds) => (personIds.length === 0 ? 0 : saveAttended(trx, meetingId, personIds)),
    of: (personId, db = database) => findByPerson(db, personId),
    byNumber: (of, number) => findByNumber(database, of, number),
    received: async ({ id }) => readSubmission(await findSubmission(database, id)),
    statusOf: (personId, meetingId, db = database) => findStatus(db, personId, meetingId),
    async calendar(personId, language) {
      const registration = await findByPerson(database, personId);
      const dialogue = registration && (await dialogues.find(registration.dialogueId));
      if (!dialogue) return undefined;
      const { id: registrationId, dates: standings } = registration;
      return calendarOf(needs, { dialogue, registrationId, language, standings, at: clock.civil() });
    },
    list: async (of, db = database) => (await listRegistrations(db, of)).rows,
    addressees: (of, db = database) => listAddressees(db, of),
    calendarFor: ({ dialogue, addressee: { registrationId, dates }, language, email }) =>
      requestedCalendarOf(needs, { dialogue, registrationId, language, standings: dates, email, at: clock.civil() }),
    search: (search) => searchRegistrations(needs, search),
    size: (of) => countRegistrations(database, of),
    async pairs(of) {
      const pairs = await findPairs(needs, of);
      return { ...pairs, twins: twinsIn(pairs.open) };
    },
    settlePair: (of, settling) => inTransaction((trx) => settlePair(needs, trx, of, settling)),
    noteExport: (chain, by, facts) =>
      inTransaction(async (trx) => {
        const subject = { kind: "dialogue", id: chain.dialogueId };
        await needs.ledger.append(trx, { chain, type: "registration.list-exported", actor: by, subject, class: "registration.registration", content: facts });
      }),
    counts: (dialogueId, db = database, personIds) => countStatuses(db, dialogueId, personIds),
    participants: (meetingId, db = database) => listParticipants(db, meetingId),
  };
}
