import { z } from "zod";
import type { AuthorityId } from "#authorities";
import type { DialogueId, Dialogues, MeetingId } from "#dialogues";
import type { Ledger } from "#ledger";
import type { LetterId, Letters } from "#letters";
import type { People, PersonId } from "#people";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import type { Ids } from "#platform/ids";
import type { Jobs } from "#platform/jobs";
import type { RegistrationRoom } from "#registration";
import { readAudience } from "./audience.ts";
import type { AudiencePart, MailingKind } from "./kinds.ts";
import type { Wording, WordingFault } from "./letters/wording.ts";
import { type PreviewWish, makePreview } from "./make-preview.ts";
import { carryOut, ruleAlarm } from "./rules/carry-out.ts";
import { type Forecast, type ForeseenList, foresee, foreseeDate } from "./rules/forecast.ts";
import { type RuleOutcome, type RuleWish, changeRule, makeRule } from "./rules/keep-rules.ts";
import { type RuleId, nextLook } from "./rules/rule.ts";
import { isOn } from "./rules/store.ts";
import { type SendOutcome, changesOf, sendPreview } from "./send-preview.ts";
import { type By, type History, type Steered, type Tried, historyOf, retry, steer, tryOut } from "./steer.ts";
import { findPreview, listPreviews } from "./store.ts";
import { warnTooFew } from "./warn-too-few.ts";
import { exampleOf, keepWording, wordsOf } from "./keep-wording.ts";

export type { AudiencePart, MailingKind } from "./kinds.ts";
export type { Wording, WordingFault } from "./letters/wording.ts";
export type { Forecast, Foreseen, ForeseenList } from "./rules/forecast.ts";
export type { RuleOutcome } from "./rules/keep-rules.ts";
export type { Rule, RuleId } from "./rules/rule.ts";
export type { SendOutcome } from "./send-preview.ts";
export type { Steered, Tried } from "./steer.ts";
export { informationClasses, personData } from "./records.ts";

export type PreviewId = string & { readonly __brand: "PreviewId" };

/** Who shall have a letter: of those who asked for any of the meetings the ones that `who` names; the others are skipped, and said so. */
export type Audience = { meetingIds: MeetingId[]; who: AudiencePart };

/** `protected`: lists show no address (R8). */
export type Recipient = { personId: PersonId; name: string; email: string; language: Language; protected: boolean };
/** `because`: no e-mail address, or not of this audience: in the queue, cancelled, has a place already, was not there. */
export type Skipped = { personId: PersonId; name: string; because: "no-address" | "waiting" | "cancelled" | "placed" | "absent" };
/** Since a preview was frozen: who came to the audience and who left it, and whether the letter would be another one now. */
export type Changes = Record<"joined" | "left", { personId: PersonId; name: string }[]> & { letter: boolean };

/** Frozen when it is made: the letter in each language (with each one's name and dates open), whom it goes to and who is left out. */
export type Preview = {
  id: PreviewId;
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  kind: MailingKind;
  audience: Audience;
  letter: Wording;
  /** Of the dialogue's file when it was made. */
  version: number;
  recipients: Recipient[];
  skipped: Skipped[];
  by: PersonId | "system";
  madeAt: Date;
  sentAt?: Date;
};

/** One line of the list of mailings. */
export type MailingLine = Pick<Preview, "id" | "kind" | "by" | "madeAt" | "sentAt"> & { recipients: number };

export type MailingNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Ledger;
  people: People;
  letters: Letters;
  dialogues: Dialogues;
  registration: RegistrationRoom;
  jobs: Pick<Jobs, "declare" | "send">;
  /** PUBLIC_ORIGIN; asked late because a free port is known only once the server listens. */
  origin: () => URL;
};

