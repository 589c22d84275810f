import type { AuthorityId } from "#authorities";
import type { DialogueId, Dialogues } from "#dialogues";
import type { Ledger } from "#ledger";
import type { Letters } from "#letters";
import type { People, PersonId } from "#people";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { IncomingMail } from "#platform/mail-inbox";
import type { BoardTopic, TopicCounts, TopicFilter } from "./board/board.ts";
import { countTopics, listColumns, listPage } from "./board/store.ts";
import { type LifeOfTopic, lifeOf } from "./life.ts";
import { type MoveOutcome, moveTopic } from "./move-topic.ts";
import { type NewTopic, type ReceivedTopic, receiveTopics } from "./receive-topic.ts";
import { remindStaff } from "./reminders/remind-staff.ts";
import { findDays, saveDays } from "./reminders/store.ts";
import { type RewordOutcome, type Wording, rewordTopic } from "./reword-topic.ts";
import type { ContactWay, TopicId } from "./shared.ts";
import { findTopic, findTopicByNumber, listHidden, listJoined, listReleased, listTopicsOfDialogue, listTopicsOfPerson, setReleased } from "./store.ts";
import { type ReplyAddresses, openReplyAddresses } from "./post/reply-address.ts";
import { type ReplyOutcome, takeReply } from "./post/take-reply.ts";
import type { WriteOutcome } from "./thread.ts";
import { logContact, writeMessage } from "./thread.ts";
import type { ReleasedTopic, Topic, TopicMove } from "./topic.ts";

export type { BoardTopic, TopicCounts, TopicFilter, TopicOrder } from "./board/board.ts";
export type { Contact, LifeOfTopic, LifeStep, Message } from "./life.ts";
export type { MoveOutcome } from "./move-topic.ts";
export type { NewTopic } from "./receive-topic.ts";
export type { RewordOutcome, Wording } from "./reword-topic.ts";
export type { ReplyOutcome } from "./post/take-reply.ts";
export type { ContactWay, TopicId, TopicKind, TopicState } from "./shared.ts";
export type { WriteOutcome } from "./thread.ts";
export type { ReleasedTopic, Topic, TopicMove } from "./topic.ts";
export { informationClasses, personData } from "./records.ts";

export type TopicNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Ledger;
  people: People;
  letters: Letters;
  dialogues: Dialogues;
  /** Present when answers by mail can come in. */
  replies?: ReplyAddresses | undefined;
};

/** `inboxAddress` is where answers by mail arrive, if they can. */
type Opening = Omit<TopicNeeds, "replies"> & { inboxAddress?: string | undefined; serverKey?: string };

type Columns = Parameters<typeof listColumns>[2];
type Page = Parameters<typeof listPage>[2];

export type Topics = {
  /** Topics of one dialogue, in the registrations' own transaction, and the events to append with theirs; the answer in their order. */
  receive(trx: Transaction, of: { authorityId: AuthorityId; dialogueId: DialogueId }, topics: readonly NewTopic[]): Promise<ReceivedTopic[]>;
  /** By the proposer, while registration is open; what it said before is kept. */
  reword(topicId: TopicId, by: PersonId, wording: Wording): Promise<RewordOutcome>;
  /** Moves a topic through its life; with `trx` together with what caused it (the agenda's placing, an answer). */
  move(topicId: TopicId, move: TopicMove, actor: string, trx?: Transaction): Promise<MoveOutcome>;
  /** Notes that someone of the staff has been in touch, and moves a received topic on. */
  contact(topicId: TopicId, contact: { by: PersonId; way: ContactWay; about: string }): Promise<MoveOutcome>;
  /** The two-way thread: a message of the authority goes out as a letter with the personal link. */
  write(topicId: TopicId, message: { sender: "proposer" | "authority"; by: PersonId; text: string }): Promise<WriteOutcome>;
  /** After how many days without a word to a proposer staff are reminded; 0: never. */
  reminderDays(of: { dialogueId: DialogueId; authorityId: AuthorityId }): Promise<number>;
  remindAfter(of: { dialogueId: DialogueId; authorityId: AuthorityId }, days: number, actor: string): Promise<void>;
  /** Letters to the organisers of dialogues where topics have waited too long, once for each topic. May be asked at any time. */
  remindStaff(origin: URL): Promise<number>;
  /** A letter that came to the inbox: into the thread of the topic it was sent to. */
  takeReply(mail: IncomingMail): Promise<ReplyOutcome>;
  /** Whether the public and the registered may see the title, never the name. */
  release(trx: Transaction, topicId: TopicId, released: boolean, actor: string): Promise<void>;
  /** The same for every topic that is on the agenda. */
  releaseAgenda(of: { dialogueId: DialogueId; authorityId: AuthorityId }, actor: string): Promise<void>;
  find(topicId: TopicId, db?: Database): Promise<Topic | undefined>;
  /** Its states with dates, contacts and messages, oldest first. */
  life(topicId: TopicId, db?: Database): Promise<LifeOfTopic>;
  byNumber(of: { dialogueId: DialogueId; authorityId: AuthorityId }, number: number): Promise<Topic | undefined>;
  /** The topics that were joined with this one. */
  joinedInto(topicId: TopicId): Promise<Topic[]>;
  /** Counts, and the first topics of each column. */
  board(filter: TopicFilter, columns: Columns): Promise<{ counts: TopicCounts; topics: BoardTopic[] }>;
  /** Counts, and one page of a list. */
  page(filter: TopicFilter, page: Page): Promise<{ counts: TopicCounts; topics: BoardTopic[] }>;
  /** What the registered may see and wish for: not the joined, whose words are taken up with another, nor the declined. */
  released(of: { dialogueId: DialogueId; authorityId: AuthorityId }): Promise<ReleasedTopic[]>;
  of(personId: PersonId, db?: Database): Promise<Topic[]>;
  ofDialogue(of: { dialogueId: DialogueId; authorityId: AuthorityId }, db?: Database): Promise<Topic[]>;
};

