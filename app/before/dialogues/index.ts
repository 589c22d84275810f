import type { Authorities, AuthorityId } from "#authorities";
import type { Ledger } from "#ledger";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import type { Ids } from "#platform/ids";
import { readTogether } from "#platform/read-together";
import { calendarFeed } from "./calendar/feed.ts";
import { type Dialogue, type Meeting, dialogueOf } from "./dialogue.ts";
import { type CallOffWish, callOffMeeting } from "./call-off-meeting.ts";
import { type ImportOnly, type ImportOutcome, importDialogue } from "./import-dialogue.ts";
import { openFiles } from "./files.ts";
import type { GateCheck } from "./gate.ts";
import {
  type CloseOutcome,
  type PublishOutcome,
  type ReopenOutcome,
  type WithdrawOutcome,
  closeDialogue,
  gateOfDialogue,
  publishDialogue,
  reopenDialogue,
  withdrawDialogue,
} from "./publish-dialogue.ts";
import { writeDialogueFile } from "./file/read-file.ts";
import { type RegistrationWindow, windowOf } from "./registration-window.ts";
import type { DialogueId, MeetingId } from "./shared.ts";
import { type ReviewOutcome, copyFile, reviewFile } from "./review-file.ts";
import { type Head, type HeadOf, findHeadOf, listHeads, listVersions } from "./store.ts";
import { tooLateToBook } from "./too-late-to-book.ts";

export type { Dialogue, DialogueState, Meeting } from "./dialogue.ts";
export type { ExtraQuestion } from "./file/question-file.ts";
export type { FileChange } from "./file/compare-files.ts";
export type { ImportOnly, ImportOutcome } from "./import-dialogue.ts";
export type { ReviewOutcome } from "./review-file.ts";
export type { GateCheck, GateReason } from "./gate.ts";
export type { CloseOutcome, PublishOutcome, ReopenOutcome, WithdrawOutcome } from "./publish-dialogue.ts";
export type { Reason } from "./file/read-file.ts";
export type { RegistrationWindow } from "./registration-window.ts";
export type { DialogueId, InfluenceLevel, MeetingId, Role, StepKind, StepPlan } from "./shared.ts";
export { informationClasses, personData } from "./records.ts";

export type DialogueNeeds = { database: Database; clock: Clock; ids: Ids; ledger: Ledger; authorities: Authorities };

export type Dialogues = {
  /**
   * Reads a dialogue's file and keeps it as a draft, or as a new version of the dialogue of that slug. `ahead` moves all
   * dates by whole weeks until registration stays open for so many days from now (demonstrations).
   */
  importYaml(trx: Transaction, text: string, by: { actor: string; ahead?: { days: number } } & ImportOnly): Promise<ImportOutcome>;
  /** One meeting will not be held, because; or it will after all. A new version of the file, so calendars that follow it see it. */
  callOff(trx: Transaction, wish: CallOffWish): Promise<ImportOutcome | { outcome: "unknown" }>;
  /** What importing the text would change, and how it passes the gate; changes nothing. */
  review(text: string, only: ImportOnly): Promise<ReviewOutcome>;
  /** The file as it stands; importing it again gives an equal one. */
  exportYaml(id: DialogueId): Promise<string | undefined>;
  /** A file after this dialogue's pattern: `slug` is new, the first meeting in the week from `firstDay` ("2026-11-23") on. */
  copyYaml(id: DialogueId, as: { slug: string; firstDay: string }): Promise<string | undefined>;
  /** The versions a dialogue has had, the newest first. */
  versions(id: DialogueId): Promise<{ version: number; at: Date }[]>;
  /** The dialogue as a version told it: what a person saw who registered then (G-05). */
  ofVersion(id: DialogueId, version: number, db?: Database): Promise<Dialogue | undefined>;
  /** What is settled and what is not, question by question; a draft is published when no reason is left. */
  gate(id: DialogueId, db?: Database): Promise<GateCheck[]>;
  publish(trx: Transaction, id: DialogueId, actor: string): Promise<PublishOutcome>;
  /** Back to a draft, unless someone has `registered`, which the caller counts in the same transaction. */
  withdraw(trx: Transaction, id: DialogueId, actor: string, registered: number): Promise<WithdrawOutcome>;
  close(trx: Transaction, id: DialogueId, actor: string): Promise<CloseOutcome>;
  reopen(trx: Transaction, id: DialogueId, actor: string): Promise<ReopenOutcome>;
  find(id: DialogueId, db?: Database): Promise<Dialogue | undefined>;
  bySlug(slug: string, db?: Database): Promise<Dialogue | undefined>;
  /** The dialogue that a meeting belongs to, and the meeting. */
  ofMeeting(id: MeetingId, db?: Database): Promise<{ dialogue: Dialogue; meeting: Meeting } | undefined>;
  /** By first date, the earliest first; the public sees the published and closed ones only. */
  all(of?: { authorityId?: AuthorityId; drafts?: boolean }): Promise<Dialogue[]>;
  /** The dates as a calendar to follow. */
  calendar(dialogue: Dialogue, as: { language: Language; origin: URL }): string;
  /** Whether registration is open at the civil time now. */
  window(dialogue: Dialogue): RegistrationWindow;
  /** The keys of the access measures that can no longer be booked in time, at the civil time now or at another. */
  tooLateToBook(dialogue: Dialogue, at?: Date): string[];
};