export type Mailings = {
  /** Writes the letter and the exact list down; nothing is sent. Undefined when there is no such dialogue of this authority. */
  preview(wish: PreviewWish): Promise<Preview | undefined>;
  /** The words for a kind of letter, and whether they are the authority's own. */
  wording(of: { dialogueId: DialogueId; authorityId: AuthorityId; kind: MailingKind }): Promise<{ wording: Wording; own: boolean }>;
  /** The letter as one recipient with a place on every date would get it now. */
  example(of: { dialogueId: DialogueId; authorityId: AuthorityId; kind: MailingKind; name: string; links: Record<Language, string> }): Promise<Wording>;
  /** Keeps the authority's own words, which the next preview takes; no words bring back the house's. Nothing is kept with faults. */
  keepWording(wish: { dialogueId: DialogueId; authorityId: AuthorityId; kind: MailingKind; by: PersonId; wording: Wording | undefined }): Promise<{ outcome: "kept" } | { outcome: "faulty"; faults: WordingFault[] }>;
  /** What has changed since the preview was made. */
  changes(preview: Preview): Promise<Changes>;
  /**
   * Queues the previewed letter to the previewed recipients (M3). When letter or audience have changed since the preview nothing
   * is queued and the answer says how; `asPreviewed` sends to the list as it was, and never a letter that is true no more.
   */
  send(previewId: PreviewId, by: { personId: PersonId; authorityId: AuthorityId; asPreviewed?: boolean }): Promise<SendOutcome>;
  steer(previewId: PreviewId, wish: "pause" | "resume" | "stop", by: By): Promise<Steered>;
  retry(previewId: PreviewId, which: LetterId | "refused", by: By): Promise<Steered>;
  /** A test to oneself. `words` mark it as a test and stand where the personal link would. */
  tryOut(previewId: PreviewId, by: By, words: Record<Language, { mark: string; link: string }>): Promise<Tried>;
  historyOf(personId: PersonId, of: { dialogueId: DialogueId; authorityId: AuthorityId }): Promise<History | undefined>;
  makeRule(wish: RuleWish): Promise<{ outcome: "made"; ruleId: RuleId } | { outcome: "unknown" }>;
  changeRule(ruleId: RuleId, wish: "on" | "off" | "remove", by: By): Promise<RuleOutcome>;
  /** Carries a rule out as far as it is due, and sets the alarm for the next time. The answer counts the letters it queued. */
  look(ruleId: RuleId): Promise<number>;
  /** Every rule, and for every date when it is due, how many get it and how many do not. */
  forecast(of: { dialogueId: DialogueId; authorityId: AuthorityId }): Promise<Forecast>;
  /** Who gets it on one date, and who does not because. */
  foreseen(of: { dialogueId: DialogueId; authorityId: AuthorityId; ruleId: RuleId; meetingNumber: number }): Promise<ForeseenList | undefined>;
  /** Two days before each date: tells organisers when fewer have registered than its minimum. The answer counts the letters. */
  warnTooFew(): Promise<number>;
  find(previewId: PreviewId): Promise<Preview | undefined>;
  /** Newest first. */
  ofDialogue(dialogueId: DialogueId, authorityId: AuthorityId): Promise<MailingLine[]>;
};

/** Declares its job, so it is opened before the jobs start. */
export function openMailings(needs: MailingNeeds): Mailings {
  const { database, jobs, clock } = needs;
  const inTransaction = <Result>(work: (trx: Transaction) => Promise<Result>) => database.transaction().execute(work);
  const lookAgain = (trx: Transaction, ruleId: RuleId, at: Date) => jobs.send(trx, ruleAlarm, { ruleId }, { singletonKey: ruleId, dueCivil: at });
  const look = async (ruleId: RuleId) => {
    // First of all, so that a rule whose sending fails for good today is looked at again all the same.
    if (!(await isOn(database, ruleId))) return 0;
    await inTransaction((trx) => lookAgain(trx, ruleId, nextLook([], clock.civil())));
    return inTransaction(async (trx) => {
      const { letters, next } = await carryOut(needs, trx, ruleId);
      if (next) await lookAgain(trx, ruleId, next);
      return letters;
    });
  };
  jobs.declare(ruleAlarm, z.object({ ruleId: z.uuid() }), async ({ ruleId }) => void (await look(ruleId as RuleId)));
  return {
    preview: (wish) => inTransaction((trx) => makePreview(needs, trx, wish)),
    send: (previewId, by) => inTransaction((trx) => sendPreview(needs, trx, previewId, by)),
    wording: (of) => wordsOf(database, of),
    example: (of) => exampleOf(needs, of),
    keepWording: (wish) => inTransaction((trx) => keepWording(needs, trx, wish)),
    changes: async (preview) => changesOf(needs, database, preview, (await readAudience(needs, database, preview)).recipients),
    steer: (previewId, wish, by) => steer(needs, previewId, wish, by),
    retry: (previewId, which, by) => retry(needs, previewId, which, by),
    tryOut: (previewId, by, words) => tryOut(needs, previewId, by, words),
    historyOf: (personId, of) => historyOf(needs, personId, of),
    makeRule: (wish) => inTransaction((trx) => makeRule(needs, trx, wish)),
    changeRule: (ruleId, wish, by) => inTransaction((trx) => changeRule(needs, trx, ruleId, wish, by)),
    look,
    forecast: (of) => foresee(needs, of),
    foreseen: (of) => foreseeDate(needs, of),
    warnTooFew: () => warnTooFew(needs),
    find: (previewId) => findPreview(database, previewId),
    ofDialogue: (dialogueId, authorityId) => listPreviews(database, dialogueId, authorityId),
  };
}