export function openTopics({ inboxAddress, serverKey, ...rest }: Opening): Topics {
  const { database } = rest;
  const needs: TopicNeeds = { ...rest, replies: inboxAddress && serverKey ? openReplyAddresses({ address: inboxAddress, serverKey }) : undefined };
  const inTransaction = <Result>(work: (trx: Transaction) => Promise<Result>) => database.transaction().execute(work);
  return {
    receive: (trx, of, topics) => receiveTopics(needs, trx, of, topics),
    reword: (topicId, by, wording) => inTransaction((trx) => rewordTopic(needs, trx, topicId, by, wording)),
    move: (topicId, move, actor, given) =>
      given ? moveTopic(needs, given, topicId, move, actor) : inTransaction((trx) => moveTopic(needs, trx, topicId, move, actor)),
    contact: (topicId, contact) => inTransaction((trx) => logContact(needs, trx, topicId, contact)),
    write: (topicId, message) => inTransaction((trx) => writeMessage(needs, trx, topicId, message)),
    reminderDays: (of) => findDays(database, of),
    remindAfter: (of, days, actor) => inTransaction((trx) => remindAfter(needs, trx, of, days, actor)),
    remindStaff: (origin) => remindStaff(needs, origin),
    takeReply: (mail) => inTransaction((trx) => takeReply(needs, trx, mail)),
    release: (trx, topicId, released, actor) => releaseTopic(needs, trx, topicId, released, actor),
    releaseAgenda: (of, actor) =>
      inTransaction(async (trx) => {
        for (const topicId of await listHidden(trx, of)) await releaseTopic(needs, trx, topicId, true, actor);
      }),
    find: (topicId, db = database) => findTopic(db, topicId),
    life: (topicId, db = database) => lifeOf(db, topicId),
    byNumber: (of, number) => findTopicByNumber(database, of, number),
    joinedInto: (topicId) => listJoined(database, topicId),
    board: async (filter, wish) => ({ counts: await countTopics(database, filter), topics: await listColumns(database, filter, wish) }),
    page: async (filter, wish) => ({ counts: await countTopics(database, filter), topics: await listPage(database, filter, wish) }),
    released: (of) => listReleased(database, of),
    of: (personId, db = database) => listTopicsOfPerson(db, personId),
    ofDialogue: (of, db = database) => listTopicsOfDialogue(db, of),
  };
}

async function releaseTopic({ ledger }: TopicNeeds, trx: Transaction, topicId: TopicId, released: boolean, actor: string): Promise<void> {
  const topic = await setReleased(trx, topicId, released);
  if (!topic) return;
  await ledger.append(trx, {
    chain: { authorityId: topic.authorityId, dialogueId: topic.dialogueId },
    type: released ? "topic.released" : "topic.withheld",
    actor,
    subject: { kind: "topic", id: topicId },
    class: "topics.topic",
    content: {},
  });
}

async function remindAfter({ ledger }: TopicNeeds, trx: Transaction, of: { dialogueId: DialogueId; authorityId: AuthorityId }, days: number, actor: string): Promise<void> {
  await saveDays(trx, of, days);
  await ledger.append(trx, {
    chain: of,
    type: "topic.reminders-set",
    actor,
    subject: { kind: "dialogue", id: of.dialogueId },
    class: "topics.topic",
    content: { days },
  });
}
