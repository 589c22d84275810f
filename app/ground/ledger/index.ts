import { randomBytes } from "node:crypto";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import { firstHash } from "./digest.ts";
import type { Anchor, Appended, ChainOf, DiaryEntry, Hold, LedgerEvent, NewEvent, Subject, Verification } from "./event.ts";
import { presentDiaryEntry, presentEvent, presentHold } from "./present.ts";
import { append, findChain, hasEvents, insertChain, listDiary, listEvents, listEventsAbout, listHolds } from "./store.ts";
import { verifyChain } from "./verify-chain.ts";

export type { Actor, Anchor, Appended, ChainOf, DiaryEntry, Direction, Hold, LedgerEvent, NewDiaryEntry, NewEvent, Subject, Verification } from "./event.ts";
export type { InformationClass, Json, PersonData, RecordState } from "./record.ts";
export { informationClasses } from "./classes.ts";
export { personData } from "./person-data.ts";

export type Ledger = {
  /** Opens the chain if it is not open yet. A dialogue's chain and its authority's are two. */
  openChain(trx: Transaction, of: ChainOf): Promise<void>;
  /**
   * Appends an event, and its diary entry when `diary` is given, in the caller's transaction: one round trip. Holds the
   * chain's head until the transaction ends, so call it after every other lock. Throws when the chain was never opened.
   */
  append(trx: Transaction, event: NewEvent): Promise<Appended>;
  /** Several, in their order, in one round trip. */
  appendAll(trx: Transaction, events: readonly NewEvent[]): Promise<Appended[]>;
  verify(of: ChainOf, anchor?: Anchor): Promise<Verification>;
  /** No event in any chain yet: only then may the civil clock go back. */
  isEmpty(db?: Database): Promise<boolean>;
  /** The diary of a chain in order of number; with `db` a transaction sees its own entries. */
  diary(of: ChainOf, db?: Database): Promise<DiaryEntry[]>;
  /** At most 1,000 events after the sequence `after` (default 0), in order. */
  events(of: ChainOf, after?: number, db?: Database): Promise<LedgerEvent[]>;
  /** What happened to these records, in order: at most 1,000 events. */
  about(of: ChainOf, subjectIds: readonly string[], db?: Database): Promise<LedgerEvent[]>;
  /** The holds that stand on a subject now. Empty: it may be destroyed if a decision says so. */
  holds(subject: Subject, db?: Database): Promise<Hold[]>;
};

export function openLedger({ database, clock }: { database: Database; clock: Clock }): Ledger {
  const idOf = (of: ChainOf) => of.dialogueId ?? of.authorityId;
  /** A chain of another authority answers as if it were empty. */
  const isOf = async (db: Database, of: ChainOf) => (await findChain(db, idOf(of), of.authorityId)) !== undefined;
  const appendAll: Ledger["appendAll"] = async (trx, events) => {
    const rows = events.map(({ chain, type, actor, subject, class: informationClass, content, diary }) => ({
      chain_id: idOf(chain),
      authority_id: chain.authorityId,
      at: clock.civil(),
      type,
      actor,
      subject_kind: subject.kind,
      subject_id: subject.id,
      class: informationClass,
      salt: randomBytes(32),
      content: JSON.stringify(content),
      direction: diary?.direction ?? null,
      title: diary?.title ?? null,
      counterpart: diary?.counterpart ?? null,
    }));
    const appended = await append(trx, rows);
    return appended.map(({ sequence, diary_number }) => ({ sequence, ...(diary_number === null ? {} : { diaryNumber: diary_number }) }));
  };
  return {
    async openChain(trx, of) {
      const hash = firstHash(idOf(of), of.authorityId);
      const counters = { sequence: 0, diary_number: 0, hash };
      await insertChain(trx, { chain_id: idOf(of), authority_id: of.authorityId, dialogue_id: of.dialogueId ?? null, ...counters });
    },
    async append(trx, event) {
      const [appended] = await appendAll(trx, [event]);
      return appended as Appended;
    },
    appendAll,
    verify: (of, anchor) => verifyChain(database, of, anchor),
    isEmpty: async (db = database) => !(await hasEvents(db)),
    diary: async (of, db = database) => ((await isOf(db, of)) ? (await listDiary(db, idOf(of))).map(presentDiaryEntry) : []),
    events: async (of, after = 0, db = database) =>
      (await isOf(db, of)) ? (await listEvents(db, idOf(of), after, 1000)).map(presentEvent) : [],
    about: async (of, subjectIds, db = database) =>
      subjectIds.length > 0 && (await isOf(db, of)) ? (await listEventsAbout(db, idOf(of), subjectIds, 1000)).map(presentEvent) : [],
    holds: async (subject, db = database) => (await listHolds(db, subject)).map(presentHold),
  };
}