export function openDialogues(needs: DialogueNeeds): Dialogues {
  const { database, clock } = needs;
  const files = openFiles();
  /** Every page asks for its dialogue. In a transaction each reads for itself. */
  const together = readTogether<Head | undefined>();
  const listTogether = readTogether<Head[]>();
  const find = async (db: Database, of: HeadOf) => {
    const head = await (db === database ? together(Object.entries(of).join(), () => findHeadOf(db, of)) : findHeadOf(db, of));
    return head && dialogueOf(head, await files.of(db, head));
  };
  return {
    importYaml: (trx, text, by) => importDialogue(needs, trx, text, by),
    callOff: (trx, wish) => callOffMeeting(needs, trx, wish),
    review: (text, only) => reviewFile(needs, text, only),
    async copyYaml(id, as) {
      const head = await findHeadOf(database, { id });
      return head && copyFile(await files.of(database, head), as);
    },
    versions: async (id) => (await listVersions(database, id)).map(({ version, imported_at: at }) => ({ version, at })),
    async ofVersion(id, version, db = database) {
      const head = await findHeadOf(db, { id });
      if (!head || version < 1 || version > head.version) return undefined;
      return dialogueOf({ ...head, version }, await files.of(db, { id, version }));
    },
    async exportYaml(id) {
      const head = await findHeadOf(database, { id });
      return head && writeDialogueFile(await files.of(database, head));
    },
    async gate(id, db = database) {
      const head = await findHeadOf(db, { id });
      return head ? gateOfDialogue(needs, db, head) : [];
    },
    publish: (trx, id, actor) => publishDialogue(needs, trx, id, actor),
    withdraw: (trx, id, actor, registered) => withdrawDialogue(needs, trx, id, actor, registered),
    close: (trx, id, actor) => closeDialogue(needs, trx, id, actor),
    reopen: (trx, id, actor) => reopenDialogue(needs, trx, id, actor),
    find: (id, db = database) => find(db, { id }),
    bySlug: (slug, db = database) => find(db, { slug }),
    async ofMeeting(meetingId, db = database) {
      const dialogue = await find(db, { meetingId });
      const meeting = dialogue?.meetings.find(({ id }) => id === meetingId);
      return dialogue && meeting && { dialogue, meeting };
    },
    async all(of = {}) {
      const found = await listTogether(JSON.stringify(of), () => listHeads(database, of));
      return Promise.all(found.map(async (head) => dialogueOf(head, await files.of(database, head))));
    },
    calendar: (dialogue, as) => calendarFeed(dialogue, { ...as, at: clock.civil() }),
    window: (dialogue) => windowOf(dialogue, clock.civil()),
    tooLateToBook: (dialogue, at = clock.civil()) => tooLateToBook(dialogue, at),
  };
}
